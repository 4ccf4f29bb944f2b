"""The Medi-Cal share of cost of a family in the aged, blind and disabled medically needy program, in cents a month.

Share of cost = countable income, less $20 of any income once a family, less the maintenance need of the family's size;
never below zero. One person $600; two persons $750, but two adults $934; three persons $934 (22 CCR 50603). Families of
four and more, and two adults, rest on recalled figures. Income here is countable income: work deductions and health
insurance premiums are taken off before. Cents are exact; nothing is rounded to dollars.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, cents
from rules.rounding import IntArray

ON = date(2026, 3, 15)
NOBODY = "adults: with children they count nobody; count at least the person whose income it is."


def family(name: str, income: int, adults: int, children: int, share: int) -> Example:
    """A family and its share of cost."""
    facts = {"income_cents": income, "adults": adults, "children": children}
    return Example(name, ON, facts, {"share_of_cost_cents": share})


QUESTION = AmountQuestion(
    name="ihss.share_of_cost",
    asks="How much of the month's care must the family pay before Medi-Cal pays?",
    facts=("income_cents", "adults", "children"),
    limits={
        "any_income_deduction": "share_of_cost/any_income_deduction",
        "maintenance_need": "share_of_cost/maintenance_need",
        "maintenance_need_larger": "share_of_cost/maintenance_need_larger",
        "maintenance_need_two_adults": "share_of_cost/maintenance_need_two_adults",
        "maintenance_need_each_more": "share_of_cost/maintenance_need_each_more",
    },
    gives={"share_of_cost_cents": cents()},
    rows={"share_owed": "22 CCR 50603, 50653", "nothing_owed": "22 CCR 50603, 50653"},
    since=date(1989, 7, 1),
    cite="22 CCR 50603, 50653; W&I 14005.12",
    evidence="seen",
    examples=(
        family("$1,200 alone", 120000, 1, 0, 58000),
        family("one adult with one child has $750 left", 120000, 1, 1, 43000),
        family("a family of three has $934 left", 120000, 2, 1, 24600),
        family("one adult with two children too", 120000, 1, 2, 24600),
        family("two adults have $934 left", 120000, 2, 0, 24600),
        family("a child alone is a family of one", 120000, 0, 1, 58000),
        family("a family of four has $1,100 left", 120000, 2, 2, 8000),
        family("a family of ten has $1,959 left", 200000, 2, 8, 2100),
        family("the eleventh person adds $14", 200000, 2, 9, 700),
        family("$620.00 alone owes nothing", 62000, 1, 0, 0),
        family("$620.01 alone owes a cent", 62001, 1, 0, 1),
        family("no income owes nothing", 0, 1, 0, 0),
    ),
)


def maintenance_need(adults: IntArray, children: IntArray, limits: Limits) -> IntArray:
    """The maintenance need of each family, in cents a month."""
    by_size = limits.mapping("maintenance_need") | limits.mapping("maintenance_need_larger")
    largest = max(by_size)
    table = np.array([by_size[max(size, 1)] for size in range(largest + 1)], dtype=np.int64)
    size = adults + children
    need = table[np.minimum(size, largest)] + np.maximum(size - largest, 0) * limits["maintenance_need_each_more"]
    return np.where((adults == 2) & (children == 0), limits["maintenance_need_two_adults"], need)


def answer(facts: Columns, limits: Limits) -> Result:
    """Each family's share of cost."""
    adults, children = facts["adults"], facts["children"]
    left = maintenance_need(adults, children, limits) + limits["any_income_deduction"]
    share = np.maximum(facts["income_cents"] - left, 0)
    return Result(
        {"share_of_cost_cents": share},
        {"share_owed": share > 0, "nothing_owed": share == 0},
        refuse={NOBODY: adults + children == 0},
    )
