"""The law as other systems ask it: the same names, facts and answers as `hearth ask`."""

from typing import Any

from flask import abort

from rules.book import Question, load_book
from rules.errors import LawError, UnknownQuestion
from rules.preview import preview
from web.access import requires
from web.api.frame import group
from web.api.shapes import AnswerShape, AskShape, QuestionsShape

blueprint = group("questions", "/questions", "Questions of the law. Nothing asked here is kept or decided.")


@blueprint.get("")
@blueprint.response(200, QuestionsShape)
@requires("law", "read")
def all_questions() -> dict[str, Any]:
    """Every question, its facts and its answer."""
    book = load_book()
    return {"law": book.version, "questions": [listed(book.question(name)) for name in book.names()]}


@blueprint.post("/<name>")
@blueprint.arguments(AskShape)
@blueprint.response(200, AnswerShape)
@requires("law", "ask")
def ask(asked: dict[str, Any], name: str) -> dict[str, Any]:
    """Ask a question on a day. A fact of the wrong type is 422 with a sentence; missing facts are in `needs`."""
    try:
        return preview(name, asked["on"], asked["facts"]).as_json()
    except UnknownQuestion as error:
        abort(404, str(error))
    except LawError as error:
        abort(422, str(error))


def listed(question: Question) -> dict[str, Any]:
    """A question as JSON."""
    return {
        "question": question.name,
        "asks": question.asks,
        "facts": {fact.name: fact.shape() | {"label": fact.label} for fact in question.facts},
        "answer": {name: give.shape() for name, give in question.gives.items()},
    }
