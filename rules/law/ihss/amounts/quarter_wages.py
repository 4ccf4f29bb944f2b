"""What a recipient reports of a provider's wages on the DE 9C, in cents; asked on the quarter's last day.

Subject wages are those under the Unemployment Insurance Code: none of the recipient's spouse, parent or child under 18
(UIC 631), and none while the quarter stays below the household threshold and no SDI was withheld (UIC 682, 684). PIT
wages are those of the income tax: none of days on which the live-in certification was in force.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, cents

ON = date(2026, 3, 31)
NAMES = ("subject_wages_cents", "income_wages_cents")


def quarter(name: str, gross: int, *wages: int, row: str, live_in: int = 0, family: int = 0, sdi: int = 0) -> Example:
    """A quarter's gross, of it live-in and family wages, SDI withheld; subject and PIT wages."""
    facts = {
        "report_gross_cents": gross,
        "report_live_in_cents": live_in,
        "report_no_sdi_cents": family,
        "report_sdi_cents": sdi,
    }
    return Example(name, ON, facts, dict(zip(NAMES, wages, strict=True)), rows=(row,))


QUESTION = AmountQuestion(
    name="ihss.quarter_wages",
    asks="Which wages of the quarter are reported to the state?",
    facts=("report_gross_cents", "report_live_in_cents", "report_no_sdi_cents", "report_sdi_cents"),
    limits={"sdi_threshold": "payroll_tax/sdi_threshold"},
    gives={name: cents() for name in NAMES},
    rows={"subject": "UIC 682, 684, 926", "not_subject": "UIC 631, 682, 684"},
    since=date(2025, 1, 1),
    cite="UIC 631, 682, 684, 926, 13009.5",
    evidence="recalled",
    examples=(
        quarter("an ordinary quarter", 900000, 900000, 900000, row="subject", sdi=11700),
        quarter("$750 to the cent", 75000, 75000, 75000, row="subject", sdi=975),
        quarter("a cent short of it", 74999, 0, 74999, row="not_subject"),
        quarter("below it, after a quarter that reached it", 50000, 50000, 50000, row="subject", sdi=650),
        quarter("a live-in provider", 900000, 900000, 0, row="subject", live_in=900000, sdi=11700),
        quarter("a spouse", 900000, 0, 900000, row="not_subject", family=900000),
        quarter("a child who became 18", 900000, 300000, 900000, row="subject", family=600000, sdi=3900),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """Subject and PIT wages of each pair's quarter."""
    gross, live_in, family, withheld = (facts[name] for name in QUESTION.facts)
    due = (gross >= limits["sdi_threshold"]) | (withheld > 0)
    subject = np.where(due, gross - family, 0)
    rows = {"subject": subject > 0, "not_subject": subject <= 0}
    return Result({"subject_wages_cents": subject, "income_wages_cents": gross - live_in}, rows)
