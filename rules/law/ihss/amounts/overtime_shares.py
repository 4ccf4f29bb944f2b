"""Which minutes of one provider's workweek are overtime: those after the 40th hour in order of time (W&I 12300.4).

Work and paid travel of all recipients together are the week. What was paid before comes first, for it is not paid
anew; then the days, and within a day the order given. The regular rate of the week is what its hours pay in all,
before any premium, divided by its hours (29 CFR 778.115), half a cent rounding up.
"""

from datetime import date
from typing import Any

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, IntArray, Items, Limits, Result, cents, minutes, records
from rules.model.records import Records
from rules.rounding import divided

ON = date(2026, 3, 14)
DAYS = 7


def week(name: str, parts: list[list[int]], overtime: list[int], rate: int | None, row: str) -> Example:
    """Parts of day, minutes and rate, with a fourth number where they were paid before; overtime of each."""
    told: list[dict[str, Any]] = [
        {"day": each[0], "minutes": each[1], "rate_cents": each[2], "paid_before": len(each) > 3} for each in parts
    ]
    split = [
        {"regular_minutes": each[1] - over, "overtime_minutes": over}
        for each, over in zip(parts, overtime, strict=True)
    ]
    whole = {"regular_minutes": sum(each["regular_minutes"] for each in split), "overtime_minutes": sum(overtime)}
    return Example(name, ON, {"parts": told}, whole | {"regular_rate_cents": rate, "parts": split}, rows=(row,))


QUESTION = AmountQuestion(
    name="ihss.overtime_shares",
    asks="Which time of the provider's workweek is overtime, and what is the week's regular rate?",
    facts=("parts",),
    limits={"forty_hours": "assignment:workweek/overtime"},
    gives={
        "regular_minutes": minutes(),
        "overtime_minutes": minutes(),
        "regular_rate_cents": cents(nullable=True),
        "parts": records(regular_minutes=minutes(), overtime_minutes=minutes()),
    },
    rows={
        "regular_only": "W&I 12300.4",
        "overtime": "W&I 12300.4; 29 CFR 778.107",
        "blended_overtime": "W&I 12300.4; 29 CFR 778.115",
    },
    since=date(2016, 2, 1),
    cite="W&I 12300.4; 29 CFR 778.115",
    evidence="derived",
    examples=(
        week("forty hours to the minute", [[1, 1200, 2000], [2, 1200, 2000]], [0, 0], 2000, "regular_only"),
        week("a minute more", [[1, 1200, 2000], [2, 1201, 2000]], [0, 1], 2000, "overtime"),
        week("the last hours are overtime, whoever they were for", [[1, 1300, 2000], [2, 1300, 2000], [3, 200, 2000]],
             [0, 200, 200], 2000, "overtime"),
        week("two counties: $20 for 40 hours and $22 for 20", [[1, 1200, 2000], [2, 1200, 2000], [3, 1200, 2200]],
             [0, 0, 1200], 2067, "blended_overtime"),
        week("half a cent of the regular rate rounds up", [[1, 60, 2000], [2, 60, 2001]], [0, 0], 2001, "regular_only"),
        week("days given out of order are put in order", [[5, 600, 2000], [1, 1200, 2000], [2, 1200, 2000]],
             [600, 0, 0], 2000, "overtime"),
        week("what was paid before stays as it was paid", [[1, 600, 2000], [2, 1200, 2000, 1], [3, 1200, 2000, 1]],
             [600, 0, 0], 2000, "overtime"),
        week("a day that forty hours end in, two recipients", [[1, 1200, 2000], [2, 1100, 2000], [2, 150, 2000]],
             [0, 0, 50], 2000, "overtime"),
        week("a week without time has no rate", [], [], None, "regular_only"),
    ),
)  # fmt: skip


def answer(facts: Columns, limits: Limits) -> Result:
    """Each part's regular and overtime minutes, and the whole week's."""
    parts, spent = facts.items("parts"), facts.items("parts")["minutes"]
    over = after(parts, spent, limits["forty_hours"])
    whole, overtime = parts.sum(spent), parts.sum(over)
    rates = parts["rate_cents"]
    rate = divided(parts.sum(spent * rates), np.maximum(whole, 1))
    differ = parts.any((rates != parts.spread(rate)) & (spent > 0))
    return Result(
        answer={"regular_minutes": whole - overtime, "overtime_minutes": overtime, "regular_rate_cents": rate},
        rows={
            "regular_only": overtime == 0,
            "overtime": (overtime > 0) & ~differ,
            "blended_overtime": (overtime > 0) & differ,
        },
        null={"regular_rate_cents": whole == 0},
        lists={"parts": Records(parts.offsets, {"regular_minutes": spent - over, "overtime_minutes": over})},
    )


def after(parts: Items, spent: IntArray, limit: int) -> IntArray:
    """How much of each part lies after the first `limit` minutes of its week."""
    place = np.where(parts["paid_before"], -DAYS, 0) + parts["day"] + parts.owner * (2 * DAYS)
    in_order = bool((np.diff(place) >= 0).all())
    order = np.arange(parts.rows) if in_order else np.argsort(place, kind="stable")  # a week's parts stay together
    ends = np.cumsum(spent[order])
    begins = ends - spent[order]
    before = parts.spread(np.append(begins, 0)[parts.offsets[:-1]])  # an empty week has no parts to spread to
    over = np.maximum(ends - before - limit, 0) - np.maximum(begins - before - limit, 0)
    placed: IntArray = np.empty_like(over)
    placed[order] = over
    return placed
