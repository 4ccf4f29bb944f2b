"""Reading a file of timesheets in columns: every line either whole, or refused for one reason; totals that must tie."""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import polars as pl

from activities.timesheet_files.lines import lines_of
from activities.timesheet_files.order import arranged
from activities.timesheet_files.packed import Entries, unpacked
from records.timesheet import CHANNELS
from records.timesheet_files import FileRefused

EARLIEST = dt.date(2017, 1, 1)
"""No timesheet is older than the law of workweeks that it is decided by."""

DAYS = ("period_begins", "received_on", "approved_on")
DAY = r"^(?:19|20)\d{2}-\d{2}-\d{2}$"
"""A day as lines write it; no paper is of another millennium, and years before the first cannot be kept."""

LONGEST_SENDER, LONGEST_TOTAL = 40, 12
"""Characters."""

UNREADABLE = {"period_begins": "period_unreadable", "received_on": "day_unreadable", "approved_on": "day_unreadable"}


@dataclass(frozen=True)
class Read:
    """A file as read. `good`: one row a timesheet with its `part` and `round`, in line order, and its `entries`;
    `rejected`: number, reason and the minutes the line says (0 where it says none)."""

    channel: str
    sender: str
    made_on: dt.date | None
    minutes: int
    good: pl.DataFrame
    entries: Entries
    rejected: pl.DataFrame
    parts: int

    @property
    def lines(self) -> int:
        """Lines with a timesheet."""
        return self.good.height + self.rejected.height


def read(content: bytes, layout: str, today: dt.date, part_lines: int) -> Read:
    """A file as columns. Raises FileRefused when header, totals and lines do not agree."""
    lines = lines_of(content, layout)
    _, channel, sender, made_on = lines.header
    if channel.lower() not in CHANNELS or not sender:
        raise FileRefused(f"The header names the channel “{channel[:16]}” and must name one of {', '.join(CHANNELS)}.")
    if len(sender) > LONGEST_SENDER:
        raise FileRefused("The header's sender is too long. Name it with at most 40 characters. Nothing was taken.")
    frame = _checked(lines.frame, today)
    minutes = _tied(frame, lines.total)
    shaped = frame.filter(pl.col("fault").is_null())
    entries = unpacked(shaped["entries"], shaped["period_begins"])
    late = _after_unpacking(shaped, entries)
    whole, left = shaped.filter(late.is_null()), shaped.with_columns(fault=late).filter(late.is_not_null())
    good, parts = arranged(whole.drop("entries", "fault"), part_lines)
    rejected = pl.concat([frame.filter(pl.col("fault").is_not_null()), left]).sort("number")
    return Read(
        channel.lower(),
        sender,
        _day(made_on),
        minutes,
        good,
        _of(entries, late.is_null()),
        rejected.select("number", pl.col("fault").alias("reason"), pl.col("minutes").fill_null(0)),
        parts,
    )


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise FileRefused("The header's day is not a day. Write year-month-day, like 2026-03-18.") from None


def _checked(frame: pl.DataFrame, today: dt.date) -> pl.DataFrame:
    """Days and minutes as such, and the first thing that is wrong with each line."""
    texts = {name: pl.col(name) for name in DAYS}
    missing = pl.any_horizontal(
        *(pl.col(name) == "" for name in ("provider", "case_number", "period_begins", "received_on", "minutes"))
    )
    days = {
        name: pl.when(text.str.contains(DAY)).then(text).str.to_date("%Y-%m-%d", strict=False)
        for name, text in texts.items()
    }
    faults = [(missing, "value_missing")]
    faults += [((texts[name] != "") & days[name].is_null(), UNREADABLE[name]) for name in DAYS]
    number = pl.col("minutes").str.contains(r"^\d{1,6}$")
    faults += [(~number, "minutes_unreadable")]
    period = days["period_begins"]
    faults += [
        (~period.dt.day().is_in([1, 16]), "not_a_half_month"),
        (period > today, "period_to_come"),
        (period < EARLIEST, "no_law"),
        (pl.max_horizontal(days["received_on"], days["approved_on"]) > today, "received_to_come"),
    ]
    fault = pl.coalesce("fault", *(pl.when(holds).then(pl.lit(word)) for holds, word in faults))
    minutes = pl.col("minutes").cast(pl.Int64, strict=False)
    return frame.with_columns(fault=fault, minutes=pl.when(number).then(minutes), **days)


def _tied(frame: pl.DataFrame, total: list[str]) -> int:
    """The minutes of the TOTAL record, once count and minutes agree with the lines. Raises FileRefused."""
    if not all(value.isascii() and value.isdecimal() and len(value) <= LONGEST_TOTAL for value in total):
        raise FileRefused("The TOTAL record must say how many timesheets and how many minutes there are.")
    count, minutes = (int(value) for value in total)
    found = int(frame["minutes"].sum())
    if count != frame.height:
        raise FileRefused(
            f"The TOTAL record says {count:,} timesheets and the file holds {frame.height:,}. "
            "It was cut or joined on its way: send it again. Nothing was taken."
        )
    if found > minutes or (found < minutes and not frame["minutes"].null_count()):
        raise FileRefused(
            f"The TOTAL record says {minutes:,} minutes and the lines say {found:,}. "
            "It was changed on its way: send it again. Nothing was taken."
        )
    return found


def _after_unpacking(shaped: pl.DataFrame, entries: Entries) -> pl.Series:
    """What is wrong with lines of the right shape: an entry, their sum, or that they stand in the file before."""
    fault = shaped.select(
        pl.when(pl.lit(pl.Series(entries.unreadable)))
        .then(pl.lit("entries_unreadable"))
        .when(pl.lit(pl.Series(entries.minutes)) != pl.col("minutes"))
        .then(pl.lit("minutes_differ"))
        .alias("fault")
    )["fault"]
    key = shaped.select("provider", "case_number", "period_begins").with_columns(right=fault.is_null())
    first = key.select(pl.struct(pl.all()).is_first_distinct()).to_series()
    return pl.DataFrame({"fault": fault, "first": first}).select(
        pl.when(pl.col("fault").is_null() & ~pl.col("first")).then(pl.lit("twice_in_file")).otherwise(pl.col("fault"))
    )["literal"]


def _of(entries: Entries, wanted: pl.Series) -> Entries:
    """The entries of some of the lines."""
    return chosen(entries, np.flatnonzero(wanted.to_numpy()))


def chosen(entries: Entries, places: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> Entries:
    """The entries of the lines at these places, in their order."""
    counts = np.diff(entries.offsets)[places]
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    rows = np.arange(offsets[-1]) + np.repeat(entries.offsets[:-1][places] - offsets[:-1], counts)
    return Entries(entries.frame[rows], offsets, entries.unreadable[places], entries.minutes[places])
