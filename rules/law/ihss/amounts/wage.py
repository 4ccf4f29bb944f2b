"""What an hour is paid in a county: its own rate, never under the state's minimum; back-up providers get more."""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, cents

UNKNOWN = "county: no rate of this county is known on the day; add it to wage/county_rates, or ask about a later day."


def paid(name: str, county: str, on: date, rate: int, row: str, back_up: bool = False) -> Example:
    """A county's rate on a day."""
    return Example(name, on, {"county": county, "back_up": back_up}, {"rate_cents": rate}, rows=(row,))


QUESTION = AmountQuestion(
    name="ihss.wage",
    asks="What is an hour paid in the county?",
    facts=("county", "back_up"),
    limits={
        "county_rates": "wage/county_rates",
        "state_minimum": "wage/state_minimum",
        "back_up_premium": "wage/back_up_premium",
    },
    gives={"rate_cents": cents()},
    rows={
        "county_rate": "W&I 12301.6",
        "minimum_wage": "Labor Code 1182.12",
        "back_up_rate": "Back-up provider system letter",
    },
    since=date(2024, 1, 1),
    cite="W&I 12301.6; Labor Code 1182.12",
    evidence="recalled",
    examples=(
        paid("Alameda in 2026", "01", date(2026, 3, 15), 2160, "county_rate"),
        paid("the last day of the old rate", "01", date(2025, 12, 31), 1905, "county_rate"),
        paid("Contra Costa before its step", "07", date(2025, 4, 30), 1843, "county_rate"),
        paid("Contra Costa on its step", "07", date(2025, 5, 1), 1963, "county_rate"),
        paid("Calaveras at the minimum wage itself", "05", date(2024, 12, 31), 1600, "county_rate"),
        paid("a rate that the minimum wage overtook", "05", date(2025, 1, 1), 1650, "minimum_wage"),
        paid("a back-up provider in Los Angeles", "19", date(2025, 3, 15), 2050, "back_up_rate", back_up=True),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """Each county's rate; a county without a known one is refused."""
    rates = limits.mapping("county_rates")
    by_county = np.array([rates.get(code, 0) for code in facts.facts["county"].one_of], dtype=np.int64)
    own, back_up = by_county[facts["county"]], facts["back_up"]
    rate = np.maximum(own, limits["state_minimum"])
    return Result(
        {"rate_cents": rate + np.where(back_up, limits["back_up_premium"], 0)},
        {"county_rate": (own == rate) & ~back_up, "minimum_wage": (own < rate) & ~back_up, "back_up_rate": back_up},
        refuse={UNKNOWN: own == 0},
    )
