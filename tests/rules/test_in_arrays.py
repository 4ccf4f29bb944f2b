"""The law's answers as arrays, and many cases fired one by one: the same as in columns and as asked singly."""

from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pytest

from rules.ask import ask, fire_each
from rules.book import load_book
from rules.columns import ItemColumns, decide_frame
from rules.errors import EngineFault
from rules.frames import PART
from rules.in_arrays import decide_arrays
from rules.model.tables import Table
from rules.schema import Case, check

DAY, SATURDAY = date(2026, 3, 31), date(2026, 3, 14)
BOOK = load_book()
PLAIN = [
    name
    for name in BOOK.names()
    if isinstance(table := BOOK.question(name), Table) and not table.each and not table.lists and table.examples
]


def weeks(count: int) -> dict[str, ItemColumns]:
    """Weeks of none to three parts."""
    draw = np.random.default_rng(count)
    offsets = np.concatenate([[0], np.cumsum(draw.integers(0, 4, count))])
    parts = {
        "day": draw.integers(0, 7, offsets[-1]),
        "minutes": draw.integers(0, 1500, offsets[-1]),
        "rate_cents": draw.choice([1915, 2000], offsets[-1]),
        "paid_before": draw.random(offsets[-1]) < 0.3,
    }
    return {"parts": ItemColumns(offsets, pl.DataFrame(parts))}


@pytest.mark.parametrize("count", [0, 1, 500, PART + 500])
def test_arrays_say_what_columns_say_of_a_list_and_of_what_has_no_rate(count: int) -> None:
    question, lists = "ihss.overtime_shares", weeks(count)
    frame = decide_frame(question, SATURDAY, pl.DataFrame(), lists, rows=True)
    told = decide_arrays(question, SATURDAY, pl.DataFrame(), lists)
    assert told.whole
    assert told.answer["overtime_minutes"].tolist() == frame["overtime_minutes"].to_list()
    assert told.null["regular_rate_cents"].tolist() == frame["regular_rate_cents"].is_null().to_list()
    for name, mask in told.rows.items():
        assert mask.tolist() == frame[f"row {name}"].to_list(), name
    parts = frame["parts"].explode().drop_nulls().struct.unnest() if count else pl.DataFrame()
    for name in parts.columns:
        assert told.lists["parts"][name].tolist() == parts[name].to_list(), name


@pytest.mark.parametrize("minutes", [[60, None], [60, -1]])
def test_a_case_without_an_answer_is_noticed(minutes: list[Any]) -> None:
    facts = {"rate_cents": [1915, 1915], "regular_minutes": minutes, "overtime_minutes": [0, 0]}
    assert not decide_arrays("ihss.gross_pay", DAY, pl.DataFrame(facts)).whole


@pytest.mark.parametrize("name", PLAIN)
def test_cases_fired_one_after_the_other_are_answered_as_each_by_itself(name: str) -> None:
    table = BOOK.question(name)
    by_day: dict[date, list[Case]] = {}
    for example in table.examples:
        case = check(name, table.facts, example.facts)
        if isinstance(case, Case) and example.answer is not None:
            by_day.setdefault(example.on, []).append(case)
    for day, cases in by_day.items():
        singly = [ask(name, day, case.given).answer for case in cases]
        assert fire_each(name, day, cases) == singly


def test_an_amount_is_not_fired() -> None:
    with pytest.raises(EngineFault, match=r"ihss\.net_pay is no table"):
        fire_each("ihss.net_pay", DAY, [])
