"""Asks the law one question and gives its answer as plain values."""

from datetime import date
from typing import Any

from rules.preview import preview

ON = date(2026, 3, 15)


def answer_to(question: str, on: date = ON, **facts: Any) -> dict[str, Any]:
    """The members of the answer; fails where a fact is missing."""
    found = preview(question, on, facts)
    assert found.answer is not None, f"{question} still needs {found.needs}"
    return dict(found.answer)


def due(clock: str, start: str) -> str:
    """The due day of deadline.`clock` for a start, as ISO dates."""
    return str(answer_to(f"deadline.{clock}", **{"from": start})["due"])
