"""What the law would say to convictions as typed, and the last day on which each counts."""

import datetime as dt
from typing import Any

from records.background import Conviction as Row
from rules.answer import Answer
from web.forms import Form
from web.staff.enrollments import deciding
from web.staff.explaining import Explained, explained

QUESTION = "ihss.background_check"


def answered(forms: list[Form]) -> dict[str, Any]:
    """The law's answer to the lines that are whole and may deny; the last day that each counts."""
    whole = {number: form.data for number, form in enumerate(forms) if form.data and form.ok}
    facts = {number: _typed_fact(data) for number, data in whole.items()}
    counted = {number: fact for number, fact in facts.items() if fact["tier"] and _may_deny(whole[number])}
    answer = deciding.previewed(QUESTION, {"convictions": list(counted.values())}) if whole else None
    told: Explained | None = explained(QUESTION, answer.as_decision()) if isinstance(answer, Answer) else None
    return {
        "told": told,
        "sentence": answer if isinstance(answer, str) else None,
        "until": {number: counts_until(fact) for number, fact in counted.items()},
        "left_out": [number + 1 for number in whole if number not in counted],
    }


def _typed_fact(data: dict[str, Any]) -> dict[str, Any]:
    released = data.get("released")
    return {
        "tier": int(data["tier"]),
        "convicted": data["convicted"].isoformat(),
        "released": released.isoformat() if released else None,
        "relief": data.get("relief"),
    }


def _may_deny(data: dict[str, Any]) -> bool:
    return bool(data["source"] == "notice" or data.get("out_of_state"))


def fact(row: Row) -> dict[str, Any]:
    data = {"tier": row.tier, "convicted": row.convicted_on, "released": row.released_on, "relief": row.relief}
    return _typed_fact(data)


def counts_until(fact: dict[str, Any]) -> dt.date | None:
    """The last day of the look-back of one conviction (ihss.conviction); none where it is no bar."""
    answer = deciding.previewed("ihss.conviction", fact) if fact["tier"] else None
    return _day(answer.answer["counts_until"]) if isinstance(answer, Answer) and answer.answer else None


def _day(told: Any) -> dt.date:
    return told if isinstance(told, dt.date) else dt.date.fromisoformat(told)
