"""Drawing facts around the boundaries of a question, and days around the dates of its law."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from rules.book import Book, Question
from rules.model.facts import Fact
from rules.model.tables import Literal, Several, Table

Drawn = st.SearchStrategy[Any]


def days(book: Book, question: Question) -> list[date]:
    """Days on which the law changed and the day before each, from the first on which it answers; and a late one."""
    home = book.programme_of(question.name)
    turns = (
        {edition.since for edition in question.editions} if isinstance(question, Table) else {question.question.since}
    )
    first = min(turns)
    if isinstance(question, Table) and question.each:
        items = days(book, book.question(question.each.question))
        first = max(first, items[0])
        turns |= set(items)
    for path in question.limits.values():
        turns |= {value.since for value in book.parameter_home(home, path).parameter(path.rpartition(":")[2]).values}
    around = {day - timedelta(days=back) for day in turns for back in (0, 1)} | {date(2026, 3, 15), date(2031, 1, 1)}
    return sorted(day for day in around if day >= first)


def limit_paths(book: Book, question: Question) -> list[str]:
    """The parameters a question looks up, those of its items too."""
    inner = book.question(question.each.question) if isinstance(question, Table) and question.each else None
    return [*question.limits.values(), *(inner.limits.values() if inner else ())]


def numbers(book: Book, question: Question) -> dict[str, set[int]]:
    """For each fact the whole numbers its rows test, and for every fact all the limits."""
    home = book.programme_of(question.name)
    limits: set[int] = set()
    for path in limit_paths(book, question):
        for value in book.parameter_home(home, path).parameter(path.rpartition(":")[2]).values:
            limits |= set(_whole(value.value))
    tested: dict[str, set[int]] = {fact.name: limits | _turning_days(book, question, limits) for fact in question.facts}
    if isinstance(question, Table):
        for test in (test for edition in question.editions for row in edition.rows for test in row.tests()):
            parts = test.operand.parts if isinstance(test.operand, Several) else (test.operand,)
            for part in parts:
                if isinstance(part, Literal) and part.value is not None:
                    tested.setdefault(test.fact, set()).update(_whole(part.value))
    return tested


def _turning_days(book: Book, question: Question, limits: set[int]) -> set[int]:
    """The days drawn, and those a limit of years, months or days earlier: where a fact's day decides."""
    days_asked = days(book, question)
    lengths = {0} | {length for length in limits if 0 < length <= 400}
    earlier = {day.toordinal() - length for day in days_asked for length in lengths}
    years = {(day.year - length, day) for day in days_asked for length in lengths if length < 100}
    return earlier | {date(year, day.month, min(day.day, 28)).toordinal() for year, day in years if year > 1900}


def _whole(value: Any) -> Iterator[int]:
    if isinstance(value, dict):
        value = [*value.values()]
    if isinstance(value, list | tuple):
        for one in value:
            yield from _whole(one)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield value


def cases(book: Book, question: Question) -> Drawn:
    """One case of the question, every required fact given."""
    near = numbers(book, question)
    return st.fixed_dictionaries(
        {fact.name: value(fact, near[fact.name]) for fact in question.facts if fact.required},
        optional={fact.name: value(fact, near[fact.name]) for fact in question.facts if not fact.required},
    )


def value(fact: Fact, near: set[int]) -> Drawn:
    """A value of a fact, as JSON."""
    drawn = _plain(fact, near)
    return st.none() | drawn if fact.nullable or fact.optional else drawn


def _plain(fact: Fact, near: set[int]) -> Drawn:
    if fact.type == "boolean":
        return st.booleans()
    if fact.one_of:
        return st.sampled_from(fact.one_of)
    if fact.type == "text":
        return _text(fact)
    if fact.type == "list":
        if fact.items in ("values", "mapping"):
            return _short(fact, near)
        item = st.fixed_dictionaries(
            {member.name: value(member, near) for member in fact.of if member.required},
            optional={member.name: value(member, near) for member in fact.of if not member.required},
        )
        return item if fact.items == "one" else st.lists(item, min_size=fact.least, max_size=min(fact.most, 8))
    edges = sorted({n + by for n in near for by in (-1, 0, 1) if fact.least <= n + by <= fact.most})
    edges += [fact.least, fact.most]
    whole = st.sampled_from(edges) | st.integers(fact.least, fact.most)
    return whole.map(lambda number: date.fromordinal(number).isoformat()) if fact.type == "date" else whole


def _short(fact: Fact, near: set[int]) -> Drawn:
    """Items without names: plain values, or a mapping from a text to a value."""
    drawn = [_plain(member, near) for member in fact.of]
    most = min(fact.most, 5)
    if fact.items == "mapping":
        return st.dictionaries(drawn[0] | st.sampled_from(["A", "B", "C"]), drawn[1], max_size=most)
    return st.lists(drawn[0], max_size=most)


def _text(fact: Fact) -> Drawn:
    """Text, some of it nearly what an identifier looks like."""
    free = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=fact.least, max_size=20)
    digits = st.text("0123456789", min_size=8, max_size=14)
    near = st.builds(lambda start, end: f"9{start}{end}", digits, st.sampled_from("ACDX5"))
    return (free | digits | near).filter(lambda text: fact.least <= len(text) <= fact.most)
