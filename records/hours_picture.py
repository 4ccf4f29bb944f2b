"""What one provider worked for one recipient in a month, by day and by workweek, beside what may be worked."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from records.assignment import Assignment
from records.care_case import Authorization
from records.exemptions import exempt_on
from records.periods import DAY, WEEK, WEEKS_OF_A_MONTH, month, sunday
from records.provider_hours import Share, authorizations, in_force, shares_of_enrollments
from records.timesheet import Timesheet, TimesheetEntry
from records.worked_time import worked

STANDINGS = ("accepted", "submitted", "draft")
"""Decided and to be paid; sent and not decided yet; still with the provider."""

STANDING_OF = {
    "accepted": "accepted",
    **dict.fromkeys(("waiting", "awaiting_recipient", "held"), "submitted"),
    **dict.fromkeys(("draft", "returned"), "draft"),
}


@dataclass(frozen=True)
class Stretch:
    """Minutes of one recipient on one day."""

    case_id: int
    day: dt.date
    standing: str
    minutes: int


@dataclass(frozen=True)
class Bar:
    """Minutes by standing on a day, or in a workweek named by its Sunday; `others` for other recipients."""

    begins: dt.date
    accepted: int = 0
    submitted: int = 0
    draft: int = 0
    others: int = 0

    @property
    def minutes(self) -> int:
        """All of this pair."""
        return self.accepted + self.submitted + self.draft

    @property
    def ends(self) -> dt.date:
        """The Saturday of the week."""
        return self.begins + WEEK - DAY


@dataclass(frozen=True)
class HoursPicture:
    """A pair's month: bars by day and week, and what is authorized, assigned and accepted of it, in minutes.

    `assigned`: the provider's part of the month, as timesheets are decided by it (`records.timesheet_facts_sql`).
    """

    assignment: Assignment
    month: dt.date
    days: list[Bar]
    weeks: list[Bar]
    whole: Bar
    weekly_maximum: int
    authorized: int
    assigned: int
    recipients: int
    exempt: bool
    accepted_of_all: int

    @property
    def left(self) -> int:
        """What of the provider's month nobody has claimed yet; negative where it is too much."""
        return self.assigned - self.whole.minutes


def of_pair(session: Session, row: Assignment, in_month: dt.date, *, others: bool = True) -> HoursPicture:
    """The picture of a pair's month. `others`: with what the same provider works for other recipients."""
    first, last = month(in_month)
    begins, ends = sunday(first), sunday(last) + WEEK - DAY
    days = [first + DAY * number for number in range((last - first).days + 1)]
    stretches = _stretches(session, row, begins, ends)
    mine = [each for each in stretches if each.case_id == row.case_id]
    strange = [each for each in stretches if each.case_id != row.case_id and each.standing != "draft"]
    authorized = _in_force_last(session, row.case_id, days)
    shares = shares_of_enrollments(session, [row.enrollment_id])
    sundays = [begins + WEEK * number for number in range((ends - begins).days // 7 + 1)]
    return HoursPicture(
        assignment=row,
        month=first,
        days=[_bar(day, (each for each in mine if each.day == day)) for day in days],
        weeks=[_week(each, mine, strange if others else []) for each in sundays],
        whole=_bar(first, (each for each in mine if first <= each.day <= last)),
        weekly_maximum=authorized.weekly_maximum_minutes if authorized else 0,
        authorized=authorized.authorized_minutes_per_month if authorized else 0,
        assigned=_assigned(shares, row, authorized, days),
        recipients=len({each.case_id for each in shares if _worked_for(each, first, last)}) if others else 1,
        exempt=exempt_on(session, row.enrollment_id, last),
        accepted_of_all=_accepted_of_all(session, row.case_id, first, last),
    )


def _stretches(session: Session, row: Assignment, begins: dt.date, ends: dt.date) -> list[Stretch]:
    """Every stretch that the provider worked for anybody; of an accepted timesheet, what of it is paid."""
    newest = and_(TimesheetEntry.timesheet_id == Timesheet.id, TimesheetEntry.version == Timesheet.version)
    found = session.execute(
        select(Timesheet.case_id, Timesheet.status, TimesheetEntry)
        .join(TimesheetEntry, newest)
        .where(
            Timesheet.enrollment_id == row.enrollment_id,
            Timesheet.period_begins.between(begins - dt.timedelta(days=16), ends),
            Timesheet.superseded_at.is_(None),
            Timesheet.status != "withdrawn",
            TimesheetEntry.day.between(begins, ends),
        )
    )
    return [Stretch(case_id, entry.day, STANDING_OF[status], _minutes(entry)) for case_id, status, entry in found]


def _minutes(entry: TimesheetEntry) -> int:
    if entry.payable_minutes is not None:
        return entry.payable_minutes
    return worked(entry.day, entry.starts, entry.ends, entry.start_again, entry.end_again)


def _bar(begins: dt.date, stretches: Iterable[Stretch], others: int = 0) -> Bar:
    sums: Counter[str] = Counter()
    for each in stretches:
        sums[each.standing] += each.minutes
    return Bar(begins, **{name: sums[name] for name in STANDINGS}, others=others)


def _week(begins: dt.date, mine: list[Stretch], strange: list[Stretch]) -> Bar:
    theirs = sum(each.minutes for each in strange if sunday(each.day) == begins)
    return _bar(begins, (each for each in mine if sunday(each.day) == begins), theirs)


def _in_force_last(session: Session, case_id: int, days: list[dt.date]) -> Authorization | None:
    """Of the authorizations in force in a month the one in force last."""
    rows = authorizations(session, case_id)
    return next((found for day in reversed(days) if (found := in_force(rows, day))), None)


def _assigned(shares: list[Share], row: Assignment, authorized: Authorization | None, days: list[dt.date]) -> int:
    """The provider's part of a month: four weeks of the mean of the weekly minutes, by days that are no leave.

    Who has the recipient's whole week has the whole month.
    """
    share = next((each for each in shares if each.assignment_id == row.id), None)
    if share is None or authorized is None:
        return 0
    weekly = [week for day in days if in_force([authorized], day) and (week := share.on(day))]
    part = -(-WEEKS_OF_A_MONTH * sum(weekly) // len(weekly)) if weekly else 0
    whole = part >= WEEKS_OF_A_MONTH * authorized.weekly_maximum_minutes
    return authorized.authorized_minutes_per_month if whole else min(part, authorized.authorized_minutes_per_month)


def _worked_for(share: Share, first: dt.date, last: dt.date) -> bool:
    return share.starts_on <= last and (share.last_day is None or share.last_day >= first)


def _accepted_of_all(session: Session, case_id: int, first: dt.date, last: dt.date) -> int:
    """What is accepted of all the recipient's providers in the month."""
    accepted = select(func.coalesce(func.sum(Timesheet.payable_minutes), 0)).where(
        Timesheet.case_id == case_id,
        Timesheet.period_begins.between(first, last),
        Timesheet.status == "accepted",
        Timesheet.superseded_at.is_(None),
    )
    return int(session.scalar(accepted) or 0)
