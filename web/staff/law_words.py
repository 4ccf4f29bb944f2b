"""The law's own words for pages: labels of facts, causes of denial, units of parameters."""

import re
from typing import Any

from rules.book import load_book
from rules.errors import LawError
from rules.model.facts import Fact
from web import wording

UNITS = ("minutes", "cents", "hundredths")
CODE = re.compile(r"[a-z]+(_[a-z]+)+")


def fact_of(question: str, name: str) -> Fact | None:
    """A fact of a question's programme, if it is still there in the law as it stands."""
    programme = load_book().programmes.get(question.partition(".")[0])
    return programme.facts.get(name) if programme else None


def label(question: str, name: str) -> str:
    """What a fact is called on pages."""
    fact = fact_of(question, name)
    return fact.label if fact and fact.label else plain(name)


def plain(name: str) -> str:
    """A name without its unit, as words: `need_minutes_per_month` is `Need per month`."""
    kept = [word for word in name.split("_") if word not in UNITS]
    return wording.words(" ".join(kept) or name)


def means(question: str, path: str, name: str) -> str:
    """What a parameter of the law means, by its path; the name it has in the question if it is no longer there."""
    book = load_book()
    home = book.programmes.get(question.partition(".")[0])
    try:
        return book.parameter_home(home, path).parameter(path.rpartition(":")[2]).means if home else plain(name)
    except LawError:
        return plain(name)


def asks(question: str) -> str:
    """A question in words."""
    try:
        return load_book().question(question).asks
    except LawError:
        return wording.words(question.partition(".")[2])


def labels(question: str, names: tuple[str, ...] | list[str]) -> list[str]:
    """Several facts by their labels."""
    return [label(question, name) for name in names]


def value(question: str, name: str, given: Any) -> str:
    """A fact's value for a reader, by its unit."""
    fact = fact_of(question, name)
    return in_unit(given, fact.unit if fact else unit_by_name(name))


def unit_by_name(name: str) -> str:
    """The unit a name tells by its ending, for members of answers and items."""
    if "minutes" in name.split("_"):
        return "minutes"
    return "cents" if name.endswith("_cents") else ""


def in_unit(given: Any, unit: str) -> str:
    """A value for a reader: minutes as H:MM, cents as dollars, days as days, yes or no."""
    if given is None:
        return "not known"
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, int):
        return {"minutes": wording.hours, "cents": wording.money}.get(unit, lambda number: f"{number:,}")(given)
    if isinstance(given, dict):
        told = ((name, in_unit(each, unit or unit_by_name(str(name)))) for name, each in given.items())
        return ", ".join(f"{plain(str(name)).lower()} {each}" for name, each in told)
    if isinstance(given, list):
        between = "; " if any(isinstance(each, dict) for each in given) else ", "
        return between.join(in_unit(each, unit) for each in given)
    text = str(given)
    return text.replace("_", " ") if CODE.fullmatch(text) else text


def denial_causes() -> list[tuple[str, str]]:
    """The causes of denial that the law knows, in its order."""
    fact = fact_of("intake.denial", "cause")
    return [(str(code), wording.words(code)) for code in fact.one_of] if fact else []
