"""Invented needs: ranks that belong together, and times inside the guideline of the day, or now and then outside."""

import datetime as dt
from functools import cache
from random import Random

from records.assessment_draft import Content, Line
from rules.needs_assessment import rank_behind
from rules.preview import preview

RANKS = {  # function: rank of a light, a middle and a heavy need
    "housework": (3, 4, 5),
    "laundry": (4, 4, 5),
    "shopping": (3, 5, 5),
    "meals": (2, 4, 5),
    "mobility": (2, 3, 4),
    "bathing": (2, 3, 5),
    "dressing": (2, 3, 4),
    "bowel_bladder": (1, 3, 5),
    "transfer": (1, 3, 4),
    "eating": (1, 2, 4),
    "respiration": (1, 1, 1),
    "memory": (1, 2, 2),
    "orientation": (1, 1, 2),
    "judgment": (1, 1, 2),
}
WEEKLY = (
    "meal_preparation",
    "meal_cleanup",
    "bowel_bladder",
    "feeding",
    "dressing",
    "ambulation",
    "transfer",
    "bathing",
)
USUAL = (("laundry", 60), ("food_shopping", 60), ("errands", 30))  # minutes a week at home (MPP 30-757.134, .135)
WEIGHTS = ("light", "middle", "heavy")


@cache
def guideline(service: str, rank: int | None, on: dt.date) -> tuple[int, int] | None:
    """The lowest and highest minutes a week for a rank, as the law gives them; None where there are none."""
    answer = preview("ihss.guideline", on, {"service": service, "rank": rank, "minutes_per_week": 0}).answer
    low, high = (answer or {}).get("low_minutes"), (answer or {}).get("high_minutes")
    return None if low is None or high is None else (int(low), int(high))


def needs(
    random: Random, weight: str, on: dt.date, *, minor: bool, outside: bool = False, supervised: bool = False
) -> Content:
    """What an assessment found. `outside`: one time above its guideline; `supervised`: protective supervision.

    A minor gets no domestic services (ACL 23-106).
    """
    column = WEIGHTS.index(weight)
    ranks = {function: each[column] for function, each in RANKS.items()}
    if supervised:
        ranks |= {"memory": 5, "orientation": 5, "judgment": 5}
    people = random.choice((1, 1, 2, 3))
    lines = [] if minor else [Line("domestic", 360, prorated_minutes=360 - 360 // people)]
    lines += [line for service in WEEKLY if (line := _weekly(random, service, ranks, on))]
    lines += [Line(service, minutes, prorated_minutes=minutes - minutes // people) for service, minutes in USUAL]
    lines.append(Line("medical_accompaniment", random.choice((20, 30, 45))))
    if outside:
        lines = _stretch(lines)
    return Content(
        assessed_on=on,
        ranks=ranks,
        household={"rooms": random.randrange(2, 7), "people": people},
        protective_supervision=_supervision(supervised, on),
        paramedical={},
        circumstances={
            "california_resident": True,
            "own_home": True,
            "aged_blind_or_disabled": True,
            "residual_eligible": False,
            "declined_cfco": False,
            "spouse_provider": False,
            "parent_of_minor_provider": False,
            "advance_pay": False,
            "restaurant_meals": False,
        },
        services=tuple(lines),
        notes="Lives in own home. Shown around by the applicant; wishes and daily round talked through.",
    )


def _weekly(random: Random, service: str, ranks: dict[str, int], on: dt.date) -> Line | None:
    function = rank_behind(on).get(service)
    rank = ranks.get(function) if function else None
    if rank is not None and rank == 1:
        return None
    span = guideline(service, rank, on)
    if span is None:
        return None
    low, high = span
    helped = random.choice((0, 0, 0, 30)) if service == "meal_preparation" else 0
    return Line(
        service,
        low + (high - low) * random.randrange(0, 4) // 4,
        alternative_minutes=helped,
        alternative_source="Meals brought by a neighbor" if helped else None,
        guideline="within",
    )


def _stretch(lines: list[Line]) -> list[Line]:
    """Bathing far above its guideline, with the reason a worker would write."""
    stretched = []
    for line in lines:
        if line.service == "bathing":
            reason = "Skin condition: needs two baths a day and cream after each, as seen at the visit."
            line = Line(line.service, line.total_minutes + 240, guideline="above", reason=reason)
        stretched.append(line)
    return stretched


def _supervision(supervised: bool, on: dt.date) -> dict[str, object]:
    if not supervised:
        return {"asked": False, "needed": False}
    form_days = {"soc_821": (on - dt.timedelta(days=9)).isoformat(), "soc_825": on.isoformat()}
    return {"asked": True, "needed": True, **form_days, "reason": "Leaves the stove on and the house at night."}
