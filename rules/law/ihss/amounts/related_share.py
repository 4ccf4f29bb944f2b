"""What proration takes off a related service whose need is met in common, in minutes a week (MPP 30-763.32).

Meals, cleanup, laundry, shopping: the time is divided by the number of people whose need is met together; the recipient
keeps one share, half a minute rounding up, and the rest is taken off, so that share and part taken off add up.
"""

from datetime import date

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, minutes
from rules.rounding import divided

ON = date(2026, 3, 15)

QUESTION = AmountQuestion(
    name="ihss.related_share",
    asks="How much of a service's time is taken off because the need is met together with others'?",
    facts=("minutes_per_week", "people"),
    gives={"prorated_minutes": minutes(), "share_minutes": minutes()},
    rows={"met_in_common": "MPP 30-763.32", "not_shared": "MPP 30-763.32"},
    since=date(2000, 1, 1),
    cite="MPP 30-763.32",
    evidence="recalled",
    examples=(
        Example("two share seven hours", ON, {"minutes_per_week": 420, "people": 2}, {"prorated_minutes": 210}),
        Example("nobody shares", ON, {"minutes_per_week": 420, "people": 1}, {"prorated_minutes": 0}),
        Example(
            "the odd half minute stays with the recipient",
            ON,
            {"minutes_per_week": 61, "people": 2},
            {"prorated_minutes": 30, "share_minutes": 31},
        ),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """Each service's time divided by those who share it."""
    time, people = facts["minutes_per_week"], facts["people"]
    share = divided(time, people)
    return Result(
        {"prorated_minutes": time - share, "share_minutes": share},
        {"met_in_common": people > 1, "not_shared": people == 1},
    )
