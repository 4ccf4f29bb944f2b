"""A timesheet is accepted: what is paid of each entry, and of each trip between recipients (SOC 2275)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from activities.deciding import decide
from activities.doing import Doing
from activities.timesheets.rows import Rows
from records import periods, timesheeting
from records.assignment import Assignment
from records.clock import county_day
from records.timesheet import Timesheet, TimesheetEntry, TravelClaim
from records.timesheet_facts import entry_rows
from records.workweek import provider_agreement
from rules.answer import Answer

TRAVEL = "ihss.travel_claim"


def accept(doing: Doing, rows: Rows, answer: Answer) -> None:
    """Write what the law pays, by entry, and decide the trips."""
    row, given = rows.timesheet, answer.answer or {}
    entries = entry_rows(doing.session, row, row.version)
    items = [each.answer or {} for each in answer.items["entries"]]
    for entry, minutes in zip(entries, paid(entries, items, given["cutbacks"]), strict=True):
        entry.payable_minutes = minutes
    row.payable_minutes = given["payable_minutes"]
    if sum(each.payable_minutes or 0 for each in entries) != row.payable_minutes:
        raise LookupError(f"The entries of timesheet {row.id} do not add up to what the law pays.")
    row.day_minutes = by_day(row.period_begins, entries)
    row.travel_minutes = sum(_decide_trip(doing, rows, each) for each in timesheeting.trips(doing.session, row))


def by_day(period_begins: dt.date, entries: Sequence[TimesheetEntry]) -> list[int]:
    """Payable minutes of each day of a half-month, as the pay run reads them."""
    minutes = dict.fromkeys(periods.days(period_begins), 0)
    for entry in entries:
        if entry.payable_minutes:
            minutes[entry.day] += entry.payable_minutes
    return list(minutes.values())


def paid(
    entries: Sequence[TimesheetEntry], items: Sequence[Mapping[str, Any]], cutbacks: Sequence[Mapping[str, Any]]
) -> list[int]:
    """Payable minutes of each entry: what it counts, less what a day is cut back, off the day's last entries first.

    `items` are the answers of ihss.timesheet_entry in the order of the entries; a cutback is of the day's claimed time.
    """
    cut: dict[dt.date, int] = {dt.date.fromisoformat(str(each["day"])): each["minutes"] for each in cutbacks}
    by_day: dict[dt.date, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        by_day[entry.day].append(place)
    minutes = [each["payable_minutes"] for each in items]
    for day, places in by_day.items():
        most = sum(items[place]["minutes"] for place in places) - cut.get(day, 0)
        over = sum(minutes[place] for place in places) - most
        for place in reversed(places):
            off = max(min(over, minutes[place]), 0)
            minutes[place] -= off
            over -= off
    return minutes


def _decide_trip(doing: Doing, rows: Rows, trip: TravelClaim) -> int:
    """Put one trip to the law; the minutes that are paid of it."""
    decided = decide(doing, TRAVEL, trip.day, _trip_facts(doing, rows, trip), rows.case.id)
    trip.outcome, trip.payable_minutes = decided["outcome"], decided["payable_minutes"]
    doing.session.flush()
    return trip.payable_minutes or 0


def _trip_facts(doing: Doing, rows: Rows, trip: TravelClaim) -> dict[str, Any]:
    row = rows.timesheet
    come_from = doing.session.get(Assignment, trip.from_assignment_id)
    own = come_from is not None and come_from.enrollment_id == row.enrollment_id
    between = own and come_from is not None and come_from.case_id != row.case_id
    signed = provider_agreement(doing.session, row.assignment, county_day(doing.at))
    return {
        "travel_minutes": trip.minutes,
        "week_travel_minutes": _travelled(doing, row, periods.sunday(trip.day)),
        "provider_recipients": _recipients(doing, row, trip.day),
        "agreement_signed": signed is not None,
        "between_recipients": between,
        "same_day": between and _worked(doing, [row.id], trip.day) and _worked(doing, _sheets(trip), trip.day),
    }


def _travelled(doing: Doing, row: Timesheet, sunday: dt.date) -> int:
    """What was paid already of the provider's travel in a workweek, this timesheet's trips among it."""
    query = (
        select(func.coalesce(func.sum(TravelClaim.payable_minutes), 0))
        .join(Timesheet, Timesheet.id == TravelClaim.timesheet_id)
        .where(
            Timesheet.enrollment_id == row.enrollment_id,
            Timesheet.superseded_at.is_(None),
            (Timesheet.status == "accepted") | (Timesheet.id == row.id),
            TravelClaim.version == Timesheet.version,
            TravelClaim.day.between(sunday, sunday + periods.WEEK - periods.DAY),
        )
    )
    return int(doing.session.scalar(query) or 0)


def _recipients(doing: Doing, row: Timesheet, day: dt.date) -> int:
    """For how many recipients the provider works on a day, this one among them."""
    works = (
        Assignment.enrollment_id == row.enrollment_id,
        Assignment.starts_on <= day,
        Assignment.ended_on.is_(None) | (Assignment.ended_on >= day),
    )
    others = select(func.count(Assignment.case_id.distinct())).where(*works, Assignment.case_id != row.case_id)
    return 1 + int(doing.session.scalar(others) or 0)


def _sheets(trip: TravelClaim) -> Any:
    """The timesheets of the recipient whom the provider came from that count."""
    return select(Timesheet.id).where(
        Timesheet.assignment_id == trip.from_assignment_id,
        Timesheet.superseded_at.is_(None),
        Timesheet.status != "withdrawn",
    )


def _worked(doing: Doing, sheets: Any, day: dt.date) -> bool:
    """Whether there is care on a day in one of these timesheets, in the newest version or the draft."""
    found = (
        select(TimesheetEntry.id)
        .join(Timesheet, Timesheet.id == TimesheetEntry.timesheet_id)
        .where(Timesheet.id.in_(sheets), TimesheetEntry.version == Timesheet.version, TimesheetEntry.day == day)
    )
    return doing.session.scalar(found.limit(1)) is not None
