"""What the employer owes on a payment: Social Security, Medicare, unemployment insurance and training tax, in cents.

The state pays them for the recipients. Social Security and Medicare follow the provider's own, without the additional
Medicare tax. Unemployment insurance and training tax are due on the first $7,000 of a year, not of the spouse, the
parent or a child under 18 (UIC 631), once a quarter's wages reach the threshold (UIC 682).
"""

from datetime import date
from typing import Any

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, cents
from rules.law.ihss.amounts import payroll_taxes
from rules.rounding import divided

ON = date(2026, 3, 31)
USUAL = {"gross_cents": 200000, "relationship": "none", "fica_threshold_met": True, "year_to_date_cents": 300000,
         "quarter_to_date_cents": 300000}  # fmt: skip


def owed(name: str, social: int, medicare: int, unemployment: int, training: int, *rows: str, **facts: Any) -> Example:
    """Two thousand dollars but for the facts told, and what the employer owes."""
    answer = {"social_security_cents": social, "medicare_cents": medicare, "unemployment_cents": unemployment}
    whole = social + medicare + unemployment + training
    return Example(name, ON, USUAL | facts, answer | {"training_cents": training, "employer_cents": whole}, rows=rows)


QUESTION = AmountQuestion(
    name="ihss.employer_taxes",
    asks="What does the employer owe on this payment?",
    facts=(
        "gross_cents",
        "relationship",
        "fica_threshold_met",
        "year_to_date_cents",
        "quarter_to_date_cents",
        "untaxed_fica_cents",
    ),
    limits={
        "social_security_rate": "payroll_tax/social_security_rate",
        "social_security_base": "payroll_tax/social_security_base",
        "medicare_rate": "payroll_tax/medicare_rate",
        "wage_base": "employer/wage_base",
        "quarter_threshold": "employer/quarter_threshold",
        "unemployment_rate": "employer/unemployment_rate",
        "training_rate": "employer/training_rate",
    },
    gives={
        "social_security_cents": cents(),
        "medicare_cents": cents(),
        "unemployment_cents": cents(),
        "training_cents": cents(),
        "employer_cents": cents(),
    },
    rows={
        "fica": "26 USC 3111",
        "no_fica": "26 USC 3121",
        "unemployment": "UIC 930, 976.6",
        "no_unemployment": "UIC 631",
    },
    since=date(2025, 1, 1),
    cite="26 USC 3111; UIC 631, 682, 930, 976.6",
    evidence="recalled",
    examples=(
        owed("a usual payment", 12400, 2900, 6800, 200, "fica", "unemployment"),
        owed("a thousand below $7,000", 12400, 2900, 3400, 100, "fica", "unemployment", year_to_date_cents=600000),
        owed("above it", 12400, 2900, 0, 0, "fica", "no_unemployment", year_to_date_cents=700000),
        owed("the spouse", 0, 0, 0, 0, "no_fica", "no_unemployment", relationship="spouse"),
        owed("a child of 20", 0, 0, 6800, 200, "no_fica", "unemployment", relationship="child_under_21"),
        owed("below the year's threshold", 0, 0, 6800, 200, "no_fica", "unemployment", fica_threshold_met=False),
        owed("a cent short of the quarter's threshold", 6200, 1450, 0, 0, "fica", "no_unemployment", gross_cents=99999,
             quarter_to_date_cents=0),
        owed("the quarter's threshold", 6200, 1450, 3400, 100, "fica", "unemployment", gross_cents=100000,
             quarter_to_date_cents=0),
        owed("no additional Medicare tax of the employer", 0, 2900, 0, 0, "fica", "no_unemployment",
             year_to_date_cents=30000000),
    ),
)  # fmt: skip


def answer(facts: Columns, limits: Limits) -> Result:
    """The employer's lines and their sum."""
    fica, gross = payroll_taxes.fica_due(facts), facts["gross_cents"]
    medicare = divided(payroll_taxes.fica_wages(facts) * limits["medicare_rate"], payroll_taxes.WHOLE)
    insured = ~facts.within("relationship", payroll_taxes.NO_SDI)
    insured &= facts["quarter_to_date_cents"] + gross >= limits["quarter_threshold"]
    based = np.minimum(gross, np.maximum(limits["wage_base"] - facts["year_to_date_cents"], 0)) * insured
    lines = {
        "social_security_cents": payroll_taxes.social_security(facts, limits),
        "medicare_cents": np.where(fica, medicare, 0),
        "unemployment_cents": divided(based * limits["unemployment_rate"], payroll_taxes.WHOLE),
        "training_cents": divided(based * limits["training_rate"], payroll_taxes.WHOLE),
    }
    return Result(
        lines | {"employer_cents": np.add.reduce(list(lines.values()))},
        {"fica": fica, "no_fica": ~fica, "unemployment": based > 0, "no_unemployment": based == 0},
    )
