"""Which minutes of a workweek are overtime: counted minute by minute, and what the week's pay comes to."""

from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.columns import ItemColumns, decide_frame
from tests.law.asking import answer_to

WEEK_ENDS = date(2026, 3, 14)
MEMBERS = {"day": pl.Int64, "minutes": pl.Int64, "rate_cents": pl.Int64, "paid_before": pl.Boolean}
PARTS = st.lists(
    st.fixed_dictionaries(
        {
            "day": st.integers(0, 6),
            "minutes": st.integers(0, 900),
            "rate_cents": st.sampled_from([1690, 2000, 2160, 2233]),
            "paid_before": st.booleans(),
        }
    ),
    max_size=12,
)


def overtime_plainly(parts: list[dict[str, Any]]) -> list[int]:
    """Overtime minutes of each part, by counting every minute of the week in order of time."""
    order = sorted(range(len(parts)), key=lambda place: (not parts[place]["paid_before"], parts[place]["day"], place))
    minutes = [place for place in order for _ in range(parts[place]["minutes"])]
    return [minutes[2400:].count(place) for place in range(len(parts))]


@settings(max_examples=60, deadline=None)
@given(parts=PARTS)
def test_overtime_is_what_comes_after_the_fortieth_hour_counted_minute_by_minute(parts: list[dict[str, Any]]) -> None:
    answer = answer_to("ihss.overtime_shares", on=WEEK_ENDS, parts=parts)
    overtime = overtime_plainly(parts)
    assert [each["overtime_minutes"] for each in answer["parts"]] == overtime
    assert [each["regular_minutes"] for each in answer["parts"]] == [
        part["minutes"] - over for part, over in zip(parts, overtime, strict=True)
    ]
    whole = sum(part["minutes"] for part in parts)
    assert answer["regular_minutes"] + answer["overtime_minutes"] == whole
    if whole:
        mean = Fraction(sum(part["minutes"] * part["rate_cents"] for part in parts), whole)
        assert answer["regular_rate_cents"] == int((mean + Fraction(1, 2)) // 1)
    else:
        assert answer["regular_rate_cents"] is None


@settings(max_examples=30, deadline=None)
@given(weeks=st.lists(PARTS, min_size=1, max_size=30))
def test_weeks_in_columns_are_each_as_it_is_alone(weeks: list[list[dict[str, Any]]]) -> None:
    offsets = np.cumsum([0, *(len(parts) for parts in weeks)])
    flat = pl.DataFrame([part for parts in weeks for part in parts], schema=MEMBERS)
    frame = decide_frame("ihss.overtime_shares", WEEK_ENDS, {}, {"parts": ItemColumns(offsets, flat)})
    assert frame.drop("needs", "error").to_dicts() == [
        answer_to("ihss.overtime_shares", on=WEEK_ENDS, parts=parts) for parts in weeks
    ]


def test_a_week_in_two_counties_pays_half_the_blended_rate_for_each_hour_over_forty() -> None:
    """29 CFR 778.115: 40 hours at $20 and 10 at $25 pay $1,050 and half of $21 for ten hours."""
    parts = [{"day": day, "minutes": 480, "rate_cents": 2000} for day in range(1, 6)]
    parts.append({"day": 6, "minutes": 600, "rate_cents": 2500})
    week = answer_to("ihss.overtime_shares", on=WEEK_ENDS, parts=parts)
    assert (week["overtime_minutes"], week["regular_rate_cents"]) == (600, 2100)
    pay = sum(
        answer_to("ihss.gross_pay", on=WEEK_ENDS, rate_cents=part["rate_cents"], **split, regular_rate_cents=2100)[
            "gross_cents"
        ]
        for part, split in zip(parts, week["parts"], strict=True)
    )
    assert pay == 105_000 + 10 * 1050
