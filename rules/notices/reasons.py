"""The reasons on a notice, taken from the trace of the decisions it tells about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rules.book import Book
from rules.sentences import sentence


@dataclass(frozen=True)
class WrittenReason:
    """One reason in the reader's language, and where the law says it."""

    says: str
    cite: str


def written_reasons(book: Book, traces: Iterable[Mapping[str, Any]], language: str) -> list[WrittenReason]:
    """The rows that decided, as sentences in a language, each once, in the order in which they were asked."""
    found: dict[str, WrittenReason] = {}
    for trace in traces:
        limits = {limit["name"]: limit for limit in trace["limits"]}
        values = {
            **trace["facts"],
            **trace["derived"],
            **{name: limit["value"] for name, limit in limits.items()},
            **(trace["answer"] or {}),
        }
        units = _units(book, trace["question"]) | {name: limit["unit"] for name, limit in limits.items()}
        for reason in trace["because"]:
            says = sentence(book, trace["question"], reason["row"], values, units, language)
            found.setdefault(says, WrittenReason(says, reason["cite"]))
    return list(found.values())


def _units(book: Book, name: str) -> dict[str, str]:
    question = book.question(name)
    facts = [*question.facts, *question.gives.values(), *(each.fact for each in getattr(question, "derived", ()))]
    return {fact.name: fact.unit for fact in facts}
