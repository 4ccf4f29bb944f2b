"""Asking the law about one case: tables by the rule engine, with its trace; amounts by arithmetic.

Only the worker and `hearth ask` import this module: it loads the native rule engine. The web asks by rules.preview.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rules.answer import Answer
from rules.book import Book, load_book
from rules.engine import fire
from rules.one_case import decide, fired_each
from rules.schema import Case


def ask(question: str, on: date, facts: Mapping[str, Any], book: Book | None = None, language: str = "en") -> Answer:
    """The answer to a question on a day, or the facts it still needs. Errors: LawError, a sentence; EngineFault."""
    return decide(book or load_book(), question, on, facts, fire, language)


def fire_each(question: str, on: date, cases: Sequence[Case], book: Book | None = None) -> list[Mapping[str, Any]]:
    """What a table answers to each of several checked cases by the rule engine, without reasons and trace.

    For cases decided a second time, where only a difference matters. Errors: LawError, a sentence; EngineFault.
    """
    return fired_each(book or load_book(), question, on, cases, fire)
