"""The rows of a corrected timesheet as they are typed: those that stand, and empty ones for more."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request

from records import periods
from records.timesheet import Timesheet, TimesheetEntry
from web.forms import Form, blank, sent
from web.schemas.timesheet_review import CorrectedEntry

MORE, MOST = 3, 100
"""Empty rows offered, and the most rows there are."""
MIDNIGHT = 1440


@dataclass(frozen=True)
class Rows:
    """Every row of the form, the empty ones too."""

    forms: list[Form]

    @property
    def ok(self) -> bool:
        """Whether every row can be read."""
        return all(form.ok for form in self.forms)

    @property
    def entries(self) -> list[dict[str, Any]]:
        """The rows that are filled in, as `records.timesheeting.correct` takes them."""
        return [_entry(form.data) for form in self.forms if form.data.get("day")]


def start(row: Timesheet, entries: Sequence[TimesheetEntry]) -> Rows:
    """The rows as they stand."""
    known: list[dict[str, Any]] = [
        {
            "day": each.day.isoformat(),
            "starts": each.starts,
            "ends": each.ends,
            "place": each.place,
            "start_again": each.start_again,
            "end_again": each.end_again,
        }
        for each in entries
    ]
    filled = [*known, *({} for _ in range(MORE))]
    return Rows([blank(_schema(row), each, prefix=f"row_{number}.") for number, each in enumerate(filled)])


def typed(row: Timesheet) -> Rows:
    """The rows as they were sent."""
    numbers = {name.partition(".")[0].removeprefix("row_") for name in request.form if name.startswith("row_")}
    wanted = sorted(int(each) for each in numbers if each.isascii() and each.isdecimal() and len(each) < 4)
    return Rows([sent(_schema(row), prefix=f"row_{number}.") for number in wanted[:MOST]])


def _schema(row: Timesheet) -> CorrectedEntry:
    days = [(day.isoformat(), f"{day:%a} {day.day}") for day in periods.days(row.period_begins)]
    schema = CorrectedEntry()
    schema.offer("day", days)
    return schema


def _entry(told: dict[str, Any]) -> dict[str, Any]:
    """One row; an end at midnight is the end of the day."""
    return {
        "day": dt.date.fromisoformat(told["day"]).isoformat(),
        "starts": told["starts"],
        "ends": told["ends"] or MIDNIGHT,
        "place": told["place"],
        "start_again": bool(told.get("start_again")),
        "end_again": bool(told.get("end_again")),
    }
