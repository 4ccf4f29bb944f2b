"""Reasons as sentences: the text of a row with its facts and limits written out, in English or Spanish."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from rules.book import Book, Question
from rules.model.facts import Fact
from rules.model.limits import LimitUsed
from rules.model.tables import Table
from rules.schema import parsed_day

PLACE = re.compile(r"\{([a-z_0-9]+)\}")
MONTHS = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "es": (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
}
WORDS = {
    "en": {"true": "yes", "false": "no", "none": "not known"},
    "es": {"true": "sí", "false": "no", "none": "no se sabe"},
}


def in_words(value: Any, unit: str = "", language: str = "en") -> str:
    """A value for a reader: minutes as H:MM, cents as dollars, hundredths of a percent, days long, yes or no."""
    if value is None or isinstance(value, bool):
        return WORDS[language]["none" if value is None else str(value).lower()]
    day = value if isinstance(value, date) else parsed_day(value)
    if day is not None:
        return long_day(day, language)
    if isinstance(value, int):
        return _number(value, unit)
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {in_words(part, unit, language)}" for key, part in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(in_words(part, unit, language) for part in value)
    return str(value)


def _number(value: int, unit: str) -> str:
    sign, size = ("-" if value < 0 else ""), abs(value)
    if unit == "minutes":
        return f"{sign}{size // 60}:{size % 60:02d}"
    if unit == "cents":
        return f"{sign}${size // 100:,}.{size % 100:02d}"
    if unit == "percent_hundredths":
        return f"{sign}{size // 100}.{size % 100:02d}%"
    return f"{value:,}"


def long_day(day: date, language: str) -> str:
    """A date as people write it: March 15, 2026; 15 de marzo de 2026."""
    month = MONTHS[language][day.month - 1]
    return f"{day.day} de {month} de {day.year}" if language == "es" else f"{month} {day.day}, {day.year}"


def units(question: Question, limits: tuple[LimitUsed, ...]) -> dict[str, str]:
    """The unit of everything a sentence of the question may name."""
    facts: list[Fact] = [*question.facts, *question.gives.values()]
    facts += question.worked_out() if isinstance(question, Table) else ()
    return {fact.name: fact.unit for fact in facts} | {limit.name: limit.unit for limit in limits}


def sentence(
    book: Book, question: str, row: str, values: Mapping[str, Any], named: Mapping[str, str], language: str = "en"
) -> str:
    """The sentence of a row; a placeholder with no value stays readable as its own name."""
    text = book.reasons(question, language).get(f"{question}.{row}")
    if text is None:
        return row.replace("_", " ").capitalize()

    def written(place: re.Match[str]) -> str:
        name = place[1]
        return in_words(values[name], named.get(name, ""), language) if name in values else name.replace("_", " ")

    return PLACE.sub(written, text) if "{" in text else text
