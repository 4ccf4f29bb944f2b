"""The hourly task guideline of a service, in minutes a week, and whether a time lies within it.

Ranges go by functional rank (MPP 30-757.131-.14): rank 1 needs no time; at rank 6 the need is met by paramedical
service and has no time here. Some services have one range and no rank, so that none is asked for; domestic, laundry,
shopping and errands have a standing limit and no least time. The other services have no guideline: low and high are
null, and any time is within. Outside the range the county must write down why (W&I 12301.2). Domestic comes by the
month, where ihss.domestic_limit holds it against 6:00 exactly; here it is held against a week of that.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Limits, Result, minutes, one_of
from rules.columns_of_facts import Mask
from rules.law.ihss.amounts.guideline_examples import EXAMPLES
from rules.rounding import IntArray

RANKED = (
    "meal_preparation",
    "meal_cleanup",
    "bowel_bladder",
    "feeding",
    "bed_baths",
    "dressing",
    "ambulation",
    "transfer",
    "bathing",
)
UNRANKED = ("repositioning", "prosthetics", "menstrual")
LIMITED = {
    "domestic": "limits/domestic_week",
    "laundry": "limits/laundry",
    "food_shopping": "limits/food_shopping",
    "errands": "limits/errands",
}

QUESTION = AmountQuestion(
    name="ihss.guideline",
    asks="Is this time for the service within the hourly task guideline?",
    facts=("service", "rank", "minutes_per_week", "laundry_away_from_home"),
    limits={
        **{service: f"guideline/{service}" for service in (*RANKED, *UNRANKED)},
        **{f"{service}_limit": path for service, path in LIMITED.items()},
        "laundry_away_limit": "limits/laundry_away",
    },
    gives={
        "within": one_of("below", "within", "above"),
        "low_minutes": minutes(nullable=True),
        "high_minutes": minutes(nullable=True),
    },
    rows={
        "below_range": "MPP 30-757.1; W&I 12301.2",
        "within_range": "MPP 30-757.1; W&I 12301.2",
        "above_range": "MPP 30-757.1; W&I 12301.2",
        "no_guideline": "MPP 30-757.1",
    },
    since=date(2006, 9, 1),
    cite="W&I 12301.2; MPP 30-757.1, 30-757.131-.14",
    evidence="recalled",
    examples=EXAMPLES,
)


def answer(facts: Columns, limits: Limits) -> Result:
    """Each time against its range."""
    time, low, high = facts["minutes_per_week"], *_range(facts, limits)
    without = ~facts.within("service", (*RANKED, *UNRANKED, *LIMITED))
    below, above = (time < low) & ~without, (time > high) & ~without
    return Result(
        answer={"within": np.where(below, 0, np.where(above, 2, 1)), "low_minutes": low, "high_minutes": high},
        rows={
            "below_range": below,
            "within_range": ~below & ~above & ~without,
            "above_range": above,
            "no_guideline": without,
        },
        null={"low_minutes": without, "high_minutes": without},
        needs={"rank": facts.within("service", RANKED) & ~facts.known("rank")},
    )


def _range(facts: Columns, limits: Limits) -> tuple[IntArray, IntArray]:
    """The least and most minutes of each case; 0 and 0 where the rank has no time or the service no guideline."""
    low = np.zeros(facts.rows, dtype=np.int64)
    high = np.zeros(facts.rows, dtype=np.int64)
    for service in RANKED:
        for rank, bounds in limits.mapping(service).items():
            _put(low, high, facts.equals("service", service) & (facts["rank"] == rank), bounds)
    for service in UNRANKED:
        _put(low, high, facts.equals("service", service), limits.mapping(service))
    for service in LIMITED:
        _put(low, high, facts.equals("service", service), {"low": 0, "high": limits[f"{service}_limit"]})
    away = facts.equals("service", "laundry") & facts["laundry_away_from_home"]
    _put(low, high, away, {"low": 0, "high": limits["laundry_away_limit"]})
    return low, high


def _put(low: IntArray, high: IntArray, where: Mask, bounds: dict[str, int]) -> None:
    low[where], high[where] = bounds["low"], bounds["high"]
