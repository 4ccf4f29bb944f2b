"""Reading what a table asks of each item of a list, and what it makes of the answers."""

from collections.abc import Mapping
from typing import Any

from rules.errors import MalformedLaw, shown
from rules.model.facts import Fact
from rules.model.tables import Combined, Each
from rules.reading import Entry

LARGEST_SUM = 2**53  # a thousand items of any amount the law knows; far below what the engine takes


def read_each(where: str, table: str, facts: tuple[Fact, ...], body: Mapping[str, Any]) -> Each | None:
    """The one list fact whose items are asked, and of which table: `each: {convictions: ihss.conviction}`."""
    if not body:
        return None
    name, question = next(iter(body.items()))
    if len(body) > 1 or name not in {fact.name for fact in facts if fact.type == "list"}:
        raise MalformedLaw(f"{where}: each names one fact of the table that is a list, found {', '.join(body)}.")
    if not isinstance(question, str) or question.partition(".")[0] != table.partition(".")[0] or question == table:
        raise MalformedLaw(f"{where}: each asks another table of the same programme, found {shown(question)}.")
    return Each(name, question)


def read_combined(where: str, each: Each | None, body: Mapping[str, Any]) -> tuple[Combined, ...]:
    """What is made of the items' answers: `{count: member, is: word}` or `{sum: member, unit: minutes}`."""
    if body and each is None:
        raise MalformedLaw(f"{where}: combines needs each, which says what is asked of which items.")
    return tuple(_read_one(f"{where}, combines {name}", name, one) for name, one in body.items())


def _read_one(where: str, name: str, body: object) -> Combined:
    entry = Entry(where, body)
    by = "sum" if "sum" in entry else "count"
    member = entry.text(by)
    word = entry.take("is") if by == "count" else None
    unit = entry.text("unit") if by == "sum" else "count"
    if by == "count" and not isinstance(word, str | bool):
        raise MalformedLaw(f"{where}: is takes a word, true or false, found {shown(word)}.")
    if not name.isidentifier() or not name.islower():
        raise MalformedLaw(f"{where}: a name is lower-case words joined by _.")
    least = -LARGEST_SUM if by == "sum" else 0
    label, cite = entry.text("label", ""), entry.text("cite", "")
    entry.done()
    return Combined(Fact(name, "integer", unit, least, LARGEST_SUM, label=label, cite=cite), by, member, word)
