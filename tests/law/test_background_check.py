"""The background check against a plain reading of its law: ten years, day by day, and what relief does."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from rules.columns import ask_many
from rules.errors import BeforeTheLaw, FactError
from rules.preview import preview
from tests.law.asking import ON, answer_to

YEARS = 10


def conviction(
    convicted: date, tier: int = 2, released: date | None = None, relief: str | None = None
) -> dict[str, Any]:
    return {
        "tier": tier,
        "convicted": convicted.isoformat(),
        "released": released.isoformat() if released else None,
        "relief": relief,
    }


def outcome(on: date, *convictions: dict[str, Any]) -> str:
    return str(answer_to("ihss.background_check", on, convictions=list(convictions))["outcome"])


def ten_years_later(day: date) -> date:
    """The anniversary; the two last days of February are one (Gov. Code 6803)."""
    leap = (day.month, day.day) == (2, 29)
    return date(day.year + YEARS, day.month, 28 if leap else day.day)


def read_plainly(on: date, convictions: list[dict[str, Any]]) -> str:
    """The handbook in a few lines, by another hand than the rules."""
    counting = set()
    for one in convictions:
        start = date.fromisoformat(one["released"] or one["convicted"])
        if on <= ten_years_later(start) and not (one["tier"] == 2 and one["relief"]):
            counting.add(one["tier"])
    return "ineligible" if 1 in counting else "waiver_possible" if 2 in counting else "clear"


def drawn(chance: Random, on: date) -> dict[str, Any]:
    """A conviction whose years end around the day asked about."""
    years = chance.choice([timedelta(days=365 * 10 + 2), timedelta(days=365 * 10 + 3), timedelta(days=365 * 3)])
    start = on - years + timedelta(days=chance.randrange(-3, 4))
    relief = chance.choice([None, None, "dismissal", "certificate_of_rehabilitation"])
    if chance.random() < 0.4:
        return conviction(start - timedelta(days=chance.randrange(3000)), chance.choice([1, 2]), start, relief)
    return conviction(start, chance.choice([1, 2]), None, relief)


def test_any_list_of_convictions_is_read_as_the_handbook_reads_it() -> None:
    chance, seen = Random(12305), set()
    for number in range(60):
        on = date(2014, 1, 1) + timedelta(days=chance.randrange(6000))
        on = date(2028, 2, 29) if number % 10 == 0 else on
        cases = [{"convictions": [drawn(chance, on) for _ in range(chance.randrange(4))]} for _ in range(20)]
        for case, answer in zip(cases, ask_many("ihss.background_check", on, cases), strict=True):
            assert not isinstance(answer, FactError)
            assert answer.answer == {"outcome": read_plainly(on, case["convictions"])}, (on, case)
            seen.add(answer.answer["outcome"])
    assert seen == {"clear", "ineligible", "waiver_possible"}


@pytest.mark.parametrize(("tier", "barred"), [(1, "ineligible"), (2, "waiver_possible")])
def test_a_conviction_counts_for_ten_years_to_the_day_and_not_the_day_after(tier: int, barred: str) -> None:
    convicted = date(2016, 3, 15)
    assert outcome(convicted, conviction(convicted, tier)) == barred
    assert outcome(date(2026, 3, 15), conviction(convicted, tier)) == barred
    assert outcome(date(2026, 3, 16), conviction(convicted, tier)) == "clear"


@pytest.mark.parametrize(("tier", "barred"), [(1, "ineligible"), (2, "waiver_possible")])
def test_the_ten_years_begin_again_with_release(tier: int, barred: str) -> None:
    one = conviction(date(2001, 5, 1), tier, date(2016, 3, 15))
    assert outcome(date(2026, 3, 15), one) == barred
    assert outcome(date(2026, 3, 16), one) == "clear"


def test_who_is_still_in_custody_is_within_the_ten_years() -> None:
    assert outcome(ON, conviction(date(2001, 5, 1), 2, released=ON + timedelta(days=90))) == "waiver_possible"


@pytest.mark.parametrize("year", [2016, 2020])
def test_a_leap_day_counts_as_the_day_before_it(year: int) -> None:
    for convicted in (date(year, 2, 28), date(year, 2, 29)):
        assert outcome(date(year + 10, 2, 28), conviction(convicted)) == "waiver_possible"
        assert outcome(date(year + 10, 3, 1), conviction(convicted)) == "clear"


@pytest.mark.parametrize("relief", ["certificate_of_rehabilitation", "dismissal"])
def test_relief_lifts_tier_2_and_never_tier_1(relief: str) -> None:
    recent = ON - timedelta(days=400)
    assert outcome(ON, conviction(recent, 2, None, relief)) == "clear"
    assert outcome(ON, conviction(recent, 1, None, relief)) == "ineligible"
    assert outcome(ON, conviction(recent, 2, None, relief), conviction(recent, 2)) == "waiver_possible"


def test_nobody_is_denied_without_a_conviction() -> None:
    assert outcome(ON) == "clear"


def test_tier_2_was_not_law_before_february_2011() -> None:
    assert outcome(date(2011, 1, 31), conviction(date(2008, 1, 1))) == "clear"
    assert outcome(date(2011, 1, 31), conviction(date(2008, 1, 1), 1)) == "ineligible"
    assert outcome(date(2011, 2, 1), conviction(date(2008, 1, 1))) == "waiver_possible"
    with pytest.raises(BeforeTheLaw, match="2009-11-01"):
        outcome(date(2009, 10, 31))


def test_a_conviction_to_come_or_a_release_before_it_is_refused_and_makes_nobody_clear() -> None:
    tomorrow, before = ON + timedelta(days=1), date(2016, 3, 14)
    with pytest.raises(FactError, match="convictions: convicted: the conviction is after the day asked about"):
        outcome(ON, conviction(tomorrow))
    with pytest.raises(FactError, match="convictions: released: the release is before the conviction"):
        outcome(ON, conviction(date(2016, 3, 15), released=before))
    assert outcome(ON, conviction(date(2016, 3, 15), released=date(2016, 3, 15))) == "waiver_possible"


def test_relief_that_is_not_known_is_asked_for_and_not_taken_for_none() -> None:
    one = conviction(date(2020, 1, 1))
    del one["relief"]
    answer = preview("ihss.background_check", ON, {"convictions": [one]})
    assert (answer.answer, answer.needs) == (None, ("convictions[0].relief",))
