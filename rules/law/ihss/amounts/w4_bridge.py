"""A W-4 from before 2020 as the certificate of today that comes to the same (Publication 15-T, computational bridge).

It had a marital status and allowances. What today's method takes off for who has no second job is given back as other
income, and each allowance becomes a deduction of a year, so that wages and tax are those of the old form.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, cents

ON = date(2026, 3, 31)
STANDS_FOR = {"single": "single", "married": "married_jointly", "married_at_single_rate": "single"}
"""The filing status of today for each marital status of then."""


def old(name: str, status: str, allowances: int, other_income: int, deductions: int) -> Example:
    """An old certificate and what it becomes."""
    facts = {"old_marital_status": status, "old_allowances": allowances}
    return Example(name, ON, facts, {"other_income_cents": other_income, "deductions_cents": deductions})


QUESTION = AmountQuestion(
    name="ihss.w4_bridge",
    asks="Which other income and deductions does a W-4 from before 2020 stand for?",
    facts=("old_marital_status", "old_allowances"),
    limits={"federal_not_ticked": "withholding/federal_not_ticked", "allowance": "withholding/bridge_allowance"},
    gives={"other_income_cents": cents(), "deductions_cents": cents()},
    rows={"bridged": "IRS Publication 15-T (2026); 26 CFR 31.3402(f)(5)-1"},
    since=date(2026, 1, 1),
    cite="IRS Publication 15-T (2026), computational bridge",
    evidence="summary",
    examples=(
        old("single without allowances", "single", 0, 860000, 0),
        old("single with one allowance", "single", 1, 860000, 430000),
        old("married with two", "married", 2, 1290000, 860000),
        old("married, but withheld at the higher single rate", "married_at_single_rate", 3, 860000, 1290000),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """The two amounts of a year."""
    taken_off = limits.mapping("federal_not_ticked")
    words = [str(word) for word in facts.facts["old_marital_status"].one_of]
    each = np.array([taken_off[STANDS_FOR[word]] for word in words], dtype=np.int64)
    deductions = facts["old_allowances"] * limits["allowance"]
    return Result(
        {"other_income_cents": each[facts["old_marital_status"]], "deductions_cents": deductions}, {"bridged": True}
    )
