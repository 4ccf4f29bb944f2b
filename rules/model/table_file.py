"""Reading a table file into a Table: every name known, every row complete, every value of its fact's type."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from rules.errors import MalformedLaw, shown
from rules.model.facts import Fact, read_fact
from rules.model.parameters import EVIDENCE
from rules.model.per_item_file import read_combined, read_each
from rules.model.row_file import read_row
from rules.model.tables import HITS, Derived, Edition, Example, Row, Table
from rules.reading import Entry

GIVES = ("boolean", "integer", "enum", "date", "text", "rows", "list")


def read_table(name: str, where: str, content: object, facts: Mapping[str, Fact]) -> Table:
    """The table `name` ("ihss.program"); `facts` are those of its programme."""
    entry = Entry(where, content)
    asks = entry.text("asks")
    used = tuple(_known_fact(where, fact, facts) for fact in entry.listing("facts"))
    derived = tuple(_read_derived(where, key, body) for key, body in entry.mapping("derived", {}).items())
    limits = entry.mapping("limits", {})
    bodies = entry.mapping("gives")
    lists = {key: _list_by(where, key, body) for key, body in bodies.items() if _is_list(body)}
    gives = {key: read_give(where, key, body) for key, body in bodies.items()}
    each = read_each(where, name, used, entry.mapping("each", {}))
    table = Table(
        name,
        asks,
        used,
        derived,
        limits,
        gives,
        entry.choice("hit", HITS, "first"),
        (),
        each=each,
        combined=read_combined(where, each, entry.mapping("combines", {})),
        refuses=_module_and_function(where, "refuses", entry.text("refuses")) if "refuses" in entry else "",
        beside=tuple(_read_derived(where, key, body) for key, body in entry.mapping("beside", {}).items()),
        lists=lists,
    )
    if table.beside and each is None:
        raise MalformedLaw(f"{where}: beside needs each, which says what is asked of which items.")
    _refuse_shared_names(where, table)
    editions = tuple(_read_edition(where, table, body) for body in entry.listing("editions"))
    usual = entry.mapping("example_facts", {})
    examples = tuple(
        _read_example(where, number, body, usual) for number, body in enumerate(entry.listing("examples"), 1)
    )
    entry.done()
    days = [edition.since for edition in editions]
    if not days or any(later <= earlier for earlier, later in pairwise(days)):
        raise MalformedLaw(f"{where}: editions need rising dates in from, oldest first, no day twice.")
    return replace(table, editions=editions, examples=examples)


def _known_fact(where: str, name: object, facts: Mapping[str, Fact]) -> Fact:
    if not isinstance(name, str) or name not in facts:
        raise MalformedLaw(f"{where}: the fact {shown(name)} is not in facts.yaml; declare it there.")
    return facts[name]


def _read_derived(where: str, name: str, body: object) -> Derived:
    place = f"{where}, derived {name}"
    if isinstance(body, str):
        body = {"by": body, "type": "integer", "unit": "count", "least": 0, "most": 2**31}
    entry = Entry(place, body)
    by = _module_and_function(place, "by", entry.text("by"))
    return Derived(read_fact(name, entry, 1), by)


def _module_and_function(where: str, key: str, named: str) -> str:
    if named.count(".") != 1:
        raise MalformedLaw(f"{where}: {key} is module.function of the programme's amounts, found {shown(named)}.")
    return named


def _is_list(body: object) -> bool:
    return isinstance(body, Mapping) and body.get("type") == "list"


def _list_by(where: str, name: str, body: Mapping[str, Any]) -> str:
    """The function that works out a member that is a list of records; no row gives it."""
    return _module_and_function(f"{where}, gives {name}", "by", str(body.get("by", "")))


def read_give(where: str, name: str, body: object) -> Fact:
    """One member of the answer, as a fact without a range."""
    entry = Entry(f"{where}, gives {name}", body)
    kind = entry.choice("type", GIVES)
    if kind == "list":
        entry.text("by")
        of = tuple(read_give(entry.where, key, inner) for key, inner in entry.mapping("of").items())
        give = Fact(name, kind, of=of, label=entry.text("label", ""))
        entry.done()
        if any(member.type in ("list", "rows") for member in of):
            raise MalformedLaw(f"{entry.where}: the records of an answer hold plain values.")
        return give
    one_of = tuple(entry.listing("one_of")) if kind == "enum" else ()
    if kind == "enum" and (not one_of or not all(isinstance(word, str) for word in one_of)):
        raise MalformedLaw(f"{entry.where}: one_of must be words.")
    unit = entry.text("unit") if kind == "integer" else ""
    give = Fact(name, kind, unit, one_of=one_of, nullable=entry.flag("nullable"), label=entry.text("label", ""))
    entry.done()
    return give


def _refuse_shared_names(where: str, table: Table) -> None:
    names = [fact.name for fact in (*table.facts, *table.worked_out())] + list(table.limits)
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise MalformedLaw(f"{where}: {shown(twice[0])} names two things; facts, derived and limits share one space.")


def _read_edition(where: str, table: Table, body: object) -> Edition:
    since = body.get("from") if isinstance(body, dict) else None
    entry = Entry(f"{where}, edition {since}", body)
    day, cite = entry.day("from"), entry.text("cite")
    evidence = entry.choice("evidence", EVIDENCE)
    rows = tuple(
        read_row(f"{entry.where}, row {number}", table, row, cite, evidence)
        for number, row in enumerate(entry.listing("rows"), 1)
    )
    entry.done()
    _refuse_loose_ends(entry.where, rows)
    return Edition(day, cite, evidence, rows)


def _refuse_loose_ends(where: str, rows: tuple[Row, ...]) -> None:
    names = [row.name for row in rows]
    if len(set(names)) < len(names):
        raise MalformedLaw(f"{where}: two rows share a name; a row name is a reason code and stands once.")
    if not rows or not rows[-1].otherwise or any(row.otherwise for row in rows[:-1]):
        raise MalformedLaw(f"{where}: the last row, and only it, says otherwise: true.")
    if len(rows) > 60:
        raise MalformedLaw(f"{where}: {len(rows)} rows; the engine takes 60 at most, split the table.")


def _read_example(where: str, number: int, body: object, usual: Mapping[str, Any]) -> Example:
    entry = Entry(f"{where}, example {number}", body)
    rows = entry.listing("rows", []) if "rows" in entry else None
    example = Example(
        name=entry.text("name"),
        on=entry.day("on"),
        facts={key: as_json(value) for key, value in ({**usual, **entry.mapping("facts")}).items()},
        answer=as_json(entry.mapping("answer")) if "answer" in entry else None,
        needs=tuple(entry.listing("needs", [])),
        row=entry.text("row", ""),
        rows=None if rows is None else tuple(rows),
        cite=entry.text("cite", ""),
    )
    entry.done()
    return example


def as_json(value: Any) -> Any:
    """A YAML value as the same value would come by JSON: days as ISO text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(inner) for inner in value]
    return value
