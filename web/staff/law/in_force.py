"""The law in words as it stood on a day: questions, rows, figures, evidence."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from rules.book import Question, load_book
from rules.errors import BeforeTheLaw
from rules.model.parameters import Dated, Parameter
from rules.model.tables import Table
from rules.programme import Programme
from rules.sentences import in_words
from rules.show import row_in_words

PROGRAMMES = {
    "ihss": "In-Home Supportive Services",
    "enrollment": "Provider enrollment",
    "assignment": "Providers and their recipients",
    "deadline": "Clocks",
    "id": "Numbers of people and things",
    "intake": "How Hearth takes applications in",
    "ccs": "California Children's Services",
}


@dataclass(frozen=True)
class Row:
    """A row of a table: its name, its lines in words, its cite and evidence."""

    name: str
    gives: str
    lines: list[str]
    cite: str
    evidence: str


@dataclass(frozen=True)
class InForce:
    """A question as it stood on a day. `sentence` says so where the law had not begun."""

    since: dt.date | None
    cite: str
    evidence: str
    rows: list[Row]
    figures: list[tuple[str, str, dt.date, str, str, str]]
    sentence: str = ""


@dataclass(frozen=True)
class Figure:
    """A parameter with its values, newest first, and which of them is in force on the day."""

    programme: str
    parameter: Parameter
    values: list[tuple[Dated, str, bool]]


def groups(sought: str) -> Iterator[tuple[str, list[Question]]]:
    """The questions by programme, those whose name or wording has every word sought."""
    book, words = load_book(), sought.lower().split()
    order = [*PROGRAMMES, *book.programmes]
    for prefix in sorted(book.programmes, key=order.index):
        questions = [book.question(name) for name in book.names() if name.partition(".")[0] == prefix]
        fitting = [each for each in questions if all(word in f"{each.name} {each.asks}".lower() for word in words)]
        if fitting:
            yield PROGRAMMES.get(prefix, prefix), fitting


def in_force(question: Question, on: dt.date) -> InForce:
    """What the law says to a question on a day."""
    try:
        used = load_book().limits(question, on).used
        source = question.edition(on) if isinstance(question, Table) else question.question
    except BeforeTheLaw as error:
        return InForce(None, "", "", [], [], str(error))
    figures = [
        (each.parameter, in_words(each.value, each.unit), each.since, each.cite, each.evidence, each.name)
        for each in used
    ]
    rows = list(_rows(question, on))
    return InForce(source.since, source.cite, source.evidence, rows, figures)


def _rows(question: Question, on: dt.date) -> Iterator[Row]:
    book = load_book()
    reasons = book.reasons(question.name)
    if not isinstance(question, Table):
        for name, cite in question.question.rows.items():
            yield Row(name, reasons.get(f"{question.name}.{name}", ""), [], cite, "")
        return
    limits = {limit.name: limit for limit in book.limits(question, on).used}
    for row in question.edition(on).rows:
        head, *lines = row_in_words(question, row, limits)
        gives = head.removeprefix(f"{row.name}: ").rpartition(" (")[0]
        yield Row(row.name, gives, [line.strip() for line in lines], row.cite, row.evidence)


def figures(sought: str, on: dt.date) -> list[Figure]:
    """Every figure of the law whose name or meaning has every word sought."""
    words = sought.lower().split()
    found = []
    for programme in load_book().programmes.values():
        for path in programme.parameter_paths():
            parameter = programme.parameter(path)
            if all(word in f"{path} {parameter.means}".lower() for word in words):
                found.append(_figure(programme, parameter, on))
    return found


def _figure(programme: Programme, parameter: Parameter, on: dt.date) -> Figure:
    now = next((value for value in reversed(parameter.values) if value.since <= on), None)
    values = [(value, in_words(value.value, parameter.unit), value is now) for value in reversed(parameter.values)]
    return Figure(PROGRAMMES.get(programme.prefix, programme.prefix), parameter, values)


@dataclass(frozen=True)
class Change:
    """Something of the law that begins between two days."""

    on: dt.date
    what: str
    before: str
    after: str
    cite: str
    evidence: str


def changes(after: dt.date, until: dt.date) -> list[Change]:
    """What of the law began after one day and up to another, oldest first."""
    found = [*_figures_changed(after, until), *_editions_begun(after, until)]
    return sorted(found, key=lambda change: (change.on, change.what))


def _figures_changed(after: dt.date, until: dt.date) -> Iterator[Change]:
    for programme in load_book().programmes.values():
        for path in programme.parameter_paths():
            parameter, before = programme.parameter(path), "–"
            for value in parameter.values:
                words = in_words(value.value, parameter.unit)
                if after < value.since <= until:
                    yield Change(value.since, parameter.means, before, words, value.cite, value.evidence)
                before = words


def _editions_begun(after: dt.date, until: dt.date) -> Iterator[Change]:
    book = load_book()
    for name in book.names():
        question = book.question(name)
        for edition in question.editions if isinstance(question, Table) else ():
            if after < edition.since <= until:
                yield Change(
                    edition.since, f"{question.asks} ({name})", "–", "a new edition", edition.cite, edition.evidence
                )
