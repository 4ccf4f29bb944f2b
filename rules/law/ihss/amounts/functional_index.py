"""The functional index: one number from 1.00 to 5.00 for a person's physical need, in hundredths.

A weighted average of the eleven physical ranks; memory, orientation and judgment are left out. Weights, and the reading
that rank 6 enters as 1, are recalled. It has no effect on hours or eligibility (V.L. v. Wagner); reports show it.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, integer
from rules.rounding import divided

ON = date(2026, 3, 15)
FUNCTIONS = (
    "housework",
    "laundry",
    "shopping",
    "meals",
    "mobility",
    "bathing",
    "dressing",
    "bowel_bladder",
    "transfer",
    "eating",
    "respiration",
)
INDEPENDENT = {f"rank_{function}": 1 for function in FUNCTIONS}
DEPENDENT = {f"rank_{function}": 5 for function in FUNCTIONS}

QUESTION = AmountQuestion(
    name="ihss.functional_index",
    asks="What is the person's functional index?",
    facts=tuple(INDEPENDENT),
    limits={"weights": "functional_index/weights", "rank_six": "functional_index/rank_six_counts_as"},
    gives={"functional_index_hundredths": integer("hundredths")},
    rows={"weighted_average": "W&I 12309; MPP 30-756"},
    since=date(1988, 7, 8),
    cite="W&I 12309; MPP 30-756; functional index worksheet",
    evidence="recalled",
    examples=(
        Example("independent in everything", ON, INDEPENDENT, {"functional_index_hundredths": 100}),
        Example("unable in everything", ON, DEPENDENT, {"functional_index_hundredths": 500}),
        Example(
            "meals at rank 4, the rest independent: 1 + 3 x .223 = 1.669",
            ON,
            INDEPENDENT | {"rank_meals": 4},
            {"functional_index_hundredths": 167},
        ),
        Example(
            "eating met by paramedical service enters as 1",
            ON,
            DEPENDENT | {"rank_eating": 6},
            {"functional_index_hundredths": 449},
        ),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """Each person's index, half a hundredth rounding up."""
    weights = limits.mapping("weights")
    total = np.zeros(facts.rows, dtype=np.int64)
    for function in FUNCTIONS:
        rank = facts[f"rank_{function}"]
        total += weights[function] * np.where(rank == 6, limits["rank_six"], rank)
    return Result({"functional_index_hundredths": divided(total, 10)}, {"weighted_average": True})
