"""What a provider gives back of wages that were too much, in cents; asked on the pay date of the run that finds it.

Taxes were withheld of them, which the provider never had. Found in the year in which it was paid, all of these are put
right between the state and the agencies (returns of the quarter, the W-2), and what came to the provider is given back.
After that year income tax is the provider's to put right on their own return, and only Social Security, Medicare and
SDI are left out (IRS Publication 15, repayment of wages). The withheld part is that of the payment, by its gross.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, IntArray, Limits, Result, cents
from rules.rounding import divided

CITE = "IRS Publication 15 (2026), section 13; EDD DE 44"


def given_back(name: str, too_much: int, back: int, *rows: str, gross: int = 153200, payroll: int = 1992,
               income: int = 0, same_year: bool = True) -> Example:  # fmt: skip
    """Of a payment of 80 hours at $19.15, but for what is told."""
    facts = {"overpaid_gross_cents": too_much, "paid_gross_cents": gross, "paid_payroll_taxes_cents": payroll}
    facts |= {"paid_income_taxes_cents": income, "paid_this_year": same_year}
    answer = {"recover_cents": back, "withheld_cents": too_much - back}
    return Example(name, date(2026, 4, 20), facts, answer, rows=rows)


QUESTION = AmountQuestion(
    name="ihss.overpayment",
    asks="What does a provider give back of wages that were too much?",
    facts=(
        *("overpaid_gross_cents", "paid_gross_cents", "paid_payroll_taxes_cents", "paid_income_taxes_cents"),
        "paid_this_year",
    ),
    limits={},
    gives={"recover_cents": cents(), "withheld_cents": cents()},
    rows={"nothing_was_withheld": CITE, "after_taxes": CITE, "income_tax_is_the_providers": CITE},
    since=date(2026, 1, 1),
    cite=CITE,
    evidence="recalled",
    examples=(
        given_back("an hour of eighty, of which SDI was taken", 1915, 1890, "after_taxes"),
        given_back("nothing was withheld", 1915, 1915, "nothing_was_withheld", gross=19150, payroll=0),
        given_back("all of it", 153200, 151208, "after_taxes"),
        given_back("with income tax, in the year", 1915, 1739, "after_taxes", income=12079),
        given_back("after the year income tax stays", 1915, 1890, "after_taxes", "income_tax_is_the_providers",
                   income=12079, same_year=False),
        given_back("half a cent of tax rounds up", 100, 99, "after_taxes", gross=1000, payroll=5),
    ),
)  # fmt: skip


def answer(facts: Columns, limits: Limits) -> Result:
    """What came to the provider of the wages that were too much."""
    too_much, gross = facts["overpaid_gross_cents"], np.maximum(facts["paid_gross_cents"], 1)
    income: IntArray = facts["paid_income_taxes_cents"]
    taxes = facts["paid_payroll_taxes_cents"] + np.where(facts["paid_this_year"], income, 0)
    withheld = np.minimum(divided(taxes * too_much, gross), too_much)
    return Result(
        {"recover_cents": too_much - withheld, "withheld_cents": withheld},
        {
            "nothing_was_withheld": withheld == 0,
            "after_taxes": withheld > 0,
            "income_tax_is_the_providers": ~facts["paid_this_year"] & (income > 0),
        },
    )
