"""What the provider has typed or sent elsewhere and nobody has decided yet, counted in while they type.

The law is asked about what is accepted; a provider who fills in two timesheets on one evening has to see a limit before
crossing it, so a preview counts their other timesheets as if they were paid as they stand.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, select

from records import periods
from records.timesheet import DRAFT, Timesheet, TimesheetEntry
from web import database
from web.public.timesheets.stretches import Stretch, of_entry

UNDECIDED = ("draft", "waiting", "awaiting_recipient", "returned", "held")
WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class Elsewhere:
    """A stretch on another timesheet of the same provider."""

    same_case: bool
    period_begins: dt.date
    stretch: Stretch


def counted_in(row: Timesheet, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts of a timesheet, with the provider's other undecided time."""
    found = _elsewhere(row)
    first, last = periods.month(row.period_begins)
    month = [each for each in found if first <= each.period_begins <= last]
    of_pair = _minutes(each for each in month if each.same_case)
    share = facts.get("provider_remaining_minutes")
    same_period = [each for each in month if not each.same_case and each.period_begins == row.period_begins]
    return facts | {
        "recipient_remaining_minutes": max(facts["recipient_remaining_minutes"] - of_pair, 0),
        "provider_remaining_minutes": None if share is None else max(share - of_pair, 0),
        "month_other_minutes": facts.get("month_other_minutes", 0) + _minutes(month),
        "other_entries": [*facts.get("other_entries", []), *(_other(each.stretch) for each in same_period)],
        "workweeks": [_week(each, found) for each in facts.get("workweeks", [])],
    }


def _elsewhere(row: Timesheet) -> list[Elsewhere]:
    shown = case((Timesheet.status == "draft", DRAFT), else_=Timesheet.version)
    query = (
        select(Timesheet.case_id, Timesheet.period_begins, TimesheetEntry)
        .join(TimesheetEntry, (TimesheetEntry.timesheet_id == Timesheet.id) & (TimesheetEntry.version == shown))
        .where(
            Timesheet.enrollment_id == row.enrollment_id,
            Timesheet.id != row.id,
            Timesheet.status.in_(UNDECIDED),
            Timesheet.superseded_at.is_(None),
            Timesheet.period_begins <= row.period_ends + WEEK,
            Timesheet.period_ends >= min(row.period_begins - WEEK, periods.month(row.period_begins)[0]),
        )
    )
    rows = database.session().execute(query)
    return [Elsewhere(case_id == row.case_id, begins, of_entry(entry)) for case_id, begins, entry in rows]


def _minutes(found: Any) -> int:
    return sum(each.stretch.minutes for each in found)


def _week(week: dict[str, Any], found: Sequence[Elsewhere]) -> dict[str, Any]:
    sunday = dt.date.fromisoformat(week["week"])
    inside = [each for each in found if sunday <= each.stretch.day < sunday + WEEK]
    return week | {
        "same_minutes": week["same_minutes"] + _minutes(each for each in inside if each.same_case),
        "other_minutes": week["other_minutes"] + _minutes(each for each in inside if not each.same_case),
    }


def _other(stretch: Stretch) -> dict[str, Any]:
    told = stretch.as_fact()
    return {name: told[name] for name in ("day", "start", "end", "start_again", "end_again")}
