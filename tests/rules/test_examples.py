"""Every example of every table and amount is a test: the law's own cases, published and derived."""

import pytest

from rules.ask import ask
from rules.book import Book
from rules.check import check_law
from rules.checking.examples import failing
from rules.model.tables import Example
from tests.rules.places import EVERY, book_of

EXAMPLES = [
    pytest.param(book_of(tree), name, example, id=f"{name}: {example.name}")
    for tree, name in EVERY
    for example in book_of(tree).question(name).examples
]


@pytest.mark.parametrize(("book", "name", "example"), EXAMPLES)
def test_an_example_gets_its_answer(book: Book, name: str, example: Example) -> None:
    answer = ask(name, example.on, example.facts, book)
    assert failing(book.question(name), example, answer) == ""


@pytest.mark.parametrize(("tree", "name"), EVERY)
def test_every_question_has_an_example_and_says_why(tree: str, name: str) -> None:
    question = book_of(tree).question(name)
    assert question.examples
    answered = [ask(name, one.on, one.facts, book_of(tree)) for one in question.examples if not one.needs]
    assert all(answer.because and all(reason.says and reason.cite for reason in answer.because) for answer in answered)


@pytest.mark.parametrize("tree", ["law", "garden"])
def test_the_law_passes_its_own_check(tree: str) -> None:
    assert check_law(book_of(tree)) == []
