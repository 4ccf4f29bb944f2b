"""Union dues of a payment, in cents: by the time paid in the month (UDW) or a share of the gross (SEIU Local 2015).

Dues by the month are taken from its first payments: each takes what the month's paid time has come to, less what was
taken before.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, IntArray, Limits, Result, cents
from rules.rounding import divided

ON = date(2026, 3, 31)
WHOLE = 10_000  # hundredths of a percent in the whole


def due(name: str, union: str, minutes: int, gross: int, before: int, dues: int, row: str) -> Example:
    """Time of the month, gross of the payment, dues taken before, and the dues of the payment."""
    facts = {"union": union, "month_paid_minutes": minutes, "gross_cents": gross, "month_dues_cents": before}
    return Example(name, ON, facts, {"dues_cents": dues}, rows=(row,))


QUESTION = AmountQuestion(
    name="ihss.union_dues",
    asks="Which union dues does this payment bear?",
    facts=("union", "month_paid_minutes", "gross_cents", "month_dues_cents"),
    limits={"udw": "dues/udw", "seiu_share": "dues/seiu_share"},
    gives={"dues_cents": cents()},
    rows={"no_member": "W&I 12301.6", "by_hours": "UDW, dues by hours paid in the month", "by_share": "W&I 12301.6"},
    since=date(2022, 1, 1),
    cite="W&I 12301.6",
    evidence="recalled",
    examples=(
        due("no member", "none", 6000, 200000, 0, 0, "no_member"),
        due("a minute short of an hour", "udw", 59, 2000, 0, 0, "by_hours"),
        due("an hour", "udw", 60, 2000, 0, 1030, "by_hours"),
        due("a minute short of 26 hours", "udw", 1559, 50000, 0, 1030, "by_hours"),
        due("26 hours", "udw", 1560, 50000, 0, 1590, "by_hours"),
        due("51 hours", "udw", 3060, 100000, 0, 2180, "by_hours"),
        due("81 hours", "udw", 4860, 150000, 0, 2950, "by_hours"),
        due("150 hours", "udw", 9000, 300000, 0, 4070, "by_hours"),
        due("the second payment of the month takes the rest", "udw", 9000, 150000, 2950, 1120, "by_hours"),
        due("never less than nothing", "udw", 60, 2000, 2950, 0, "by_hours"),
        due("two percent, half a cent up", "seiu_2015", 4800, 157125, 3000, 3143, "by_share"),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """Each payment's dues."""
    rows = np.array(sorted(limits.mapping("udw").items()), dtype=np.int64)
    place = np.searchsorted(rows[:, 0], facts["month_paid_minutes"], side="right") - 1
    by_hours: IntArray = np.maximum(rows[place, 1] - facts["month_dues_cents"], 0)
    by_share = divided(facts["gross_cents"] * limits["seiu_share"], WHOLE)
    udw, seiu = facts.equals("union", "udw"), facts.equals("union", "seiu_2015")
    return Result(
        {"dues_cents": np.where(udw, by_hours, np.where(seiu, by_share, 0))},
        {"no_member": facts.equals("union", "none"), "by_hours": udw, "by_share": seiu},
    )
