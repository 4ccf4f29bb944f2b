"""Providers by columns, against asking one by one: criminal records of two convictions, timesheets of ten entries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from bench.timing import in_turns, said
from rules.ask import ask
from rules.columns import ItemColumns, decide_frame

ON = date(2026, 3, 20)
PERIOD = date(2026, 3, 1)
EPOCH = date(1970, 1, 1).toordinal()
RECORDS, CONVICTIONS, RECORDS_ASKED = 815_000, 2, 2_000
TIMESHEETS, ENTRIES, TIMESHEETS_ASKED = 200_000, 10, 400


@dataclass(frozen=True)
class Load:
    """Cases of one question: plain facts as columns, the one list of each flattened, so many of them asked singly."""

    question: str
    what: str
    frame: pl.DataFrame
    name: str
    items: ItemColumns
    asked: int
    answers: Sequence[str]  # members of the answer that are compared

    @property
    def cases(self) -> int:
        """How many cases there are."""
        return len(self.items.offsets) - 1

    def all_at_once(self) -> pl.DataFrame:
        """The answers of all, by columns."""
        return decide_frame(self.question, ON, self.frame, {self.name: self.items})

    def sample(self) -> list[dict[str, Any]]:
        """The first cases as `ask` takes them."""
        each = int(self.items.offsets[1])
        items = [_plain(row) for row in self.items.frame.head(self.asked * each).to_dicts()]
        facts = self.frame.head(self.asked).to_dicts() or [{}] * self.asked
        return [
            {**_plain(case), self.name: items[number * each : (number + 1) * each]} for number, case in enumerate(facts)
        ]


def measure() -> None:
    """Both questions by columns, and how many times as fast as one by one."""
    draw = np.random.default_rng(3)
    for load in (_records(draw), _timesheets(draw)):
        columns, singly = _rates(load)
        figure = f"{load.question}, {load.cases:,} {load.what}, by columns"
        said(figure, f"{columns:,.0f} rows/s", f"{columns / singly:,.0f} times one by one ({singly:,.0f} rows/s)")


def _rates(load: Load) -> tuple[float, float]:
    """Rows a second by columns and one by one with trace, once the sample has the same answers either way."""
    answered, sample = load.all_at_once(), load.sample()
    assert answered["error"].null_count() == answered["needs"].null_count() == load.cases
    singly = [ask(load.question, ON, facts).answer or {} for facts in sample]
    for member in load.answers:
        assert answered[member].head(load.asked).to_list() == [each[member] for each in singly]
    taken = in_turns(3, columns=load.all_at_once, singly=lambda: [ask(load.question, ON, each) for each in sample])
    return load.cases / taken["columns"], load.asked / taken["singly"]


def _records(draw: np.random.Generator) -> Load:
    """People with two convictions each of the last thirty years; some were released later, some have relief."""
    many = RECORDS * CONVICTIONS
    convicted = date(1996, 1, 1).toordinal() + draw.integers(0, 30 * 365, many)
    released = pl.Series(_days(np.minimum(convicted + draw.integers(0, 1_500, many), ON.toordinal())))
    relief = draw.choice(["certificate_of_rehabilitation", "dismissal", "none"], many, p=[0.05, 0.1, 0.85])
    frame = pl.DataFrame(
        {
            "tier": draw.integers(1, 2, many, endpoint=True),
            "convicted": _days(convicted),
            "released": released.set(pl.Series(draw.random(many) < 0.5), None),
            "relief": pl.Series(relief).replace("none", None),
        }
    )
    items = ItemColumns(np.arange(0, many + 1, CONVICTIONS), frame)
    return Load(
        "ihss.background_check", "records of two", pl.DataFrame(), "convictions", items, RECORDS_ASKED, ("outcome",)
    )


def _timesheets(draw: np.random.Generator) -> Load:
    """The first half of March, ten days worked of its fifteen; some come late, some claim more than is left."""
    many = TIMESHEETS * ENTRIES
    first = np.repeat(draw.integers(0, 15, TIMESHEETS), ENTRIES)
    start = draw.integers(6 * 60, 12 * 60, many)
    entries = pl.DataFrame(
        {
            "day": _days(PERIOD.toordinal() + (first + np.tile(np.arange(ENTRIES), TIMESHEETS)) % 15),
            "start": start,
            "end": start + draw.integers(60, 8 * 60, many),
            "place": draw.choice(["home", "community", "both"], many),
        }
    )
    left = draw.integers(1_800, 12_000, TIMESHEETS)
    frame = pl.DataFrame(
        {
            "period_begins": [PERIOD] * TIMESHEETS,
            "received_on": _days(date(2026, 3, 16).toordinal() + draw.integers(0, 40, TIMESHEETS)),
            "authorized_minutes_per_month": left + draw.integers(0, 3_000, TIMESHEETS),
            "recipient_remaining_minutes": left,
            "provider_remaining_minutes": np.maximum(left - draw.integers(0, 900, TIMESHEETS), 0),
            "provider_recipients": draw.integers(1, 3, TIMESHEETS),
            "exempt": draw.random(TIMESHEETS) < 0.1,
            "advance_pay": draw.random(TIMESHEETS) < 0.05,
        }
    )
    items = ItemColumns(np.arange(0, many + 1, ENTRIES), entries)
    answers = ("outcome", "payable_minutes", "claimed_minutes")
    return Load("ihss.timesheet", "sheets of ten entries", frame, "entries", items, TIMESHEETS_ASKED, answers)


def _days(ordinals: Any) -> pl.Series:
    return pl.Series((np.asarray(ordinals) - EPOCH).astype(np.int32)).cast(pl.Date)


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as JSON would bring it."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
