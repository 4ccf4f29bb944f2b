"""Gross and net pay: one by one, in columns and read plainly they are the same; the parts always make the whole."""

import os
from datetime import date

import numpy as np
import pytest

from rules.ask import ask
from rules.columns import decide_frame
from tests.law import payslip_plainly
from tests.law.asking import answer_to
from tests.law.random_payslips import as_facts, hours, payslips

PAY_DATE = date(2026, 3, 31)
HOW_MANY = int(os.environ.get("HEARTH_PAYSLIPS", "4000"))  # the pay run's bar is a million
PART = 20_000
TAKEN = (
    "social_security_cents",
    "medicare_cents",
    "sdi_cents",
    "federal_income_tax_cents",
    "state_income_tax_cents",
    "share_of_cost_cents",
)


@pytest.mark.parametrize("part", range(-(-HOW_MANY // PART)))
def test_a_payslip_is_the_same_one_by_one_and_in_columns_and_read_plainly(part: int) -> None:
    draw = np.random.default_rng(part)
    worked = hours(draw, min(PART, HOW_MANY - part * PART))
    earned = decide_frame("ihss.gross_pay", PAY_DATE, worked)
    assert earned["error"].null_count() == earned.height
    for facts, columns in zip(as_facts(worked), earned.iter_rows(named=True), strict=True):
        assert_same(facts, columns, "ihss.gross_pay", payslip_plainly.gross(facts))
    slips = payslips(draw, earned["gross_cents"].to_numpy())
    paid = decide_frame("ihss.net_pay", PAY_DATE, slips)
    assert paid["error"].null_count() == paid["needs"].null_count() == paid.height
    for facts, columns in zip(as_facts(slips), paid.iter_rows(named=True), strict=True):
        assert_same(facts, columns, "ihss.net_pay", payslip_plainly.net(facts))


def assert_same(facts: dict[str, object], columns: dict[str, object], question: str, plainly: dict[str, int]) -> None:
    """One by one, in columns, and read plainly."""
    alone = ask(question, PAY_DATE, facts).answer
    assert alone is not None
    assert {name: columns[name] for name in alone} == alone, facts
    assert {name: alone[name] for name in plainly} == plainly, facts


def test_what_is_taken_and_the_net_make_the_gross_to_the_cent_and_no_net_is_below_nothing() -> None:
    draw = np.random.default_rng(5)
    slips = payslips(draw, draw.integers(0, 400000, 100_000))
    paid = decide_frame("ihss.net_pay", PAY_DATE, slips)
    assert (sum(paid[name] for name in TAKEN) + paid["net_cents"] == slips["gross_cents"]).all()
    assert (paid["disposable_cents"] == paid["net_cents"] + paid["share_of_cost_cents"]).all()
    assert (paid["share_of_cost_cents"] + paid["share_of_cost_left_cents"] == slips["share_of_cost_cents"]).all()
    assert min(paid[name].min() for name in (*TAKEN, "net_cents", "over_pay_cents")) == 0  # type: ignore[type-var]


def test_overtime_of_forty_one_hours_at_the_rate_of_los_angeles() -> None:
    rate = answer_to("ihss.wage", county="19")["rate_cents"]
    answer = answer_to("ihss.gross_pay", rate_cents=rate, regular_minutes=2400, overtime_minutes=60)
    assert answer["overtime_cents"] == (rate * 3 + 1) // 2
    assert answer["gross_cents"] == rate * 40 + answer["overtime_cents"]
