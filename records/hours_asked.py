"""What `assignment.hours` is asked when somebody changes the hours of a recipient's providers.

Rows are dated and may lie ahead, so a change is looked at on every day on which a figure changes (W&I 12300.4).
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from records.assignment import Assignment
from records.care_case import Authorization
from records.exemptions import Exempted, exempted
from records.provider_hours import DAY, Share, authorizations, in_force, shares_of_case, shares_of_enrollments


@dataclass(frozen=True)
class HoursAsked:
    """What `assignment.hours` is asked for one provider on one day."""

    assignment_id: int
    on: dt.date
    facts: Mapping[str, Any]


def asked(session: Session, case_id: int, minutes: Mapping[Assignment, int], starts_on: dt.date) -> list[HoursAsked]:
    """Every question of `assignment.hours` that giving minutes to providers of one recipient from a day on raises.

    Days on which nothing is authorized are left out; with none left, nothing is authorized at all.
    """
    authorized = authorizations(session, case_id)
    changed = {row.id: given for row, given in minutes.items()}
    case = _changed(shares_of_case(session, case_id), minutes, starts_on)
    others = [each for each in shares_of_enrollments(session, {row.enrollment_id for row in minutes})]
    elsewhere = [each for each in others if each.case_id != case_id]
    exempt = exempted(session, {row.enrollment_id for row in minutes})
    found = []
    for day in _days(starts_on, [*case, *elsewhere], authorized, exempt):
        row = in_force(authorized, day)
        for share in case if row else ():
            if share.assignment_id in changed and share.works(day):
                facts = _facts(share, day, row.weekly_maximum_minutes if row else 0, case, elsewhere)
                facts["exempt"] = exempt.on(share.enrollment_id, day)
                found.append(HoursAsked(share.assignment_id, day, facts))
    return found


def _changed(shares: list[Share], minutes: Mapping[Assignment, int], starts_on: dt.date) -> list[Share]:
    """The shares as they would be; one that has not begun yet begins on the day."""
    known = {each.assignment_id: each for each in shares}
    for row, given in minutes.items():
        new = Share(row.id, row.enrollment_id, row.case_id, starts_on, None, ())
        known[row.id] = known.get(row.id, new).given(starts_on, given)
    return list(known.values())


def _days(
    starts_on: dt.date, shares: Iterable[Share], authorized: Iterable[Authorization], exempt: Exempted
) -> list[dt.date]:
    """The day itself and every later day on which a figure changes."""
    days = {day for each in shares for day in each.changes} | exempt.changes
    days |= {row.starts_on for row in authorized} | {row.ends_on + DAY for row in authorized if row.ends_on}
    return [starts_on, *sorted(day for day in days if day > starts_on)]


def _facts(share: Share, day: dt.date, maximum: int, case: list[Share], elsewhere: list[Share]) -> dict[str, Any]:
    same = [each for each in elsewhere if each.enrollment_id == share.enrollment_id and each.works(day)]
    return {
        "weekly_maximum_minutes": maximum,
        "others_minutes": sum(each.on(day) for each in case if each.assignment_id != share.assignment_id),
        "asked_minutes": share.on(day),
        "provider_recipients": 1 + len({each.case_id for each in same}),
        "provider_other_minutes": sum(each.on(day) for each in same),
    }
