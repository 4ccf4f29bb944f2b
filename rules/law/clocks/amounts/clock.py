"""One deadline question: its clock's length, how it counts, its cite and its worked days."""

from collections.abc import Callable, Mapping
from datetime import date

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, day
from rules.law.clocks.amounts.counting import Count, clock

Clock = tuple[AmountQuestion, Callable[[Columns, Limits], Result]]
CALENDAR = {"state_holidays": "calendar/state_holidays", "kept_on_friday": "calendar/kept_on_friday"}


def deadline(
    name: str,
    asks: str,
    count: Count,
    limits: Mapping[str, str],
    since: date,
    cite: str,
    evidence: str,
    worked: Mapping[str, tuple[str, str]],
) -> Clock:
    """The question deadline.`name`; `worked` has for each example its start and its due day, as ISO dates."""
    examples = tuple(
        Example(name=words, on=max(since, date(2026, 3, 15)), facts={"from": start}, answer={"due": due})
        for words, (start, due) in worked.items()
    )
    question = AmountQuestion(
        name=f"deadline.{name}",
        asks=asks,
        facts=("from",),
        limits=limits,
        gives={"due": day()},
        rows={"counted": cite},
        since=since,
        cite=cite,
        evidence=evidence,
        examples=examples,
    )
    return question, clock(count)
