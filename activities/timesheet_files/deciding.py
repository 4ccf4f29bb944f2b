"""Timesheets decided at once in columns; what is not plain `pay`, and one of a hundred, by the rule engine too."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from activities.timesheet_files.lists import MEMBERS, flattened
from activities.timesheet_files.packed import Entries
from activities.timesheet_files.reading import chosen
from records.periods import last_day
from rules.answer import Answer
from rules.ask import ask
from rules.columns import ItemColumns, decide_frame
from rules.errors import LawError

QUESTION = "ihss.timesheet"
SAMPLE = 100
"""One of so many plain ones is decided by the rule engine as well (measured.md's finding: columns do millions)."""

TOLD = ("outcome", "payable_minutes", "reviewer", "claimed_minutes", "proposed_minutes", "cutbacks")


class Differs(Exception):
    """Columns and rule engine do not agree, or a timesheet cannot be asked about; the text says where."""


@dataclass(frozen=True)
class Decided:
    """`frame` has the lines' `number`, the law's answer and `reasons` (row names); `engine` the answers with their
    trace of those that the rule engine decided too, by line."""

    frame: pl.DataFrame
    engine: dict[int, Answer]


def decide(facts: pl.DataFrame, entries: Entries, salt: int) -> Decided:
    """Decide timesheets of any half-months. `facts`: a column a fact, lists as JSON text, and the line's `number`."""
    parts, engine = [], dict[int, Answer]()
    for begins in facts["period_begins"].unique().sort().to_list():
        places = np.flatnonzero((facts["period_begins"] == begins).to_numpy())
        some, theirs = facts[places], chosen(entries, places)
        answered = _by_columns(some, theirs, last_day(begins))
        parts.append(answered)
        again = answered.with_row_index("place").filter(_to_be_sure(answered, theirs, salt))
        for row in again.iter_rows(named=True):
            engine[row["number"]] = _by_engine(_case(some, theirs, row["place"]), row, last_day(begins))
    return Decided(pl.concat(parts).sort("number"), engine)


def _by_columns(facts: pl.DataFrame, entries: Entries, on: dt.date) -> pl.DataFrame:
    lists = {name: flattened(name, facts[name]) for name in MEMBERS}
    lists["entries"] = ItemColumns(entries.offsets, entries.frame)
    try:
        answers = decide_frame(QUESTION, on, facts.drop("number", *MEMBERS), lists, rows=True)
    except LawError as refusal:
        raise Differs(f"The half-month to {on:%Y-%m-%d} cannot be decided: {refusal}") from None
    wrong = answers.with_columns(facts["number"]).filter(pl.col("error").is_not_null() | pl.col("needs").is_not_null())
    if wrong.height:
        why = wrong["error"][0] or f"these facts are missing: {wrong['needs'][0]}"
        raise Differs(f"Line {wrong['number'][0]} cannot be decided: {why}")
    rows = [name for name in answers.columns if name.startswith("row ")]
    named = [pl.when(pl.col(name)).then(pl.lit(name.removeprefix("row "))) for name in rows]
    reasons = pl.concat_list(named).list.drop_nulls().alias("reasons")
    return answers.select(facts["number"], *(pl.col(name) for name in TOLD), reasons)


def is_plain() -> pl.Expr:
    """Nothing to remark: paid as claimed."""
    return (pl.col("reasons").list.len() == 1) & (pl.col("reasons").list.first() == "pay")


def _to_be_sure(answered: pl.DataFrame, entries: Entries, salt: int) -> pl.Series:
    """Which the rule engine decides too: not plain, at the turn of a clock, or one of the sample."""
    by_the_clock = pl.Series(entries.minutes)
    sample = ((pl.col("number") * 7919 + salt * 104729) % SAMPLE) == 0
    return answered.select(~is_plain() | (pl.col("claimed_minutes") != by_the_clock) | sample).to_series()


def _case(facts: pl.DataFrame, entries: Entries, place: int) -> dict[str, Any]:
    """The facts of one timesheet as `ask` takes them."""
    row = facts.row(place, named=True)
    first, stop = int(entries.offsets[place]), int(entries.offsets[place + 1])
    plain = {name: _plain(value) for name, value in row.items() if name != "number" and name not in MEMBERS}
    lists = {name: json.loads(row[name]) for name in MEMBERS}
    items = entries.frame.slice(first, stop - first).to_dicts()
    return plain | lists | {"entries": [{name: _plain(value) for name, value in item.items()} for item in items]}


def _by_engine(case: dict[str, Any], row: dict[str, Any], on: dt.date) -> Answer:
    """The rule engine's answer with its trace. Raises Differs where it is not the same."""
    answer = ask(QUESTION, on, case)
    by_columns = {name: row[name] for name in TOLD if name != "cutbacks"}
    by_columns["cutbacks"] = [{"day": cut["day"].isoformat(), "minutes": cut["minutes"]} for cut in row["cutbacks"]]
    told = answer.answer or {}
    if {name: told.get(name) for name in TOLD} != by_columns or sorted(told["reasons"]) != sorted(row["reasons"]):
        raise Differs(
            f"Line {row['number']}: the rule engine says {told.get('outcome')} "
            f"({', '.join(told.get('reasons', []))}), columns say {row['outcome']} ({', '.join(row['reasons'])})."
        )
    return answer


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
