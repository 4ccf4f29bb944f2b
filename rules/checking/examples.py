"""Examples: each gives its answer; every row of the newest edition decides one; every boundary has both sides."""

from collections.abc import Iterator
from dataclasses import dataclass

from rules.answer import Answer
from rules.book import Book, Question
from rules.errors import FactError, LawError
from rules.masks import fire
from rules.model.facts import Fact
from rules.model.tables import Example, Table
from rules.one_case import coded_case, worked_out
from rules.preview import preview
from rules.schema import Case, check
from rules.settled import Plain, settle


def failing(question: Question, example: Example, answer: Answer) -> str:
    """Why an answer is not what its example says; empty where it is."""
    if example.needs:
        return "" if answer.needs == example.needs else f"it needs {answer.needs}, the example says {example.needs}"
    if answer.answer is None:
        return f"it has no answer, {', '.join(answer.needs)} missing"
    for name, value in (example.answer or {}).items():
        if name not in answer.answer or answer.answer[name] != value:
            return f"{name} is {answer.answer.get(name)!r}, the example says {value!r}"
    rows = tuple(reason.row for reason in answer.because)
    expected = example.rows if example.rows is not None else (example.row,) if example.row else rows
    return "" if rows == expected else f"the rows are {', '.join(rows)}, the example says {', '.join(expected)}"


def examples_of(book: Book, question: Question) -> Iterator[str]:
    """A sentence for each example that fails, and for each row and boundary without one."""
    deciding: set[str] = set()
    if not question.examples:
        yield f"{question.name}: no examples; a rule nobody has tried is no rule."
    for example in question.examples:
        if example.answer is None and not example.needs:
            yield f"{question.name}, example {example.name!r}: say its answer, or what it needs."
        try:
            answer = preview(question.name, example.on, example.facts, book)
        except LawError as refusal:
            yield f"{question.name}, example {example.name!r}: {refusal}"
            continue
        why = failing(question, example, answer)
        if why:
            yield f"{question.name}, example {example.name!r}: {why}."
        deciding |= {reason.row for reason in answer.because}
    yield from _without_example(question, deciding)
    if isinstance(question, Table):
        yield from boundaries_of(book, question)


def _without_example(question: Question, deciding: set[str]) -> Iterator[str]:
    rows = [row.name for row in question.editions[-1].rows] if isinstance(question, Table) else question.question.rows
    for row in rows:
        if row not in deciding:
            yield f"{question.name}: the row {row} decides no example; add one."


@dataclass(frozen=True)
class Boundary:
    """A test whose truth turns at a number: met at the value, missed one step beyond."""

    row: str
    fact: str
    op: str
    other: str
    number: int


def boundaries_of(book: Book, table: Table) -> Iterator[str]:
    """A sentence for each boundary of the newest edition that no example stands on, or just beyond."""
    met: set[Boundary] = set()
    missed: set[Boundary] = set()
    wanted: dict[Boundary, int] = {}
    for example in table.examples:
        case = check(table.name, table.facts, example.facts)
        if example.on < table.editions[-1].since or not isinstance(case, Case):
            continue
        settled = settle(book, table, example.on)
        try:
            columns, _ = worked_out(book, settled, example.on, case, fire)
        except FactError:
            continue
        values = coded_case(table, columns)
        for row in settled.rows:
            numbers: dict[tuple[str, str, str], int] = {}
            for test in (*row.when, *(one for group in row.any_of for one in group)):
                place = (test.fact, test.op, test.other)
                number = numbers[place] = numbers.get(place, -1) + 1
                edge = _edge(test, table.columns(), values)
                if edge is None:
                    continue
                boundary = Boundary(row.row.name, *place, number)
                wanted[boundary] = edge[0]
                value = values[test.fact]
                met |= {boundary} if value == edge[0] else set()
                missed |= {boundary} if value == edge[1] else set()
    for boundary, value in wanted.items():
        for side, seen in (("at", met), ("just beyond", missed)):
            if boundary not in seen:
                yield (
                    f"{table.name}, row {boundary.row}: no example {side} the boundary "
                    f"{boundary.fact} {boundary.op} {boundary.other or value}."
                )


def _edge(test: Plain, facts: dict[str, Fact], values: dict[str, int | None]) -> tuple[int, int] | None:
    """The last value that passes and the first that does not; None where the test has no such step."""
    if test.op not in ("at_least", "at_most", "over", "under"):
        return None
    bound = values[test.other] if test.other else test.values[0]
    if bound is None:
        return None
    step = -1 if test.op in ("at_least", "over") else 1
    last = bound - step if test.op in ("over", "under") else bound
    fact = facts[test.fact]
    if fact.one_of:
        beyond = [int(value) for value in fact.one_of if (int(value) - last) * step > 0]
        return (last, min(beyond, key=lambda value: abs(value - last))) if beyond and last in fact.one_of else None
    return (last, last + step) if fact.least <= last + step <= fact.most and fact.least <= last <= fact.most else None
