"""The rows of a corrected timesheet as they are typed: those that stand, and empty ones for more."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request

from records import periods
from records.timesheet import Timesheet, TimesheetEntry
from records.worked_time import WHOLE_DAY, comes_twice, day_length
from web.forms import Form, blank, sent
from web.schemas.timesheet_review import CorrectedEntry

MORE, MOST = 3, 100
"""Empty rows offered, and the most rows there are."""
AGAIN = {"starts": "start_again", "ends": "end_again"}
"""The tick beside each time: it is in the second hour from 1:00 to 1:59."""


@dataclass(frozen=True)
class Rows:
    """Every row of the form, the empty ones too; `longer` is the day on which the clocks go back."""

    forms: list[Form]
    longer: dt.date | None

    @property
    def ok(self) -> bool:
        """Whether every row can be read."""
        return all(form.ok for form in self.forms)

    def asks_again(self, form: Form) -> bool:
        """Whether a row may mean the second hour from 1:00: it is of that day, or of none yet."""
        return self.longer is not None and form["day"].value in ("", self.longer.isoformat())

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
    rows = [blank(_schema(row), each, prefix=f"row_{number}.") for number, each in enumerate(filled)]
    return Rows(rows, longer_day(row))


def typed(row: Timesheet) -> Rows:
    """The rows as they were sent."""
    numbers = {name.partition(".")[0].removeprefix("row_") for name in request.form if name.startswith("row_")}
    wanted = sorted(int(each) for each in numbers if each.isascii() and each.isdecimal() and len(each) < 4)
    return Rows([sent(_schema(row), prefix=f"row_{number}.") for number in wanted[:MOST]], longer_day(row))


def longer_day(row: Timesheet) -> dt.date | None:
    """The day of the half-month on which the clocks go back, if there is one."""
    return next((day for day in periods.days(row.period_begins) if day_length(day) > WHOLE_DAY), None)


def _schema(row: Timesheet) -> CorrectedEntry:
    days = [(day.isoformat(), f"{day:%a} {day.day}") for day in periods.days(row.period_begins)]
    schema = CorrectedEntry()
    schema.offer("day", days)
    return schema


def _entry(told: dict[str, Any]) -> dict[str, Any]:
    """One row; an end at midnight is the end of the day, and a tick counts where the time comes twice."""
    day = dt.date.fromisoformat(told["day"])
    again = {tick: bool(told.get(tick)) and comes_twice(day, told[time]) for time, tick in AGAIN.items()}
    times = {"starts": told["starts"], "ends": told["ends"] or WHOLE_DAY}
    return {"day": day.isoformat(), **times, "place": told["place"], **again}
