"""A question over a list: its items as cases of the table they are asked of, and what their answers come to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rules.book import Book
from rules.columns_of_facts import Columns, IntArray, Items, Mask
from rules.errors import MalformedLaw
from rules.model.facts import Fact
from rules.model.limits import Limits
from rules.model.records import Records
from rules.model.row_file import coded
from rules.model.tables import Combined, Each, Table

KEPT = ("boolean", "integer", "enum", "date")  # kinds of answers that can be counted, summed or worked on


def item_table(book: Book, each: Each) -> Table:
    """The table the items are asked of; one level deep, its facts all plain."""
    found = book.question(each.question)
    if not isinstance(found, Table) or found.each or any(fact.type == "list" for fact in found.facts):
        raise MalformedLaw(f"{each.question}: the items of {each.items} need a table of plain facts, without each.")
    return found


def item_columns(table: Table, each: Each, columns: Columns) -> Columns:
    """One case an item: members of the item, and facts of the whole case repeated for each of its items."""
    items = columns.items(each.items)
    arrays: dict[str, NDArray[Any]] = {}
    unknown: dict[str, Mask] = {}
    for fact in table.facts:
        own = fact.name in items
        source: Columns = items if own else columns
        arrays[fact.name] = source[fact.name] if own else items.spread(source[fact.name])
        if source.may_be_unknown(fact.name):
            unknown[fact.name] = ~source.known(fact.name) if own else items.spread(~source.known(fact.name))
    return Columns(columns.on, items.rows, {fact.name: fact for fact in table.facts}, arrays, unknown, {})


def note_beside(book: Book, table: Table, columns: Columns, limits: Limits) -> None:
    """Puts beside each item what is worked out for it out of the whole case, before the items are asked."""
    for one in table.beside:
        assert table.each is not None
        items = columns.items(table.each.items)
        values = book.programme_of(table.name).derivation(one.by)(columns, limits)
        items.with_answer(one.fact, values, np.zeros(items.rows, dtype=np.bool_))


def listed(book: Book, table: Table, columns: Columns, limits: Limits) -> dict[str, Records]:
    """The members of a table's answer that are lists of records, worked out once its items are answered."""
    home = book.programme_of(table.name)
    return {name: home.listing(by)(columns, limits) for name, by in table.lists.items()}


def item_facts(
    table: Table, each: Each, given: Mapping[str, Any], beside: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The facts of each item of one case, as JSON; `beside` was worked out for each."""
    for item, worked_out in zip(given[each.items] or (), beside, strict=True):
        known = {**given, **item, **worked_out}
        yield {fact.name: known[fact.name] for fact in table.facts if fact.name in known}


def note_given(table: Table, items: Items, given: Sequence[Mapping[str, Any]]) -> None:
    """Puts answers, as JSON, beside the items they were given for."""
    for name, member in table.gives.items():
        if member.type in KEPT:
            codes = [0 if one[name] is None else coded(table.name, member, one[name]) for one in given]
            missing = np.array([one[name] is None for one in given], dtype=np.bool_)
            kind = np.bool_ if member.type == "boolean" else np.int64
            items.with_answer(member, np.array(codes, dtype=kind), missing)


def combined(one: Combined, items: Items) -> IntArray:
    """What the items' answers of each case come to; an answer that is null counts for nothing."""
    known, values = items.known(one.member), items[one.member]
    if one.by == "sum":
        return items.sum(np.where(known, values, 0))
    held = items.equals(one.member, one.word) if isinstance(one.word, str) else values == one.word
    return items.count(held & known)


def derive(book: Book, table: Table, columns: Columns, limits: Limits) -> Columns:
    """Adds to a table's columns what its items' answers come to, then its derived facts."""
    for one in table.combined:
        assert table.each is not None
        columns.with_derived(one.fact, combined(one, columns.items(table.each.items)))
    for derived in table.derived:
        values = book.programme_of(table.name).derivation(derived.by)(columns, limits)
        columns.with_derived(derived.fact, values)
    return columns


def refusals(book: Book, table: Table, columns: Columns, limits: Limits) -> dict[str, Mask]:
    """Whose facts cannot be right, by sentence: the table's own refusals, then those of its items."""
    found: dict[str, Mask] = {}
    if table.refuses:
        found |= book.programme_of(table.name).refusal(table.refuses)(columns, limits)
    if table.each:
        asked, items = item_table(book, table.each), columns.items(table.each.items)
        inner = refusals(book, asked, item_columns(asked, table.each, columns), book.limits(asked, columns.on))
        found |= {f"{table.each.items}: {text}": items.any(mask) for text, mask in inner.items()}
    return found


def unfit(table: Table, asked: Table) -> Iterator[str]:
    """A sentence for each fact the items' table would miss or read otherwise, and each answer that is not there."""
    assert table.each is not None
    outer = {fact.name: fact for fact in table.facts}
    members = {fact.name: fact for fact in outer[table.each.items].of}
    for one in table.beside:
        if one.fact.name in members or one.fact.name in outer:
            yield f"beside {one.fact.name}: the case or its items have such a fact already; rename one."
        members[one.fact.name] = one.fact
    for fact in asked.facts:
        source = members.get(fact.name) or outer.get(fact.name)
        if source is None:
            yield f"{asked.name} needs {fact.name}, which is neither a member of {table.each.items} nor a fact here."
        elif _shape(source) != _shape(fact):
            yield f"{fact.name} of {table.each.items} is not as {asked.name} has it; give both one type and range."
    for name in asked.gives:
        if name in members:
            yield f"{name} is a member of {table.each.items} and an answer of {asked.name}; rename one."
    yield from _not_combinable(table, asked)
    if asked.editions[0].since > table.editions[0].since:
        yield f"{asked.name} begins on {asked.editions[0].since}, later than this; give it an earlier edition."
    if not table.combined and not table.derived:
        yield f"nothing is made of the answers of {asked.name}; say what in combines or derived."


def _not_combinable(table: Table, asked: Table) -> Iterator[str]:
    """A sentence for each combination of answers that are not there, or not so."""
    for one in table.combined:
        member = asked.gives.get(one.member)
        right = member is not None and (
            (one.by == "sum" and member.type == "integer")
            or (one.by == "count" and member.type == "boolean" and isinstance(one.word, bool))
            or (one.by == "count" and member.type == "enum" and one.word in member.one_of)
        )
        if not right:
            yield f"{one.fact.name}: {asked.name} answers no {one.member} that could be combined so."


def _shape(fact: Fact) -> tuple[Any, ...]:
    ends = (fact.type, fact.unit, fact.least, fact.most, fact.one_of, fact.default, fact.optional)
    return (*ends, fact.nullable)
