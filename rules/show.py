"""`hearth rules show NAME --on DAY`: a question, a parameter or a fact as it stood on a day, in words."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rules.book import Book, Question, load_book
from rules.errors import UnknownQuestion, shown
from rules.model.facts import Fact
from rules.model.limits import LimitUsed
from rules.model.parameters import Parameter
from rules.model.tables import FactNamed, LimitNamed, Literal, Operand, Row, Several, Table, Test
from rules.one_case import decoded, refuse_before
from rules.programme import Programme
from rules.sentences import in_words, sentence, units

SPELLED_OUT = ("days", "business_days", "months", "hundredths", "thousandths")  # the others show what they are


def show(book: Book, name: str, on: date) -> str:
    """Words on NAME: a question ("ihss.program"), a parameter ("program/cfco_need", "ihss/program/cfco_need") or a
    fact. Errors: UnknownQuestion where it is none of them; BeforeTheLaw."""
    if name in book.names():
        return "\n".join(_question(book, book.question(name), on))
    found = [*_parameters(book, name, on), *_facts(book, name)]
    if found:
        return "\n\n".join(found)
    raise UnknownQuestion(
        f"There is no question, parameter or fact {shown(name)}; hearth ask --list shows the questions."
    )


def _question(book: Book, question: Question, on: date) -> Iterator[str]:
    yield f"{question.name} on {on} (law {book.version})"
    yield question.asks
    yield f"facts: {', '.join(fact.name for fact in question.facts) or 'none'}"
    if isinstance(question, Table):
        edition = question.edition(on)
        yield f"edition of {edition.since}: {edition.cite} ({edition.evidence})"
    else:
        refuse_before(question, on)
        yield f"since {question.question.since}: {question.question.cite} ({question.question.evidence})"
    limits = book.limits(question, on).used
    yield from (f"limit {limit_in_words(limit)}" for limit in limits)
    if isinstance(question, Table):
        yield from _items_in_words(question)
        for row in question.edition(on).rows:
            yield from row_in_words(question, row, {limit.name: limit for limit in limits})
    else:
        said = book.reasons(question.name)
        for name, cite in question.question.rows.items():
            yield f"{name}: {said.get(f'{question.name}.{name}', '')} ({cite})"


def _items_in_words(table: Table) -> Iterator[str]:
    """What is asked of each item of a list, and what its answers come to."""
    if table.each:
        beside = ", ".join(one.fact.name for one in table.beside)
        yield f"each of {table.each.items} is asked: {table.each.question}" + (f"; first {beside}" if beside else "")
    for one in table.combined:
        held = "the sum of" if one.by == "sum" else "how many answer"
        yield f"{one.fact.name}: {held} {one.member}" + ("" if one.by == "sum" else f" {in_words(one.word)}")
    for name, by in table.lists.items():
        members = ", ".join(member.name for member in table.gives[name].of)
        yield f"{name}: a list of {members}, worked out by {by}"


def limit_in_words(limit: LimitUsed) -> str:
    """A limit with its value, since when, its cite and its evidence."""
    value = in_words(limit.value, limit.unit)
    unit = f" {limit.unit.replace('_', ' ')}" if limit.unit in SPELLED_OUT else ""
    return f"{limit.name} = {value}{unit} since {limit.since} [{limit.parameter}] {limit.cite} ({limit.evidence})"


def row_in_words(table: Table, row: Row, limits: Mapping[str, LimitUsed]) -> Iterator[str]:
    """A row as a few lines: what it gives, when, and where the law says so."""
    gives = ", ".join(f"{name} = {_given(value)}" for name, value in row.gives.items())
    yield f"{row.name}: {gives} ({row.cite}; {row.evidence})"
    facts = table.columns()
    for test in row.when:
        yield f"    {_test(test, facts[test.fact], limits)}"
    groups = [" and ".join(_test(test, facts[test.fact], limits) for test in group) for group in row.any_of]
    if groups:
        yield "    " + " or ".join(groups)
    if row.otherwise:
        yield "    otherwise"


def _given(value: Any) -> str:
    return f"the {next(iter(value.values()))}" if isinstance(value, Mapping) else in_words(value)


def _test(test: Test, fact: Fact, limits: Mapping[str, LimitUsed]) -> str:
    return f"{test.fact} {test.operator.replace('_', ' ')} {_operand(test.operand, fact, limits)}"


def _operand(operand: Operand, fact: Fact, limits: Mapping[str, LimitUsed]) -> str:
    if isinstance(operand, FactNamed):
        return operand.name
    if isinstance(operand, LimitNamed):
        return f"{operand.name} ({in_words(limits[operand.name].value, limits[operand.name].unit)})"
    if isinstance(operand, Several):
        return ", ".join(_operand(part, fact, limits) for part in operand.parts)
    assert isinstance(operand, Literal)
    values = operand.value if isinstance(operand.value, tuple) else (operand.value,)
    return ", ".join(in_words(decoded(fact, value), fact.unit) for value in values)


def _parameters(book: Book, name: str, on: date) -> Iterator[str]:
    for programme in book.programmes.values():
        path = name.removeprefix(f"{programme.folder.name}/")
        if path in programme.parameter_paths():
            yield _parameter(programme, programme.parameter(path), on)


def _parameter(programme: Programme, parameter: Parameter, on: date) -> str:
    now = parameter.at(on)
    lines = [f"{programme.folder.name}/{parameter.path}: {parameter.means} ({parameter.unit})"]
    for value in parameter.values:
        mark = " <- on " + on.isoformat() if value is now else ""
        words = in_words(value.value, parameter.unit)
        lines.append(f"  from {value.since}: {words} ({value.cite}; {value.evidence}){mark}")
    return "\n".join(lines)


def _facts(book: Book, name: str) -> Iterator[str]:
    for programme in book.programmes.values():
        fact = programme.facts.get(name)
        if fact is not None:
            shape = ", ".join(f"{key} {value}" for key, value in fact.shape().items())
            lines = [f"{programme.folder.name}, fact {name}: {fact.label}", f"  {shape}", f"  {fact.cite}"]
            yield "\n".join(line for line in [*lines, f"  {fact.help}"] if line.strip())


def reason_sentences(
    question: str, rows: Sequence[str], facts: Mapping[str, Any], language: str = "en", book: Book | None = None
) -> list[str]:
    """The sentences of rows; `facts` holds whatever they may name: facts, derived facts, limits, the answer."""
    law = book or load_book()
    asked, home = law.question(question), law.programme_of(question)
    named = units(asked, ())
    for name, path in asked.limits.items():
        named[name] = law.parameter_home(home, path).parameter(path.rpartition(":")[2]).unit
    return [sentence(law, question, row, facts, named, language) for row in rows]


def decision_sentences(decision: Mapping[str, Any], language: str = "en", book: Book | None = None) -> list[str]:
    """The reasons of a recorded decision (Answer.as_decision) in a language."""
    values = dict(decision["facts"]) | dict(decision["derived"]) | dict(decision["answer"] or {})
    values |= {limit["name"]: limit["value"] for limit in decision["limits"]}
    rows = [reason["row"] for reason in decision["because"]]
    return reason_sentences(decision["question"], rows, values, language, book)
