"""The law asked about payments as about single ones: each one's facts checked by themselves, apart from all columns."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from activities.pay_run.failed import PayFailed
from rules.ask import fire_each
from rules.book import load_book
from rules.columns import limits_for, result_of
from rules.columns_of_facts import from_cases
from rules.errors import FactError
from rules.model.amounts import Result
from rules.schema import Case, Needs, check

Row = Mapping[str, Any]


def cases(question: str, about: Sequence[Row], facts: Sequence[Mapping[str, Any]]) -> list[Case]:
    """The facts of payments, each with the row it is about, as the law takes them. Raises PayFailed."""
    asked = load_book().question(question)
    found = []
    for row, given in zip(about, facts, strict=True):
        try:
            case = check(question, asked.facts, given)
        except FactError as refusal:
            raise PayFailed(f"{named(row)}: {question} says {refusal}") from None
        if isinstance(case, Needs):
            raise PayFailed(f"{named(row)}: {question} needs {', '.join(case.names)}.")
        found.append(case)
    return found


def amounts(question: str, day: dt.date, about: Sequence[Row], facts: Sequence[Mapping[str, Any]]) -> Result:
    """What an amount comes to for each. Raises PayFailed where it refuses one."""
    law = load_book()
    asked = law.question(question)
    columns = from_cases(day, asked.facts, [case.values for case in cases(question, about, facts)])
    result = result_of(law, asked, day, columns, limits_for(law, asked, day))
    for sentence, mask in (result.refuse | result.needs).items():  # type: ignore[operator]
        if np.any(mask):
            row = about[int(np.argmax(np.broadcast_to(mask, len(about))))]
            raise PayFailed(f"{named(row)}: {question} says {sentence}")
    return result


def rows(question: str, day: dt.date, about: Sequence[Row], facts: Sequence[Mapping[str, Any]]) -> list[Row]:
    """What a table answers to each, by the rule engine. Raises PayFailed where it refuses one."""
    try:
        return fire_each(question, day, cases(question, about, facts))
    except FactError as refusal:
        raise PayFailed(f"{question} says {refusal}") from None


def same(row: Row, question: str, engine: Mapping[str, Any], columns: Mapping[str, Any]) -> None:
    """Raises PayFailed where what was asked singly and what columns say differ."""
    if engine != columns:
        name = next(name for name in engine if engine[name] != columns[name])
        raise PayFailed(
            f"{named(row)}: asked by itself, {question} says {name} {engine[name]}, "
            f"and in columns {columns[name]}. Nothing is paid until somebody has looked."
        )


def named(row: Row) -> str:
    """The payment in a sentence."""
    return f"Timesheet {row['timesheet_id']}"
