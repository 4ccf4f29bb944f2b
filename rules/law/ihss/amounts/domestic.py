"""Domestic services by the month, in minutes: the recipient's share of the household's six hours, and their limit.

A room only the recipient uses counts in full, a shared room is divided among all who share and are 14 or older, the
recipient among them, and a room the recipient does not use counts nothing (MPP 30-763.31). That the 6:00 are spread
evenly over the rooms is Hearth's reading. Six rooms, two sole, two shared by four: 60 + 60 + 15 + 15 minutes = 2:30.
"""

from collections.abc import Callable
from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, minutes, one_of
from rules.rounding import divided

ON = date(2026, 3, 15)
TOO_MANY = "sole_use_rooms: together with shared_rooms they are more than rooms; count each room once."


def home(name: str, rooms: int, sole: int, shared: int, people: int, share: int) -> Example:
    """A home and the recipient's minutes a month."""
    facts = {"rooms": rooms, "sole_use_rooms": sole, "shared_rooms": shared, "people": people}
    return Example(name, ON, facts, {"minutes_per_month": share})


SHARE = AmountQuestion(
    name="ihss.domestic_share",
    asks="How much domestic time a month is the recipient's, in a home shared with others?",
    facts=("rooms", "sole_use_rooms", "shared_rooms", "people"),
    limits={"household": "limits/domestic"},
    gives={"minutes_per_month": minutes()},
    rows={"by_rooms": "MPP 30-757.11, 30-763.31"},
    since=date(2000, 1, 1),
    cite="MPP 30-757.11, 30-763.31",
    evidence="derived",
    examples=(
        home("six rooms, two sole, two shared by four", 6, 2, 2, 4, 150),
        home("alone, all rooms: the whole six hours", 4, 4, 0, 1, 360),
        home("shared with nobody is the same as sole", 4, 2, 2, 1, 360),
        home("everything shared by two", 5, 0, 5, 2, 180),
        home("half a minute rounds up: 360 / 16 = 22.5", 16, 1, 0, 1, 23),
        home("under half a minute rounds down: 360 / 35 = 10.29", 7, 0, 1, 5, 10),
        home("rooms the recipient does not use count nothing", 6, 0, 0, 3, 0),
    ),
)
LIMIT = AmountQuestion(
    name="ihss.domestic_limit",
    asks="Is this time for domestic services within the household's standing limit?",
    facts=("minutes_per_month",),
    limits={"household": "limits/domestic"},
    gives={"within": one_of("within", "above"), "high_minutes": minutes()},
    rows={"within_limit": "MPP 30-757.11", "above_limit": "MPP 30-757.11; W&I 12301.2"},
    since=date(2000, 1, 1),
    cite="MPP 30-757.11; W&I 12301.2",
    evidence="seen",
    examples=(
        Example("six hours are within", ON, {"minutes_per_month": 360}, {"within": "within", "high_minutes": 360}),
        Example("a minute more is above", ON, {"minutes_per_month": 361}, {"within": "above", "high_minutes": 360}),
    ),
)


def share(facts: Columns, limits: Limits) -> Result:
    """The share of each home."""
    rooms, people = facts["rooms"], facts["people"]
    sole, shared = facts["sole_use_rooms"], facts["shared_rooms"]
    time = divided(limits["household"] * (sole * people + shared), rooms * people)
    return Result({"minutes_per_month": time}, {"by_rooms": True}, refuse={TOO_MANY: sole + shared > rooms})


def limit(facts: Columns, limits: Limits) -> Result:
    """Each time against the household's limit."""
    above = facts["minutes_per_month"] > limits["household"]
    high = np.full(facts.rows, limits["household"], dtype=np.int64)
    rows = {"within_limit": ~above, "above_limit": above}
    return Result({"within": above.astype(np.int64), "high_minutes": high}, rows)


QUESTIONS: tuple[tuple[AmountQuestion, Callable[[Columns, Limits], Result]], ...] = ((SHARE, share), (LIMIT, limit))
