"""One case from facts to Answer: the check, the derived facts, the rows that fired, and the trace."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from rules.answer import Answer, Reason, RowTrace
from rules.book import Book
from rules.columns_of_facts import Columns, from_cases
from rules.errors import BeforeTheLaw, EngineFault, FactError
from rules.model.amounts import Amount, Result
from rules.model.facts import Fact
from rules.model.limits import Limits, LimitUsed
from rules.model.parameters import EVIDENCE
from rules.model.records import Records
from rules.model.tables import Table
from rules.per_item import derive, item_facts, item_table, listed, note_beside, note_given, refusals
from rules.schema import Case, Needs, check
from rules.sentences import sentence, units
from rules.settled import Settled, SettledRow, Values, settle

Fire = Callable[[Settled, Values], tuple[str, ...]]


def decide(book: Book, question: str, on: date, facts: object, fire: Fire, language: str = "en") -> Answer:
    """The answer for one case; `fire` is the evaluator that says which rows of a table fire."""
    asked = book.question(question)
    if isinstance(asked, Amount):
        return _decide_amount(book, asked, on, facts, language)
    settled = settle(book, asked, on)
    case = check(question, asked.facts, facts)
    if isinstance(case, Needs):
        return needing(book, question, on, case)
    columns, items = worked_out(book, settled, on, case, fire, language)
    return with_items(_table_answer(book, settled, on, case, columns, fire, language), asked, items)


def worked_out(
    book: Book, settled: Settled, on: date, case: Case, fire: Fire, language: str = "en"
) -> tuple[Columns, tuple[Answer, ...]]:
    """The columns of one case with all that is worked out of its facts, and the answers to its items, if asked."""
    table = settled.table
    columns = _not_refused(book, settled, from_cases(on, table.facts, [case.values]))
    items: tuple[Answer, ...] = ()
    if table.each:
        asked = item_table(book, table.each)
        facts = item_facts(asked, table.each, case.given, beside_at(table, columns))
        items = tuple(decide(book, asked.name, on, one, fire, language) for one in facts)
        note_given(asked, columns.items(table.each.items), [item.answer or {} for item in items])
    return derive(book, table, columns, settled.limits), items


def _not_refused(book: Book, settled: Settled, columns: Columns) -> Columns:
    """Columns with what is worked out beside their items. Errors: FactError where the facts cannot be right."""
    note_beside(book, settled.table, columns, settled.limits)
    for text, mask in refusals(book, settled.table, columns, settled.limits).items():
        if mask.any():
            raise FactError(text)
    return columns


def fired_each(book: Book, question: str, on: date, cases: Sequence[Case], fire: Fire) -> list[Mapping[str, Any]]:
    """A table's answers to several cases, each fired by itself; what is worked out of their facts is for all at once.

    Errors: FactError where the facts of any cannot be right, EngineFault for a question that is no such table.
    """
    table = book.question(question)
    if isinstance(table, Amount) or table.each or table.lists:
        raise EngineFault(f"{question} is no table of plain facts; ask about each case by itself.")
    settled = settle(book, table, on)
    columns = _not_refused(book, settled, from_cases(on, table.facts, [case.values for case in cases]))
    values = _coded(table, derive(book, table, columns, settled.limits))
    answers: list[Mapping[str, Any]] = []
    for place in range(len(cases)):
        one = {name: column[place] for name, column in values.items()}
        fired = fire(settled, one)
        answers.append(given_by(settled, fired[:1] if table.hit == "first" else fired, one))
    return answers


def needing(book: Book, question: str, on: date, needs: Needs) -> Answer:
    """The answer of a case that lacks facts: none, and never a denial."""
    return Answer(question, on, None, (), needs.names, book.version, facts=needs.given)


def coded_case(table: Table, columns: Columns) -> dict[str, int | None]:
    """The one case of the columns as whole numbers by name; text and lists only as known or not."""
    return {name: column[0] for name, column in _coded(table, columns).items()}


def _coded(table: Table, columns: Columns) -> dict[str, list[int | None]]:
    """The cases of the columns as whole numbers by name, a list each; text and lists only as known or not."""
    coded: dict[str, list[int | None]] = {}
    for name, fact in table.columns().items():
        found = [1] * columns.rows if fact.type in ("text", "list") else columns[name].astype(np.int64).tolist()
        if columns.may_be_unknown(name):
            found = [value if known else None for value, known in zip(found, columns.known(name), strict=True)]
        coded[name] = found
    return coded


def derived_at(table: Table, columns: Columns, place: int) -> dict[str, Any]:
    """The facts worked out for one case of the columns, as JSON."""
    return {fact.name: decoded(fact, columns[fact.name][place]) for fact in table.worked_out()}


def beside_at(table: Table, columns: Columns) -> list[dict[str, Any]]:
    """What was worked out for each item of the one case of the columns, as JSON."""
    if table.each is None:
        return []
    items, facts = columns.items(table.each.items), [one.fact for one in table.beside]
    return [{fact.name: decoded(fact, items[fact.name][place]) for fact in facts} for place in range(items.rows)]


def decoded(fact: Fact, value: Any) -> Any:
    """A coded value as JSON: a place in one_of as its word, an ordinal as an ISO day."""
    if value is None:
        return None
    if fact.type == "enum":
        return fact.one_of[int(value)]
    if fact.type == "boolean":
        return bool(value)
    if fact.type == "date":
        return date.fromordinal(int(value)).isoformat()
    return str(value) if fact.type == "text" else int(value)


def with_items(answer: Answer, table: Table, items: tuple[Answer, ...]) -> Answer:
    """The answer with those to its items, and no surer than they are."""
    if table.each is None:
        return answer
    evidence = weakest([answer.evidence, *(item.evidence for item in items)], ())
    return replace(answer, evidence=evidence, items={table.each.items: items})


def _table_answer(
    book: Book, settled: Settled, on: date, case: Case, columns: Columns, fire: Fire, language: str
) -> Answer:
    table = settled.table
    values = coded_case(table, columns)
    fired = fire(settled, values)
    deciding = fired[:1] if table.hit == "first" else fired
    answer = given_by(settled, deciding, values)
    for name, records in listed(book, table, columns, settled.limits).items():
        answer[name] = recorded(table.gives[name], records, 0)
    derived = derived_at(table, columns, 0)
    words = settled.limits.values() | dict(case.given) | derived | answer
    named = units(table, settled.limits.used)
    rows = {row.row.name: row.row for row in settled.rows}
    because = tuple(
        Reason(name, sentence(book, table.name, name, words, named, language), rows[name].cite) for name in deciding
    )
    traces = tuple(_trace(row, values, deciding) for row in settled.rows)
    evidence = weakest([rows[name].evidence for name in deciding], settled.limits.used)
    return Answer(
        table.name, on, answer, because, (), book.version, case.given, derived, settled.limits.used, traces, evidence
    )


def _trace(row: SettledRow, values: Values, deciding: tuple[str, ...]) -> RowTrace:
    fired, failed = row.row.name in deciding, row.failed_on(values)
    return RowTrace(row.row.name, fired, failed, row.row.cite, outranked=not fired and not failed)


def given_by(settled: Settled, deciding: tuple[str, ...], values: Values) -> dict[str, Any]:
    """The answer of the rows that decided: each member from the best-placed row that gives it, else from otherwise."""
    rows = [row.row for row in settled.rows if row.row.name in deciding or row.row.otherwise]
    answer: dict[str, Any] = {}
    for name, member in settled.table.gives.items():
        if member.type == "rows":
            answer[name] = list(deciding)
        elif member.type != "list":
            giver = next(row for row in rows if name in row.gives)
            answer[name] = _given(settled, member, giver.gives[name], values)
    return answer


def _given(settled: Settled, member: Fact, value: Any, values: Values) -> Any:
    if isinstance(value, Mapping):
        kind, name = next(iter(value.items()))
        if kind == "fact":
            return decoded(member, values[name])
        value = settled.limits.values()[name]
    return value.isoformat() if isinstance(value, date) else value


def weakest(evidence: list[str], limits: tuple[LimitUsed, ...]) -> str:
    """The least sure evidence among rows and limits."""
    return max([*evidence, *(limit.evidence for limit in limits)], key=EVIDENCE.index)


def _decide_amount(book: Book, amount: Amount, on: date, facts: object, language: str) -> Answer:
    refuse_before(amount, on)
    limits = book.limits(amount, on)
    case = check(amount.name, amount.facts, facts)
    if isinstance(case, Needs):
        return needing(book, amount.name, on, case)
    result = computed(amount, from_cases(on, amount.facts, [case.values]), limits)
    return answer_at(book, amount, on, case, limits, result, 0, language)


def computed(amount: Amount, columns: Columns, limits: Limits) -> Result:
    """The amount's arithmetic. Errors: EngineFault where it breaks: a fault of the law's text, told as a sentence."""
    try:
        return amount.answer(columns, limits)
    except (ArithmeticError, LookupError, TypeError, ValueError) as fault:
        said = f"The arithmetic of {amount.name} failed ({type(fault).__name__}: {fault}); its module needs mending."
        raise EngineFault(said) from fault


def refuse_before(amount: Amount, on: date) -> None:
    """Refuses a day before the amount was law."""
    from_day = amount.question.since
    if on < from_day:
        raise BeforeTheLaw(
            f"The question {amount.name} has no answer on {on}: its law begins on {from_day}; ask about a later day."
        )


def holds(mask: Any, place: int) -> bool:
    """Whether a mask, or a plain true or false for everybody, holds for one case."""
    return bool(mask) if isinstance(mask, bool) else bool(mask[place])


def standing(question: Table | Amount, on: date) -> dict[str, tuple[str, str]]:
    """The cite and evidence of each row of a question on a day."""
    if isinstance(question, Table):
        return {row.name: (row.cite, row.evidence) for row in question.edition(on).rows}
    return {row: (cite, question.question.evidence) for row, cite in question.question.rows.items()}


def answer_at(
    book: Book,
    question: Table | Amount,
    on: date,
    case: Case,
    limits: Limits,
    result: Result,
    place: int,
    language: str = "en",
    derived: Mapping[str, Any] | None = None,
) -> Answer:
    """The answer of one case out of a result for many. Errors: FactError where an amount refuses its facts."""
    for text, mask in result.refuse.items():
        if holds(mask, place):
            raise FactError(text)
    lacking = tuple(name for name, mask in result.needs.items() if holds(mask, place))
    if lacking:
        return needing(book, question.name, on, Needs(lacking, case.given))
    rows = standing(question, on)
    deciding = [row for row in rows if holds(result.rows.get(row, False), place)]
    answer = {name: _member(member, result, place, deciding) for name, member in question.gives.items()}
    found = derived or {}
    words, named = limits.values() | dict(case.given) | dict(found) | answer, units(question, limits.used)
    because = tuple(
        Reason(row, sentence(book, question.name, row, words, named, language), rows[row][0]) for row in deciding
    )
    traces = tuple(RowTrace(row, row in deciding, (), cite) for row, (cite, _) in rows.items())
    sure = [rows[row][1] for row in deciding] or [evidence for _, evidence in rows.values()][:1]
    evidence = weakest(sure, limits.used)
    return Answer(
        question.name, on, answer, because, (), book.version, case.given, found, limits.used, traces, evidence
    )


def _member(member: Fact, result: Result, place: int, deciding: list[str]) -> Any:
    if member.type == "rows":
        return deciding
    if holds(result.null.get(member.name, False), place):
        return None
    if member.type == "list":
        return recorded(member, result.lists[member.name], place)
    return decoded(member, result.answer[member.name][place])


def recorded(member: Fact, records: Records, place: int) -> list[dict[str, Any]]:
    """One case's records as JSON."""
    first, last = int(records.offsets[place]), int(records.offsets[place + 1])
    missing = {one.name: records.missing(one.name) for one in member.of}
    return [
        {one.name: decoded(one, None if missing[one.name][at] else records.arrays[one.name][at]) for one in member.of}
        for at in range(first, last)
    ]
