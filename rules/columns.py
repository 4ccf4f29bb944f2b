"""Asking the law about many cases at once: facts as columns, tables as masks, amounts as arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from rules.answer import Answer
from rules.book import Book, Question, load_book
from rules.columns_of_facts import Columns, from_cases
from rules.errors import FactError
from rules.framed import framed
from rules.frames import ItemColumns, in_parts, take_in
from rules.model.amounts import Amount, Result
from rules.model.limits import Limits
from rules.model.records import KINDS, no_records
from rules.model.tables import Table
from rules.one_case import answer_at, computed, derived_at, needing, refuse_before
from rules.per_item import KEPT, derive, item_columns, item_table, listed, note_beside, refusals
from rules.schema import Case, Needs, check
from rules.settled import Settled, settle
from rules.tabulate import tabulate

__all__ = ["ItemColumns", "ask_many", "decide_frame"]


def ask_many(
    question: str, on: date, cases: Sequence[Any], book: Book | None = None, language: str = "en"
) -> list[Answer | FactError]:
    """An answer for each case, in order, or the sentence that refuses its facts; without a trace of rows that failed.

    Errors: UnknownQuestion, BeforeTheLaw: those are about the whole asking.
    """
    law = book or load_book()
    asked = law.question(question)
    limits = limits_for(law, asked, on)
    checked = [_checked(asked, case) for case in cases]
    whole = [case for case in checked if isinstance(case, Case)]
    columns = from_cases(on, asked.facts, [case.values for case in whole])
    several = _Several(law, asked, on, limits, columns, result_of(law, asked, on, columns, limits), language)
    answers: list[Answer | FactError] = []
    place = 0
    for case in checked:
        if isinstance(case, FactError):
            answers.append(case)
        elif isinstance(case, Needs):
            answers.append(needing(law, question, on, case))
        else:
            answers.append(several.answer(case, place))
            place += 1
    return answers


@dataclass(frozen=True)
class _Several:
    """A result for many cases, and all that is needed to tell each its answer."""

    book: Book
    asked: Question
    on: date
    limits: Limits
    columns: Columns
    result: Result
    language: str

    def answer(self, case: Case, place: int) -> Answer | FactError:
        """The answer of the case at a place, or the sentence that refuses it."""
        derived = derived_at(self.asked, self.columns, place) if isinstance(self.asked, Table) else {}
        try:
            return answer_at(
                self.book, self.asked, self.on, case, self.limits, self.result, place, self.language, derived
            )
        except FactError as refusal:
            return refusal


def _checked(question: Question, given: object) -> Case | Needs | FactError:
    try:
        return check(question.name, question.facts, given)
    except FactError as refusal:
        return refusal


def limits_for(book: Book, question: Question, on: date) -> Limits:
    """The limits of a day. Errors: BeforeTheLaw for a day before the question's law."""
    if isinstance(question, Amount):
        refuse_before(question, on)
        return book.limits(question, on)
    return settle(book, question, on).limits


def result_of(book: Book, question: Question, on: date, columns: Columns, limits: Limits) -> Result:
    """The answer of an amount or a table for all cases of the columns."""
    if columns.rows == 0:
        lists = {name: no_records(give) for name, give in question.gives.items() if give.type == "list"}
        return Result({name: np.zeros(0, KINDS.get(give.type)) for name, give in question.gives.items()}, lists=lists)
    if isinstance(question, Amount):
        return computed(question, columns, limits)
    return _of_table(book, settle(book, question, on), columns)


def _of_table(book: Book, settled: Settled, columns: Columns) -> Result:
    """A table's answer for all cases, its items asked first where it asks them one by one."""
    table, on = settled.table, columns.on
    note_beside(book, table, columns, settled.limits)
    refuse = refusals(book, table, columns, settled.limits)
    if table.each:
        asked, items = item_table(book, table.each), columns.items(table.each.items)
        inner = result_of(book, asked, on, item_columns(asked, table.each, columns), book.limits(asked, on))
        for name, member in asked.gives.items():
            if member.type in KEPT:
                null = inner.null.get(name, False)
                missing = np.full(items.rows, null) if isinstance(null, bool) else null
                items.with_answer(member, inner.answer[name], missing)
    whole = derive(book, table, columns, settled.limits)
    return replace(tabulate(settled, whole), refuse=refuse, lists=listed(book, table, whole, settled.limits))


def decide_frame(
    question: str,
    on: date,
    frame: pl.DataFrame | Mapping[str, Any],
    lists: Mapping[str, ItemColumns] | None = None,
    book: Book | None = None,
    rows: bool = False,
) -> pl.DataFrame:
    """The answer for a whole caseload: one row in, one row out, no Python object for any of them.

    `frame`: a column a fact, named as the fact (Boolean, any integer, Date, text; enums as text); `lists`: the list
    facts, flattened. Out: the answer's members; `row`, the deciding row of a first-hit table; `needs`, the missing
    facts of a case, joined by commas, and `error`, a sentence, both null where all is well (the answer is null where
    one is not). With `rows`, a Boolean column "row NAME" for every row. Errors: LawError for a column of a wrong type.
    """
    law = book or load_book()
    asked = law.question(question)
    limits = limits_for(law, asked, on)
    whole = frame if isinstance(frame, pl.DataFrame) else pl.DataFrame(dict(frame))
    parts = []
    for part, items in in_parts(whole, lists or {}):
        taken = take_in(question, asked.facts, on, part, items)
        parts.append(framed(asked, taken, result_of(law, asked, on, taken.columns, limits), rows))
    return pl.concat(parts)
