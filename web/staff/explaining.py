"""What a recorded decision says, in words: its question, facts, figures and rows, by the trace that was kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from records.decision import Decision
from rules.book import load_book
from rules.errors import LawError
from web.staff import law_words
from web.wording import words

EVIDENCE = {
    "seen": "seen in the public source",
    "summary": "seen in a summary of the source",
    "derived": "derived from other sources",
    "recalled": "recalled, still to be confirmed",
}


@dataclass(frozen=True)
class Told:
    """One thing with its label, value and cite."""

    name: str
    label: str
    value: str
    cite: str = ""
    evidence: str = ""
    since: str = ""


@dataclass(frozen=True)
class Items:
    """A fact that is a list, as a table: heads and rows in words."""

    label: str
    heads: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Explained:
    """A decision in words. `rows` are the rows of the table with what became of each."""

    asks: str
    answer: list[Told]
    reasons: list[Mapping[str, str]]
    facts: list[Told]
    lists: list[Items]
    derived: list[Told]
    limits: list[Told]
    rows: list[Mapping[str, Any]]
    needs: list[str]
    evidence: str


def explain(decision: Decision) -> Explained:
    """Everything the decision's page shows."""
    return explained(decision.question, decision.trace)


def explained(question: str, trace: Mapping[str, Any]) -> Explained:
    """An answer in words, from its trace (`Answer.as_decision`); recorded or just given."""
    facts = dict(in_order(question, trace.get("facts") or {}))
    return Explained(
        asks=law_words.asks(question),
        answer=[_given(question, name, value) for name, value in in_order(question, trace.get("answer") or {})],
        reasons=trace.get("because") or [],
        facts=[_told(question, name, value) for name, value in facts.items() if not _is_items(value)],
        lists=[
            _items(question, name, value, (trace.get("items") or {}).get(name, []))
            for name, value in facts.items()
            if _is_items(value)
        ],
        derived=[_told(question, name, value) for name, value in (trace.get("derived") or {}).items()],
        limits=[_limit(question, each) for each in _limits_of(trace)],
        rows=[_row(question, each) for each in trace.get("rows") or []],
        needs=[law_words.label(question, name) for name in trace.get("needs") or []],
        evidence=EVIDENCE.get(trace.get("evidence", ""), ""),
    )


def in_order(question: str, named: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Facts or answers in the order of the question; the database keeps no order of its own."""
    try:
        asked = load_book().question(question)
        order = [fact.name for fact in asked.facts] + list(asked.gives)
    except LawError:
        order = []
    places = {name: place for place, name in enumerate(order)}
    return sorted(named.items(), key=lambda item: places.get(item[0], len(places)))


def _given(question: str, name: str, value: Any) -> Told:
    """A member of the answer; one that is null has nothing to say."""
    return Told(
        name, law_words.label(question, name), "none" if value is None else law_words.value(question, name, value)
    )


def _told(question: str, name: str, value: Any) -> Told:
    fact = law_words.fact_of(question, name)
    return Told(
        name, law_words.label(question, name), law_words.value(question, name, value), fact.cite if fact else ""
    )


def _limits_of(trace: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Every figure used, once: those of the question, and those of the question its items were asked."""
    asked = [trace, *(item for items in (trace.get("items") or {}).values() for item in items)]
    return list({used["parameter"]: used for one in asked for used in one.get("limits") or []}.values())


def _limit(question: str, used: Mapping[str, Any]) -> Told:
    return Told(
        name=used["parameter"],
        label=law_words.means(question, used["parameter"], used["name"]),
        value=law_words.in_unit(used["value"], used.get("unit", "")),
        cite=used["cite"],
        evidence=EVIDENCE.get(used["evidence"], used["evidence"]),
        since=str(used["since"]),
    )


def _is_items(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def _items(question: str, name: str, value: list[Any], answered: list[Mapping[str, Any]]) -> Items:
    """A list as a table; where the law was asked item by item, with what it said of each."""
    fact = law_words.fact_of(question, name)
    order = [member.name for member in fact.of] if fact else []
    given = dict.fromkeys(key for each in value for key in each)
    keys = [key for key in order if key in given] + [key for key in given if key not in order]
    rows = [
        [words(each[key]) if isinstance(each.get(key), str) else _cell(key, each.get(key)) for key in keys]
        for each in value
    ]
    heads = [law_words.plain(key) for key in keys]
    if answered:
        heads.append("What the law says of it")
        for row, item in zip(rows, answered, strict=True):
            row.append(" ".join(reason["says"] for reason in item["because"]))
    return Items(law_words.label(question, name), heads, rows)


def _cell(key: str, value: Any) -> str:
    return "" if value is None else law_words.in_unit(value, law_words.unit_by_name(key))


def _row(question: str, row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row of the table: `fate` in words, and the facts on which it failed by their labels."""
    failed = [law_words.label(question, name) for name in row.get("failed_on", ())]
    if row["fired"]:
        fate = "fired"
    elif row.get("outranked"):
        fate = "fitted, but an earlier row came first"
    else:
        fate = "did not fit"
    return {
        "row": row["row"],
        "title": words(row["row"]),
        "fired": row["fired"],
        "fate": fate,
        "failed": failed,
        "cite": row["cite"],
    }
