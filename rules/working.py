"""The working of an amount for one case, item by item, from the same arrays that gave the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rules.book import Book, load_book
from rules.columns_of_facts import from_cases
from rules.errors import UnknownQuestion
from rules.model.amounts import Amount
from rules.one_case import computed, refuse_before
from rules.schema import Needs, check


@dataclass(frozen=True)
class Line:
    """One item of a list fact: the facts it was given, and the figures the amount worked out for it."""

    given: Mapping[str, Any]
    figures: Mapping[str, int]


def working(
    question: str, on: date, facts: Mapping[str, Any], book: Book | None = None
) -> Mapping[str, tuple[Line, ...]]:
    """The lines of each list fact of an amount ("services" of ihss.hours), in the order given; minutes or cents as
    the amount's names say. Nothing where facts are still missing. Errors: LawError, a sentence."""
    law = book or load_book()
    amount = law.question(question)
    if not isinstance(amount, Amount):
        raise UnknownQuestion(f"{question} is a table: its answer's rows explain it, it has no working.")
    refuse_before(amount, on)
    case = check(question, amount.facts, facts)
    if isinstance(case, Needs):
        return {}
    result = computed(amount, from_cases(on, amount.facts, [case.values]), law.limits(amount, on))
    return {
        name: tuple(
            Line(item, {figure: int(values[place]) for figure, values in lines.items()})
            for place, item in enumerate(case.given[name] or ())
        )
        for name, lines in result.lines.items()
    }
