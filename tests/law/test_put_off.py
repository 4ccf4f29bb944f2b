"""Tax on earlier wages never holds a payment up: what it cannot bear is put off as a whole."""

import datetime as dt
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rules.ask import ask

ON = dt.date(2026, 3, 31)
W4 = {"filing_status": "single", "two_jobs": False, "extra_cents": 20_000}
TAXES = (
    *("social_security_cents", "medicare_cents", "sdi_cents"),
    *("federal_income_tax_cents", "state_income_tax_cents"),
)
PAYMENTS = st.fixed_dictionaries(
    {
        "gross_cents": st.integers(0, 60_000),
        "w4": st.sampled_from([None, W4]),
        "untaxed_fica_cents": st.sampled_from([0, 150_000, 299_500]),
        "untaxed_sdi_cents": st.sampled_from([0, 40_000, 74_800]),
    }
)


def asked(facts: dict[str, Any]) -> dict[str, Any]:
    usual = {"de4": None, "relationship": "none", "live_in_certified": False, "share_of_cost_cents": 0}
    met = {"fica_threshold_met": True, "sdi_threshold_met": True, "year_to_date_cents": 299_500}
    answer = ask("ihss.net_pay", ON, usual | met | facts).answer
    assert answer is not None
    return answer


@settings(deadline=None)  # the first one reads the law
@given(PAYMENTS)
def test_a_payment_that_bears_the_tax_on_its_own_wages_goes_out(facts: dict[str, Any]) -> None:
    own = asked(facts | {"untaxed_fica_cents": 0, "untaxed_sdi_cents": 0})
    assert own["over_pay_cents"] > 0 or asked(facts)["over_pay_cents"] == 0


@settings(deadline=None)  # the first one reads the law
@given(PAYMENTS)
def test_what_is_put_off_is_not_taken_in_part_and_every_cent_of_the_gross_is_somewhere(facts: dict[str, Any]) -> None:
    told = asked(facts)
    assert not told["fica_waits"] or told["social_security_cents"] == told["medicare_cents"] == 0
    assert not told["sdi_waits"] or told["sdi_cents"] == 0
    assert sum(told[name] for name in TAXES) + told["net_cents"] == facts["gross_cents"]


@settings(deadline=None)  # the first one reads the law
@given(PAYMENTS)
def test_nothing_is_put_off_where_no_earlier_wages_are_untaxed(facts: dict[str, Any]) -> None:
    told = asked(facts)
    assert not told["fica_waits"] or facts["untaxed_fica_cents"] > 0
    assert not told["sdi_waits"] or facts["untaxed_sdi_cents"] > 0
