"""Income tax withheld from a half-month's pay: federal by Publication 15-T (2026), California by Method B (2026).

Federal: the pay is brought to a year, other income added, deductions and the amount of step 2 taken off, the tax of
the table found, credits taken off, and the tax brought back to the half-month; that line is rounded once. California:
nothing up to the low income exemption; else estimated deductions and the standard deduction come off, the tax of the
half-month's table is found and the credit for allowances taken off; that line is rounded once too. Tables 2 and 4 of
Method B print multiples of a 24th of the year's amount, in whole dollars and in cents. Extra withholding is added to
either, whatever the tables say.
"""

from typing import Any

import numpy as np

from rules.amounts import IntArray, Items, Limits
from rules.rounding import divided

WHOLE = 10_000  # hundredths of a percent in the whole
DOLLAR = 100
FEDERAL = ("single", "married_jointly", "head_of_household")
STATE = ("single", "married_fewer", "married", "head_of_household")


def by_rows(income: IntArray, which: IntArray, tables: list[list[list[int]]]) -> IntArray:
    """Tax by the table of each case, in ten-thousandths of a cent: the last row the income reaches decides."""
    rows = np.array(tables, dtype=np.int64)  # table, row, (over, tax, rate)
    place = np.zeros(len(income), dtype=np.int64)
    for row in range(1, rows.shape[1]):
        place += income >= rows[which, row, 0]
    over, base, rate = (rows[which, place, column] for column in range(3))
    tax: IntArray = base * WHOLE + (income - over) * rate
    return tax


def federal(gross: IntArray, w4: Items, limits: Limits) -> IntArray:
    """Federal income tax of each certificate's half-month, in cents; `gross` is one element a certificate."""
    periods, status = limits["pay_periods"], w4["filing_status"]
    not_ticked = _by_word(limits.mapping("federal_not_ticked"), FEDERAL)[status]
    off = w4["deductions_cents"] + np.where(w4["two_jobs"], 0, not_ticked)
    year = np.maximum(gross * periods + w4["other_income_cents"] - off, 0)
    standard, two_jobs = limits.mapping("federal_standard"), limits.mapping("federal_two_jobs")
    tables = [each[word] for each in (standard, two_jobs) for word in FEDERAL]
    tax = by_rows(year, status + len(FEDERAL) * w4["two_jobs"], tables)
    owed = np.maximum(tax - w4["credits_cents"] * WHOLE, 0)
    withheld: IntArray = divided(owed, periods * WHOLE) + w4["extra_cents"]
    return withheld


def state(gross: IntArray, de4: Items, limits: Limits) -> IntArray:
    """California income tax of each certificate's half-month, in cents; `gross` is one element a certificate."""
    allowances, periods = de4["allowances"], limits["pay_periods"]
    several = allowances >= limits["state_married_allowances"]
    column = np.where(de4.equals("filing_status", "single"), 0, np.where(several, 2, 1))
    column = np.where(de4.equals("filing_status", "head_of_household"), 3, column)
    low_income = _by_word(limits.mapping("state_low_income"), STATE)[column]
    standard = _by_word(limits.mapping("state_standard_deduction"), STATE)[column]
    off = _estimated(de4["estimated_deductions"], limits) + standard
    tables = limits.mapping("state_tables")
    words = de4.facts["filing_status"].one_of
    tax = by_rows(np.maximum(gross - off, 0), de4["filing_status"], [tables[word] for word in words])
    credit = divided(allowances * limits["state_allowance_credit"], periods)
    owed = np.maximum(tax - credit * WHOLE, 0)
    withheld: IntArray = np.where(gross > low_income, divided(owed, WHOLE), 0) + de4["extra_cents"]
    return withheld


def _estimated(allowances: IntArray, limits: Limits) -> IntArray:
    """Table 2 in cents: a 24th of the year's amount in whole dollars; beyond its last line, the amount of one each."""
    year, dollars = limits["state_estimated_deduction"], limits["pay_periods"] * DOLLAR
    printed = divided(allowances * year, dollars)
    beyond = allowances * divided(year, dollars)
    taken: IntArray = np.where(allowances <= limits["state_estimated_lines"], printed, beyond) * DOLLAR
    return taken


def _by_word(amounts: dict[Any, Any], words: tuple[str, ...]) -> IntArray:
    return np.array([amounts[word] for word in words], dtype=np.int64)
