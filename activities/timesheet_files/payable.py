"""What is paid of each entry of an accepted timesheet."""

import datetime as dt

import numpy as np
import polars as pl

from activities.timesheet_files.deciding import Decided
from activities.timesheet_files.packed import Entries
from activities.timesheets.accepting import paid
from records.timesheet import TimesheetEntry
from rules.answer import Answer


def with_payable(entries: Entries, numbers: pl.Series, decided: Decided) -> pl.DataFrame:
    """The entries of lines with `payable_minutes`: null where all of it is paid, as the wall clock says."""
    minutes = np.full(entries.frame.height, -1, np.int64)
    for place, number in enumerate(numbers.to_list()):
        answer = decided.engine.get(number)
        if answer is not None:
            first, stop = int(entries.offsets[place]), int(entries.offsets[place + 1])
            minutes[first:stop] = of_each(answer)
    payable = pl.Series("payable_minutes", minutes)
    return entries.frame.with_columns(payable.set(payable < 0, None))


def of_each(answer: Answer) -> list[int]:
    """Minutes paid of each entry, in the order in which the law was told them."""
    entries = [TimesheetEntry(day=dt.date.fromisoformat(str(entry["day"]))) for entry in answer.facts["entries"]]
    items = [item.answer or {} for item in answer.items["entries"]]
    return paid(entries, items, (answer.answer or {})["cutbacks"])
