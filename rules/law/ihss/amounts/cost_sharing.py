"""Who pays for care: federal, state and county shares of a cost, in cents, that always add up to the cost.

The federal share and the county's 35 % of what the federal government does not pay are set by law (W&I 12306), so these
two are computed, half a cent rounding up, and the state, which pays first and settles with both, takes what remains.
So CFCO comes to 56 / 28.6 / 15.4 (derived), PCSP and IPO to 50 / 32.5 / 17.5, IHSS-R to 0 / 65 / 35. Since July 2012
counties pay a maintenance of effort instead (W&I 12306.16); this is the statutory share, by program, not by aid code.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, cents
from rules.rounding import divided

ON = date(2026, 3, 15)
WHOLE = 10_000  # hundredths of a percent in the whole


def cost(name: str, program: str, whole: int, federal: int, state: int, county: int) -> Example:
    """A cost and its three shares."""
    answer = {"federal_cents": federal, "state_cents": state, "county_cents": county}
    return Example(name, ON, {"program": program, "cost_cents": whole}, answer)


QUESTION = AmountQuestion(
    name="ihss.cost_sharing",
    asks="Which part of a cost do the federal government, the state and the county bear?",
    facts=("program", "cost_cents"),
    limits={
        "federal_share": "cost_sharing/federal_share",
        "county_share_of_non_federal": "cost_sharing/county_share_of_non_federal",
    },
    gives={"federal_cents": cents(), "state_cents": cents(), "county_cents": cents()},
    rows={"federal_and_state": "W&I 12306, 14132.95, 14132.956", "state_only": "W&I 12306"},
    since=date(2011, 12, 1),
    cite="W&I 12306; 42 CFR 441.590; CDSS IHSS program page",
    evidence="derived",
    examples=(
        cost("a thousand dollars in CFCO", "CFCO", 100000, 56000, 28600, 15400),
        cost("a thousand dollars in PCSP", "PCSP", 100000, 50000, 32500, 17500),
        cost("a thousand dollars in IPO", "IPO", 100000, 50000, 32500, 17500),
        cost("a thousand dollars in IHSS-R", "IHSS-R", 100000, 0, 65000, 35000),
        cost("one cent: half a cent of federal money rounds up", "PCSP", 1, 1, 0, 0),
        cost("one cent in IHSS-R is the state's", "IHSS-R", 1, 0, 1, 0),
        cost("$1.01: 51 federal, 17.5 of 50 to the county rounds up, the state has the rest", "PCSP", 101, 51, 32, 18),
        cost("nothing is nothing", "CFCO", 0, 0, 0, 0),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """The three shares of each cost."""
    whole = facts["cost_cents"]
    by_program = limits.mapping("federal_share")
    shares = np.array([by_program[program] for program in facts.facts["program"].one_of], dtype=np.int64)
    share = shares[facts["program"]]
    federal = divided(whole * share, WHOLE)
    county = divided((whole - federal) * limits["county_share_of_non_federal"], WHOLE)
    return Result(
        {"federal_cents": federal, "state_cents": whole - federal - county, "county_cents": county},
        {"federal_and_state": share > 0, "state_only": share == 0},
    )
