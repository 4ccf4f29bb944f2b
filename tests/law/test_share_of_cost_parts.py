"""The share of cost of a month divided among payments: all of it that they can bear, by their gross, to the cent."""

import datetime as dt
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rules.ask import ask

ON = dt.date(2026, 3, 31)
Payments = list[tuple[int, int]]


def asked(left: int, payments: Payments) -> dict[str, Any]:
    told = [{"gross_cents": gross, "disposable_cents": rest} for gross, rest in payments]
    answer = ask("ihss.share_of_cost_parts", ON, {"share_left_cents": left, "payments_of_month": told}).answer
    assert answer is not None
    return answer


def parts(left: int, payments: Payments) -> list[int]:
    return [each["share_cents"] for each in asked(left, payments)["parts"]]


PAYMENTS = st.lists(
    st.integers(0, 300_000).flatmap(lambda gross: st.tuples(st.just(gross), st.integers(0, gross))), max_size=6
)


@settings(deadline=None)  # the first one reads the law
@given(st.integers(0, 200_000), PAYMENTS)
def test_the_payments_bear_all_of_the_share_that_taxes_leave_room_for_and_no_cent_more(
    left: int, payments: Payments
) -> None:
    answer = asked(left, payments)
    borne = [each["share_cents"] for each in answer["parts"]]
    assert sum(borne) == min(left, sum(rest for _, rest in payments))
    assert all(0 <= each <= rest for each, (_, rest) in zip(borne, payments, strict=True))
    assert answer["share_of_cost_left_cents"] == left - sum(borne)


@settings(deadline=None)  # the first one reads the law
@given(st.integers(0, 200_000), PAYMENTS)
def test_where_taxes_take_nothing_nobody_is_further_than_a_cent_from_their_part_of_the_gross(
    left: int, payments: Payments
) -> None:
    untaxed = [(gross, gross) for gross, _ in payments]
    whole = sum(gross for gross, _ in untaxed)
    taken = min(left, whole)
    for each, (gross, _) in zip(parts(taken, untaxed), untaxed, strict=True):
        assert abs(each * max(whole, 1) - taken * gross) < max(whole, 1)


def test_the_odd_cents_of_three_alike_go_to_the_first_two() -> None:
    assert parts(101, [(500, 500)] * 3) == [34, 34, 33]
