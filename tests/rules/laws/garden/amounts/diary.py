"""What was done on each visit to a garden (Garden Act 14): lists within a list, and a list as the answer."""

from datetime import date

import numpy as np

from rules.amounts import (
    AmountQuestion,
    Columns,
    Example,
    Limits,
    Result,
    count,
    day,
    minutes,
    records,
    records_of,
    rows,
    text,
)

VISIT = {"visited": "2021-05-02", "watered": {"north": 30, "south": 45}, "helpers": ["ann", "cid"]}
PAUSED = {"visited": "2021-05-09", "watered": {}, "pauses": [{"minutes": 10, "tea": True}, {"minutes": 5, "tea": None}]}
QUESTION = AmountQuestion(
    name="garden.diary",
    asks="What was done on each visit?",
    facts=("visits",),
    gives={
        "days": count(),
        "done": records(visited=day(), minutes=minutes(), helpers=count(nullable=True), bed=text(nullable=True)),
        "reasons": rows(),
    },
    rows={"noted": "Garden Act 14"},
    since=date(2001, 1, 1),
    cite="Garden Act 14",
    evidence="seen",
    examples=(
        Example("nobody came", date(2021, 6, 1), {}, {"days": 0, "done": [], "reasons": ["noted"]}),
        Example(
            "two visits",
            date(2021, 6, 1),
            {"visits": [VISIT, PAUSED]},
            {
                "days": 1,
                "done": [
                    {"visited": "2021-05-02", "minutes": 75, "helpers": 2, "bed": "south"},
                    {"visited": "2021-05-09", "minutes": -10, "helpers": None, "bed": None},
                ],
            },
        ),
        Example(
            "a visit without its day", date(2021, 6, 1), {"visits": [{"watered": {}}]}, needs=("visits[0].visited",)
        ),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """Each visit's minutes less its pauses with tea, its helpers if anybody noted them, and the last bed by name."""
    visits = facts.items("visits")
    watered, pauses, helpers = (visits.items(name) for name in ("watered", "pauses", "helpers"))
    tea = pauses.sum(np.where(pauses.known("tea") & pauses["tea"], pauses["minutes"], 0))
    some = watered.count(np.ones(watered.rows, dtype=np.bool_)) > 0
    last = [max(part, default="") for part in np.split(watered["bed"], watered.offsets[1:-1])] if visits.rows else []
    done = {
        "visited": visits["visited"],
        "minutes": watered.sum(watered["minutes"]) - tea,
        "helpers": helpers.count(np.ones(helpers.rows, dtype=np.bool_)),
        "bed": np.array(last, dtype=np.str_),
    }
    null = {"helpers": ~visits.known("helpers"), "bed": ~some}
    return Result(
        {"days": visits.count(some)}, {"noted": True}, lists={"done": records_of(facts.rows, visits.owner, done, null)}
    )
