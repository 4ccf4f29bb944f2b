"""Workweeks against a plain reading of the rules, and across the edges of months and years."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.columns import ask_many
from rules.errors import FactError
from rules.preview import preview
from tests.law.asking import answer_to

ON = date(2026, 3, 31)
SUNDAY = date(2026, 3, 1)
HOUR = 60
TIMES = st.sampled_from([0, 1, 39 * HOUR, 2399, 2400, 2401, 3000, 3001, 3960, 3961, 5400, 5401]) | st.integers(0, 6000)
MONTHS = st.sampled_from([0, 6000, 9600, 9602, 9604, 12000, 16980]) | st.integers(0, 17000)


@st.composite
def months(draw: Any) -> dict[str, Any]:
    """A provider's month with up to three recipients and five weeks."""
    names = draw(st.lists(st.sampled_from(["A", "B", "Ñ"]), unique=True, max_size=3))
    people = [{"recipient": name, "authorized_minutes_per_month": draw(MONTHS)} for name in names]
    weeks = [
        {
            "week": (SUNDAY + timedelta(weeks=number)).isoformat(),
            "minutes": {name: draw(TIMES) for name in names if draw(st.booleans())},
            "travel_minutes": draw(st.sampled_from([0, 60, 419, 420, 421, 900])),
            "approved": [name for name in names if draw(st.integers(0, 4)) == 0],
        }
        for number in range(draw(st.integers(0, 5)))
    ]
    return {"exempt": draw(st.booleans()), "recipients": people, "weeks": weeks}


def read_plainly(facts: dict[str, Any]) -> dict[str, Any]:
    """The month read week by week, without columns."""
    most = {one["recipient"]: (one["authorized_minutes_per_month"] + 2) // 4 for one in facts["recipients"]}
    extra = {name: sum(max(one["minutes"].get(name, 0) - 2400, 0) for one in facts["weeks"]) for name in most}
    split, broken = [], []
    for one in facts["weeks"]:
        worked, travel = sum(one["minutes"].values()), one["travel_minutes"]
        overtime = max(worked + travel - 2400, 0)
        split.append((one["week"], worked + travel - overtime, overtime))
        served = [(name, one["minutes"][name]) for name in most if name in one["minutes"]]
        asked = [(name, spent) for name, spent in served if name not in one["approved"]]
        broken += [(one["week"], "over_forty", name) for name, spent in asked if most[name] <= 2400 < spent]
        for name, spent in asked:
            if most[name] > 2400 and spent > most[name] and extra[name] > (most[name] - 2400) * len(facts["weeks"]):
                broken.append((one["week"], "over_usual_overtime", name))
        if len(most) > 1 and worked > (5400 if facts["exempt"] else 3960):
            broken.append((one["week"], "over_weekly_limit", None))
        if travel > 420:
            broken.append((one["week"], "over_travel", None))
    return {
        "weeks": [{"week": week, "regular_minutes": one, "overtime_minutes": over} for week, one, over in split],
        "violations": [{"week": week, "code": code, "recipient": who} for week, code, who in broken],
    }


@settings(max_examples=60, deadline=None, derandomize=True)
@given(drawn=st.lists(months(), min_size=1, max_size=12))
def test_many_months_at_once_are_read_as_each_is_plainly(drawn: list[dict[str, Any]]) -> None:
    answers = ask_many("ihss.workweeks", ON, drawn)
    assert [dict(one.answer or {}) for one in answers if not isinstance(one, FactError)] == [*map(read_plainly, drawn)]


def asked(weeks: list[dict[str, Any]], *people: str) -> dict[str, Any]:
    return {
        "exempt": False,
        "recipients": [{"recipient": who, "authorized_minutes_per_month": 6000} for who in people],
        "weeks": weeks,
    }


def week(sunday: str, **minutes: int) -> dict[str, Any]:
    return {"week": sunday, "minutes": minutes, "travel_minutes": 0, "approved": []}


def test_a_week_across_the_turn_of_the_year_is_one_week() -> None:
    answer = answer_to("ihss.workweeks", date(2026, 12, 31), **asked([week("2026-12-27", A=2401)], "A"))
    assert answer["weeks"] == [{"week": "2026-12-27", "regular_minutes": 2400, "overtime_minutes": 1}]


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        (asked([week("2026-03-02", A=1)], "A"), "named by its Sunday"),
        (asked([week("2026-03-01", A=1), week("2026-03-01", A=2)], "A"), "a week stands twice"),
        (asked([], "A", "A"), "a recipient stands twice"),
        (asked([week("2026-03-01", B=1)], "A"), "somebody who is not among recipients"),
        (asked([week("2026-03-01", A=1) | {"approved": ["B"]}], "A"), "somebody who is not among recipients"),
    ],
)
def test_weeks_that_cannot_be_as_told_are_refused(facts: dict[str, Any], says: str) -> None:
    with pytest.raises(FactError, match=says):
        preview("ihss.workweeks", ON, facts)
