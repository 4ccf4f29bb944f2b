"""Asking the law about one case without the rule engine: what a page shows while somebody types. It decides nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rules.answer import Answer
from rules.book import Book, load_book
from rules.masks import fire
from rules.one_case import decide


def preview(
    question: str, on: date, facts: Mapping[str, Any], book: Book | None = None, language: str = "en"
) -> Answer:
    """The answer the law would give, by columns. Errors: LawError, a sentence."""
    return decide(book or load_book(), question, on, facts, fire, language)
