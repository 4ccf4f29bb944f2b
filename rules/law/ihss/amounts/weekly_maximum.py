"""The weekly maximum and the weekly authorized time that follow from a month's authorized time, in minutes.

Two different weeks: the weekly maximum, by which providers plan their workweeks, is the month divided by 4 (SOC 846);
the weekly authorized time, which the notice shows, is the month divided by 4.33 (W&I 12301.1(b)(1)).
"""

from datetime import date

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, minutes
from rules.rounding import IntArray, divided

ON = date(2026, 3, 15)


def weekly_maximum(per_month: IntArray, limits: Limits) -> IntArray:
    """A quarter of the month, half a minute rounding up (SOC 846)."""
    return divided(per_month, limits["weeks_for_maximum"])


def weekly_authorized(per_month: IntArray, limits: Limits) -> IntArray:
    """The month divided by 4.33, half a minute rounding up (W&I 12301.1(b)(1))."""
    return divided(per_month * 100, limits["weeks_per_month_hundredths"])


def example(name: str, per_month: int, maximum: int, authorized: int) -> Example:
    """A worked month."""
    return Example(
        name=name,
        on=ON,
        facts={"authorized_minutes_per_month": per_month},
        answer={"weekly_maximum_minutes": maximum, "weekly_authorized_minutes": authorized},
    )


QUESTION = AmountQuestion(
    name="ihss.weekly_maximum",
    asks="How long may providers work for the recipient in a week, and how long is authorized a week?",
    facts=("authorized_minutes_per_month",),
    limits={
        "weeks_for_maximum": "hours/weeks_for_maximum",
        "weeks_per_month_hundredths": "hours/weeks_per_month_hundredths",
    },
    gives={"weekly_maximum_minutes": minutes(), "weekly_authorized_minutes": minutes()},
    rows={"quarter_of_month": "SOC 846; W&I 12301.1(b)(1)"},
    since=date(2014, 7, 1),
    cite="W&I 12301.1(b)(1); SOC 846",
    evidence="seen",
    examples=(
        example("a hundred and twenty-five hours a month", 7500, 1875, 1732),
        example("a hundred hours a month are 25:00 a week at most", 6000, 1500, 1386),
        example("the most there is, 283 hours, is 70:45 a week", 16980, 4245, 3921),
        example("195 hours a month are 48:45 a week at most", 11700, 2925, 2702),
        example("half a minute of a week rounds up", 6002, 1501, 1386),
        example("a quarter of a minute rounds down", 6001, 1500, 1386),
        example("nothing authorized is nothing a week", 0, 0, 0),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """Both weeks of each month."""
    per_month = facts["authorized_minutes_per_month"]
    return Result(
        answer={
            "weekly_maximum_minutes": weekly_maximum(per_month, limits),
            "weekly_authorized_minutes": weekly_authorized(per_month, limits),
        },
        rows={"quarter_of_month": True},
    )
