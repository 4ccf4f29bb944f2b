"""The wages of a provider's W-2 from one recipient in a year, in cents; asked on December 31.

Box 1 has no wages of days on which the live-in certification was in force (IRS Notice 2014-7); boxes 3 and 5 have them.
They have no wages of the recipient's spouse, parent or child under 21, and none at all below the household threshold of
the year; box 3 ends at the Social Security base. The share of cost is part of all (handbook, share of cost). Box 16
follows box 1.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, cents

ON = date(2026, 12, 31)
NAMES = ("income_wages_cents", "social_security_wages_cents", "medicare_wages_cents")


def year(name: str, gross: int, *boxes: int, rows: str, live_in: int = 0, family: int = 0) -> Example:
    """A year's gross, of it live-in and family wages, and boxes 1, 3 and 5."""
    facts = {"report_gross_cents": gross, "report_live_in_cents": live_in, "report_no_fica_cents": family}
    return Example(name, ON, facts, dict(zip(NAMES, boxes, strict=True)), rows=tuple(rows.split()))


QUESTION = AmountQuestion(
    name="ihss.wage_statement",
    asks="Which wages does the provider's W-2 tell?",
    facts=("report_gross_cents", "report_live_in_cents", "report_no_fica_cents"),
    limits={"household_threshold": "payroll_tax/household_threshold", "base": "payroll_tax/social_security_base"},
    gives={name: cents() for name in NAMES},
    rows={
        "all_wages": "26 USC 6051",
        "without_live_in": "IRS Notice 2014-7",
        "family": "26 USC 3121(b)(3)",
        "below_threshold": "26 USC 3121(a)(7)(B), 3121(x)",
        "over_base": "26 USC 3121(a)(1)",
    },
    since=date(2025, 1, 1),
    cite="26 USC 3121, 6051; IRS Notice 2014-7",
    evidence="summary",
    examples=(
        year("an ordinary year", 3000000, 3000000, 3000000, 3000000, rows="all_wages"),
        year("three thousand to the cent", 300000, 300000, 300000, 300000, rows="all_wages"),
        year("a cent short of it", 299999, 299999, 0, 0, rows="below_threshold"),
        year("a live-in provider", 3000000, 0, 3000000, 3000000, rows="without_live_in", live_in=3000000),
        year("live-in since July", 3000000, 1000000, 3000000, 3000000, rows="without_live_in", live_in=2000000),
        year("a spouse", 3000000, 3000000, 0, 0, rows="family", family=3000000),
        year("a child who became 21", 3000000, 3000000, 500000, 500000, rows="family", family=2500000),
        year("a parent who lives in", 3000000, 0, 0, 0, rows="without_live_in family", live_in=3000000, family=3000000),
        year("the base to the cent", 18450000, 18450000, 18450000, 18450000, rows="all_wages"),
        year("over the base", 18450001, 18450001, 18450000, 18450001, rows="over_base"),
        year("nothing", 0, 0, 0, 0, rows="below_threshold"),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """Boxes 1, 3 and 5 of each pair's year."""
    gross, live_in, family = (facts[name] for name in QUESTION.facts)
    reached = gross >= limits["household_threshold"]
    medicare = np.where(reached, gross - family, 0)
    boxes = (gross - live_in, np.minimum(medicare, limits["base"]), medicare)
    rows = {
        "without_live_in": live_in > 0,
        "family": family > 0,
        "below_threshold": ~reached & (family == 0),
        "over_base": medicare > limits["base"],
    }
    plain = ~np.logical_or.reduce(list(rows.values()))
    return Result(dict(zip(NAMES, boxes, strict=True)), {"all_wages": plain, **rows})
