"""What a garden's plants need, and how many of them are roses (Garden Act 10)."""

from datetime import date

import numpy as np

from rules.amounts import (
    AmountQuestion,
    Columns,
    Example,
    IntArray,
    Limits,
    Mask,
    Records,
    Result,
    boolean,
    day,
    minutes,
    one_of,
    records_of,
    text,
)
from rules.rounding import divided

QUESTION = AmountQuestion(
    name="garden.plants",
    asks="How long does this garden take to water?",
    facts=("plants", "notes", "rented_on"),
    limits={"least_beds": "water/least_beds"},
    gives={
        "monthly_minutes": minutes(),
        "half_minutes": minutes(nullable=True),
        "has_nettles": boolean(),
        "size": one_of("none", "some", "many"),
        "first_day": day(),
        "noted": text(nullable=True),
    },
    rows={"watered": "Garden Act 10", "nettles": "Garden Act 11"},
    since=date(2001, 1, 1),
    cite="Garden Act 10",
    evidence="seen",
    examples=(
        Example(
            name="one bean and a nettle",
            on=date(2021, 1, 1),
            facts={
                "plants": [
                    {"kind": "bean", "minutes_per_week": 11, "shared_minutes": 4},
                    {"kind": "nettle", "minutes_per_week": 0},
                ],
                "rented_on": "2020-02-29",
            },
            answer={
                "monthly_minutes": 30,
                "half_minutes": 4,
                "has_nettles": True,
                "size": "some",
                "first_day": "2020-03-07",
                "noted": None,
            },
        ),
    ),
)


def roses(facts: Columns, limits: Limits) -> IntArray:
    """How many plants are roses."""
    plants = facts.items("plants")
    return plants.count(plants.equals("kind", "rose"))


def net_of_one(facts: Columns, limits: Limits) -> IntArray:
    """What a plant takes less what is watered with others."""
    return facts["minutes_per_week"] - facts["shared_minutes"]


def shared_too_long(facts: Columns, limits: Limits) -> dict[str, Mask]:
    """A plant is not watered with others for longer than it takes."""
    return {"shared_minutes: it is shared for longer than it takes; mend it.": net_of_one(facts, limits) < 0}


def last_sown(facts: Columns, limits: Limits) -> IntArray:
    """The last day on which a plant that counts was sown; the first day of the act where there is none."""
    plants = facts.items("plants")
    latest = np.full(facts.rows, date(2000, 1, 1).toordinal(), dtype=np.int64)
    np.maximum.at(latest, plants.owner, np.where(plants.known("since"), plants["since"], 0))
    return latest


def nettles_near(facts: Columns, limits: Limits) -> IntArray:
    """For each plant, how many nettles its garden has."""
    plants = facts.items("plants")
    return plants.spread(plants.count(plants.equals("kind", "nettle")))


def by_kind(facts: Columns, limits: Limits) -> Records:
    """What the plants of each kind get, and the last day one of them was sown."""
    plants = facts.items("plants")
    place = plants.owner * 3 + plants["kind"]
    here, which = np.unique(place, return_inverse=True)
    watered, sown = np.zeros(len(here), dtype=np.int64), np.zeros(len(here), dtype=np.int64)
    np.add.at(watered, which, np.where(plants.known("watered_minutes"), plants["watered_minutes"], 0))
    np.maximum.at(sown, which, np.where(plants.known("sown"), plants["sown"], 0))
    columns = {"kind": here % 3, "minutes": watered, "sown": sown}
    return records_of(facts.rows, here // 3, columns, {"sown": sown == 0})


def answer(facts: Columns, limits: Limits) -> Result:
    """A garden's minutes a month; a plant shared for longer than it takes is refused."""
    plants = facts.items("plants")
    net = plants["minutes_per_week"] - plants["shared_minutes"]
    weekly = plants.sum(np.maximum(net, 0))
    number = plants.count(np.ones(plants.rows, dtype=np.bool_))
    nettles = plants.any(plants.equals("kind", "nettle"))
    return Result(
        answer={
            "monthly_minutes": divided(weekly * 433, 100),
            "half_minutes": divided(weekly, 2),
            "has_nettles": nettles,
            "size": np.where(number == 0, 0, np.where(number < limits["least_beds"], 1, 2)),
            "first_day": facts["rented_on"] + 7,
            "noted": facts["notes"],
        },
        rows={"watered": True, "nettles": nettles},
        null={"half_minutes": weekly == 0, "noted": ~facts.known("notes")},
        needs={"plants[].sown": plants.any(plants.equals("kind", "rose") & ~plants.known("sown"))},
        refuse={"plants: a plant is shared for longer than it takes; mend shared_minutes.": plants.any(net < 0)},
        lines={"plants": {"net_minutes": net}},
    )
