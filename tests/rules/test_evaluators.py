"""Three evaluators, one law: the rule engine, the columns and the oracle agree on every table there is."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules.answer import Answer
from rules.ask import ask
from rules.book import Book, Question
from rules.columns import ask_many, decide_frame
from rules.errors import FactError
from rules.model.facts import Fact
from rules.model.table_file import as_json
from rules.preview import preview
from tests.rules.drawing import cases, days
from tests.rules.oracle import decide
from tests.rules.places import AMOUNTS, EVERY, ROOTS, TABLES, book_of, table_path

LONG = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def answer_or_refusal(asking: Callable[..., Answer], name: str, on: date, facts: Any, book: Book) -> Answer | str:
    """The answer to one case, or the sentence that refuses its facts."""
    try:
        return asking(name, on, facts, book)
    except FactError as refusal:
        return str(refusal)


def asked_each(name: str, on: date, drawn: list[Any], book: Book) -> list[Answer | FactError]:
    """Every case by itself: tables by the rule engine."""
    answers: list[Answer | FactError] = []
    for facts in drawn:
        try:
            answers.append(ask(name, on, facts, book))
        except FactError as refusal:
            answers.append(refusal)
    return answers


def case_of(answer: Answer) -> dict[str, Any]:
    """Every fact and derived fact of a case, as JSON."""
    return dict(answer.facts) | dict(answer.derived)


def plain(answer: Answer | FactError) -> Any:
    """An answer as its public JSON, a refusal as its sentence."""
    return str(answer) if isinstance(answer, FactError) else answer.as_json()


@pytest.mark.parametrize(("tree", "name"), TABLES)
def test_engine_columns_and_oracle_decide_a_table_alike(tree: str, name: str) -> None:
    book = book_of(tree)
    table = book.question(name)

    @LONG
    @given(on=st.sampled_from(days(book, table)), drawn=st.lists(cases(book, table), min_size=1, max_size=30))
    def agree(on: date, drawn: list[Any]) -> None:
        by_columns = ask_many(name, on, drawn, book)
        for facts, columns, engine in zip(drawn, by_columns, asked_each(name, on, drawn, book), strict=True):
            assert plain(columns) == plain(engine)
            if isinstance(engine, FactError):  # what no evaluator sees: facts that cannot be right
                continue
            items = [case_of(item) for answers in engine.items.values() for item in answers]
            rows, answer = decide(ROOTS[tree], table_path(tree, name), on.isoformat(), case_of(engine), items)
            told = {name: value for name, value in (engine.answer or {}).items() if table.gives[name].type != "list"}
            assert ([reason.row for reason in engine.because], told) == (rows, answer), facts

    agree()


@pytest.mark.parametrize(("tree", "name"), AMOUNTS)
def test_an_amount_is_the_same_for_one_and_for_many(tree: str, name: str) -> None:
    book = book_of(tree)
    amount = book.question(name)

    @LONG
    @given(on=st.sampled_from(days(book, amount)), drawn=st.lists(cases(book, amount), min_size=1, max_size=10))
    def agree(on: date, drawn: list[Any]) -> None:
        one_by_one = [plain(answer) for answer in asked_each(name, on, drawn, book)]
        assert [plain(answer) for answer in ask_many(name, on, drawn, book)] == one_by_one

    agree()


@pytest.mark.parametrize(("tree", "name"), TABLES)
def test_a_preview_says_what_the_engine_says_with_the_same_trace(tree: str, name: str) -> None:
    book = book_of(tree)
    table = book.question(name)

    @settings(LONG, max_examples=30)
    @given(on=st.sampled_from(days(book, table)), facts=cases(book, table))
    def agree(on: date, facts: Any) -> None:
        assert answer_or_refusal(preview, name, on, facts, book) == answer_or_refusal(ask, name, on, facts, book)

    agree()


@pytest.mark.parametrize(("tree", "name"), EVERY)
def test_a_frame_of_cases_is_decided_as_each_case_is(tree: str, name: str) -> None:
    book = book_of(tree)
    question = book.question(name)

    @settings(LONG, max_examples=8)
    @given(on=st.sampled_from(days(book, question)), drawn=st.lists(cases(book, question), min_size=1, max_size=12))
    def agree(on: date, drawn: list[Any]) -> None:
        out = decide_frame(name, on, frame_of(question, drawn), book=book).to_dicts()
        for row, each in zip(out, ask_many(name, on, drawn, book), strict=True):
            assert_same(row, each)

    agree()


def assert_same(row: dict[str, Any], each: Answer | FactError) -> None:
    """A row of an answered frame holds what the case's own answer says."""
    if isinstance(each, FactError):
        assert str(each) in row["error"]
    elif each.needs:
        assert (row["needs"], row["error"]) == (", ".join(each.needs), None)
    else:
        assert (row["needs"], row["error"]) == (None, None)
        for member, value in (each.answer or {}).items():
            if member in row:
                assert as_json(row[member]) == value
        assert row.get("row") in (None, each.because[0].row if each.because else None)


def frame_of(question: Question, drawn: list[Any]) -> pl.DataFrame:
    """Drawn cases as a frame with typed columns."""
    rows = [{fact.name: typed(fact, facts.get(fact.name)) for fact in question.facts} for facts in drawn]
    return pl.DataFrame(rows, schema={fact.name: kind(fact) for fact in question.facts})


KINDS = {"boolean": pl.Boolean, "integer": pl.Int64, "enum": pl.String, "text": pl.String, "date": pl.Date}


def kind(fact: Fact) -> Any:
    """The type of a fact's column."""
    if fact.type != "list":
        return KINDS[fact.type]
    if fact.items == "one":
        return pl.Struct({one.name: kind(one) for one in fact.of})
    return pl.List(kind(fact.of[0]) if fact.items == "values" else pl.Struct({one.name: kind(one) for one in fact.of}))


def typed(fact: Fact, value: Any) -> Any:
    """A value of a case as it stands in a frame: days as days, the pairs of a mapping as items."""
    if value is None:
        return None
    if fact.type == "date":
        return date.fromisoformat(value)
    if fact.items == "mapping":
        return [dict(zip((one.name for one in fact.of), pair, strict=True)) for pair in value.items()]
    if fact.items == "one":
        return {one.name: typed(one, value.get(one.name)) for one in fact.of}
    if fact.type == "list" and fact.items == "objects":
        return [{one.name: typed(one, item.get(one.name)) for one in fact.of} for item in value]
    return value
