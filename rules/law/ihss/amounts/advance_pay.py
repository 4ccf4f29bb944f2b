"""What a recipient is paid ahead of a month's work: the cost of the authorized hours, less what never reaches them.

Advance pay stands for net pay (Sonoma County care-provider handbook, chapter 6): the state keeps the taxes of the
providers' wages and the recipient pays the share of cost anyway, so neither is advanced. The sum is never over the cost
of the authorized hours (MPP 30-769.73). Overtime is not advanced: nobody knows before the month who will work it.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, cents
from rules.law.ihss.amounts.gross_pay import worth

ON = date(2026, 4, 1)


def month(name: str, minutes: int, withheld: int, share_of_cost: int, cost: int, advance: int, row: str) -> Example:
    """A month at $18.00 an hour."""
    facts = {"authorized_minutes_per_month": minutes, "rate_cents": 1800, "withheld_cents": withheld}
    answer = {"cost_cents": cost, "advance_cents": advance}
    return Example(name, ON, facts | {"share_of_cost_cents": share_of_cost}, answer, rows=(row,))


QUESTION = AmountQuestion(
    name="ihss.advance_pay",
    asks="How much is the recipient paid in advance for a month?",
    facts=("authorized_minutes_per_month", "rate_cents", "withheld_cents", "share_of_cost_cents"),
    limits={},
    gives={"cost_cents": cents(), "advance_cents": cents()},
    rows={"net_of_the_month": "W&I 12304; MPP 30-769.73", "nothing_to_advance": "W&I 12304; MPP 30-769.73"},
    since=date(2014, 9, 1),
    cite="W&I 12304; MPP 30-769.73; ACL 24-38",
    evidence="derived",
    examples=(
        month("200 hours from which no taxes are taken", 12000, 0, 0, 360000, 360000, "net_of_the_month"),
        month("taxes stay with the state", 12000, 32220, 0, 360000, 327780, "net_of_the_month"),
        month("the share of cost is the recipient's own", 12000, 32220, 50000, 360000, 277780, "net_of_the_month"),
        month("a share of cost over what is left", 600, 1611, 20000, 18000, 0, "nothing_to_advance"),
        month("a share of cost of just what is left", 600, 1611, 16389, 18000, 0, "nothing_to_advance"),
        month("one cent more than the share of cost", 600, 1611, 16388, 18000, 1, "net_of_the_month"),
        month("no hours", 0, 0, 0, 0, 0, "nothing_to_advance"),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """The cost of the month's hours, and what of it is paid ahead."""
    cost = worth(facts["rate_cents"], facts["authorized_minutes_per_month"])
    advance = np.maximum(cost - facts["withheld_cents"] - facts["share_of_cost_cents"], 0)
    return Result(
        {"cost_cents": cost, "advance_cents": advance},
        {"net_of_the_month": advance > 0, "nothing_to_advance": advance == 0},
    )
