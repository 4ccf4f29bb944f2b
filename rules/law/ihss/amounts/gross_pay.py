"""Gross pay: time at an hour's rate, overtime at one and a half of it (W&I 12300.4), in cents.

Each of the two lines is rounded once, from minutes times cents; one and a half times the rate is never rounded itself
(a rate of $18.75 makes $28.125). Where counties pay differently in one workweek, an hour of overtime pays its own rate
and half of the week's regular rate (29 CFR 778.115). The gross is the sum of the lines as they are printed.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, IntArray, Limits, Result, cents
from rules.rounding import divided

HOUR, WHOLE = 60, 100
ON = date(2026, 3, 15)


def pay(name: str, rate: int, regular: int, overtime: int, *lines: int, blended: int | None = None) -> Example:
    """Minutes at a rate, and the two lines of pay."""
    facts = {"rate_cents": rate, "regular_minutes": regular, "overtime_minutes": overtime}
    answer = {"gross_cents": sum(lines), "regular_cents": lines[0], "overtime_cents": lines[1]}
    row = "regular_only" if not overtime else "with_overtime" if blended in (None, rate) else "with_blended_overtime"
    return Example(name, ON, facts | ({"regular_rate_cents": blended} if blended else {}), answer, rows=(row,))


QUESTION = AmountQuestion(
    name="ihss.gross_pay",
    asks="What do these hours pay before anything is taken off?",
    facts=("rate_cents", "regular_minutes", "overtime_minutes", "regular_rate_cents"),
    limits={"overtime_rate": "pay/overtime_rate"},
    gives={"gross_cents": cents(), "regular_cents": cents(), "overtime_cents": cents()},
    rows={
        "regular_only": "W&I 12301.6",
        "with_overtime": "W&I 12300.4; 29 CFR 778.107",
        "with_blended_overtime": "W&I 12300.4; 29 CFR 778.115",
    },
    since=date(2016, 2, 1),
    cite="W&I 12300.4, 12301.6; 29 CFR 778.107, 778.115",
    evidence="summary",
    examples=(
        pay("80 hours in Los Angeles", 1964, 4800, 0, 157120, 0),
        pay("no time, no pay", 1964, 0, 0, 0, 0),
        pay("an hour of overtime", 2000, 2400, 60, 80000, 3000),
        pay("one and a half of $18.75 is not rounded before the hours", 1875, 0, 120, 0, 5625),
        pay("an hour at it rounds the half cent up", 1875, 0, 60, 0, 2813),
        pay("half a cent rounds up: a minute at $18.30", 1830, 1, 0, 31, 0),
        pay("less than half rounds down: a minute at $18.29", 1829, 1, 0, 30, 0),
        pay("each line rounds by itself", 1830, 1, 1, 31, 46),
        pay("overtime in the county of $20 in a week of $21 on the whole", 2000, 0, 60, 0, 3050, blended=2100),
        pay("overtime in the county of $22 in the same week", 2200, 0, 60, 0, 3250, blended=2100),
        pay("half of an odd regular rate is not rounded before the hours", 2000, 0, 120, 0, 6101, blended=2101),
        pay("a regular rate that is the rate changes nothing", 1875, 0, 60, 0, 2813, blended=1875),
        pay("a regular rate without overtime changes nothing", 2000, 60, 0, 2000, 0, blended=2100),
    ),
)


def worth(rate: IntArray, minutes: IntArray) -> IntArray:
    """Minutes at a rate an hour, in cents, half a cent rounding up."""
    return divided(rate * minutes, HOUR)


def answer(facts: Columns, limits: Limits) -> Result:
    """The two lines and their sum."""
    rate, overtime = facts["rate_cents"], facts["overtime_minutes"]
    regular_rate = np.where(facts.known("regular_rate_cents"), facts["regular_rate_cents"], rate)
    regular_cents = worth(rate, facts["regular_minutes"])
    hour = rate * WHOLE + regular_rate * (limits["overtime_rate"] - WHOLE)  # in hundredths of a cent
    overtime_cents = divided(overtime * hour, HOUR * WHOLE)
    blended = (overtime > 0) & (regular_rate != rate)
    return Result(
        {
            "gross_cents": regular_cents + overtime_cents,
            "regular_cents": regular_cents,
            "overtime_cents": overtime_cents,
        },
        {
            "regular_only": overtime == 0,
            "with_overtime": (overtime > 0) & ~blended,
            "with_blended_overtime": blended,
        },
    )
