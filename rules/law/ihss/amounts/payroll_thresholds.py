"""Whether wages from one recipient reach the thresholds of household employment, this payment counted in, in cents.

Each recipient is an employer, so a provider of two may have reached a threshold with one alone. A threshold that is
reached taxes the wages before it too: those not taxed yet are told. SDI, once due in a quarter, stays due for the rest
of that year and the next (UIC 684). Tax that an earlier payment was too small for (`ihss.net_pay` put it off) is told
again as not taken yet.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, boolean, cents

FICA, SDI = "26 USC 3121(x)", "UIC 684"


def reached(name: str, year: int, quarter: int, gross: int, fica: bool, sdi: bool, *untaxed: int, before: bool = False,
            on: date = date(2026, 3, 31), **more: bool) -> Example:  # fmt: skip
    """Wages of the year and the quarter before a payment of `gross`, and what it reaches."""
    facts = {"year_to_date_cents": year, "quarter_to_date_cents": quarter, "gross_cents": gross}
    of_year, of_quarter = untaxed or (0, 0)
    met = {"fica_threshold_met": fica, "sdi_threshold_met": sdi}
    answer = met | {"untaxed_fica_cents": of_year, "untaxed_sdi_cents": of_quarter}
    rows = ("fica_reached" if fica else "fica_not_reached", "sdi_reached" if sdi else "sdi_not_reached")
    return Example(name, on, facts | {"sdi_met_before": before} | more, answer, rows=rows)


QUESTION = AmountQuestion(
    name="ihss.payroll_thresholds",
    asks="Are Social Security, Medicare and SDI due on wages from this recipient?",
    facts=(
        *("year_to_date_cents", "quarter_to_date_cents", "gross_cents", "sdi_met_before"),
        *("fica_put_off", "sdi_put_off"),
    ),
    limits={"household_threshold": "payroll_tax/household_threshold", "sdi_threshold": "payroll_tax/sdi_threshold"},
    gives={
        "fica_threshold_met": boolean(),
        "sdi_threshold_met": boolean(),
        "untaxed_fica_cents": cents(),
        "untaxed_sdi_cents": cents(),
    },
    rows={"fica_reached": FICA, "fica_not_reached": FICA, "sdi_reached": SDI, "sdi_not_reached": SDI},
    since=date(2025, 1, 1),
    cite="26 USC 3121(a)(7)(B), 3121(x); UIC 684",
    evidence="recalled",
    examples=(
        reached("the first payment of $749.99", 0, 0, 74999, False, False),
        reached("the first payment of $750", 0, 0, 75000, False, True),
        reached("a cent short of $3,000", 250000, 250000, 49999, False, True),
        reached("$3,000 to the cent: the year's wages are taxed now", 250000, 250000, 50000, True, True, 250000, 0),
        reached("above it already", 300000, 300000, 50000, True, True),
        reached("SDI reached by the second payment", 40000, 40000, 40000, False, True, 0, 40000),
        reached("a new quarter, SDI not reached again yet", 350000, 0, 50000, True, False),
        reached("a new quarter after one with SDI", 350000, 0, 50000, True, True, before=True),
        reached("SDI was due all the quarter, and it is reached anew", 350000, 40000, 40000, True, True, before=True),
        reached("above it, and no tax was taken yet", 300500, 300500, 50000, True, True, 300500, 0, fica_put_off=True),
        reached("the quarter's too", 75300, 75300, 50000, False, True, 0, 75300, sdi_put_off=True),
        reached("$2,800 in 2025", 0, 0, 280000, True, True, on=date(2025, 12, 31)),
        reached("a cent short of it", 0, 0, 279999, False, True, on=date(2025, 12, 31)),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """Both thresholds, and the earlier wages that come to be taxed by this payment."""
    year, quarter, gross = facts["year_to_date_cents"], facts["quarter_to_date_cents"], facts["gross_cents"]
    fica = year + gross >= limits["household_threshold"]
    in_quarter, before = quarter + gross >= limits["sdi_threshold"], facts["sdi_met_before"]
    sdi = in_quarter | before
    first_fica = fica & ((year < limits["household_threshold"]) | facts["fica_put_off"])
    first_sdi = in_quarter & ~before & ((quarter < limits["sdi_threshold"]) | facts["sdi_put_off"])
    return Result(
        {
            "fica_threshold_met": fica,
            "sdi_threshold_met": sdi,
            "untaxed_fica_cents": np.where(first_fica, year, 0),
            "untaxed_sdi_cents": np.where(first_sdi, quarter, 0),
        },
        {"fica_reached": fica, "fica_not_reached": ~fica, "sdi_reached": sdi, "sdi_not_reached": ~sdi},
    )
