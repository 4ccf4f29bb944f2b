"""The columns of a referral file: their names, how each is read, and the sentence when it cannot be."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


class Unreadable(ValueError):
    """A value is not of its column's kind; the text is the sentence for the sender."""


@dataclass(frozen=True)
class Column:
    """One column: its header, how its text is read, whether every line must have it, and what it holds."""

    name: str
    read: Callable[[str], Any]
    must: bool
    holds: str


def _text(most: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        if len(text) > most:
            raise Unreadable(f"has {len(text)} characters. Send at most {most}.")
        if any(not c.isprintable() for c in text):
            raise Unreadable("holds a character that cannot be printed. Send letters, digits and signs only.")
        return text

    return read


def _shape(shape: str, says: str, clean: str = r"[\s-]") -> Callable[[str], str]:
    def read(text: str) -> str:
        bare = re.sub(clean, "", text).upper()
        if not re.fullmatch(shape, bare, re.ASCII):
            raise Unreadable(says)
        return bare

    return read


def _day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) or not 1890 <= day.year <= 2200:
        raise Unreadable("is not a day. Write year-month-day, like 2026-04-17.")
    return day


def _one_of(*words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.lower() not in words:
            raise Unreadable(f"is none of: {', '.join(words)}.")
        return text.lower()

    return read


def _language(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}", text, re.ASCII):
        raise Unreadable("is not a language code. Write two or three letters of ISO 639, like en or es.")
    return text.lower()


COLUMNS = (
    Column("reference", _text(40), True, "The sender's own number for the referral; one referral has one for ever."),
    Column("county_code", _shape(r"\d\d", "is not a county code. Write two digits, 01 to 58."), True, "01 to 58."),
    Column("requested_on", _day, True, "The day services were asked for: the protected date."),
    Column("first_name", _text(80), True, "Given name."),
    Column("last_name", _text(80), True, "Surname, or both surnames."),
    Column("middle_name", _text(80), False, "Middle name."),
    Column("birth_date", _day, False, "Date of birth."),
    Column(
        "ssn",
        _shape(r"(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}", "is not a Social Security number. Leave it empty."),
        False,
        "Social Security number, nine digits, hyphens or not. May be empty: nobody is refused for it.",
    ),
    Column(
        "cin", _shape(r"9\d{7}[A-Z]", "is not a CIN: a 9, seven digits and a letter."), False, "Client index number."
    ),
    Column("sex", _one_of("female", "male", "nonbinary", "unknown"), False, "female, male, nonbinary or unknown."),
    Column("street", _text(120), False, "Street address or where the person stays."),
    Column("city", _text(60), False, "City."),
    Column("zip_code", _shape(r"\d{5}(\d{4})?", "is not a ZIP code of five or nine digits."), False, "ZIP code."),
    Column(
        "phone",
        _shape(r"\d{10}", "is not a phone number of ten digits.", r"[\s().+-]|^\+?1(?=\D?\d{3}\D)"),
        False,
        "Telephone, ten digits.",
    ),
    Column("email", _shape(r"[^@\s]+@[^@\s]+\.[^@\s.]+", "is not an e-mail address.", r"\s"), False, "E-mail."),
    Column("spoken_language", _language, False, "ISO 639 code; en if empty."),
    Column("written_language", _language, False, "ISO 639 code; en if empty."),
    Column("note", _text(1000), False, "What the eligibility worker wants the county's IHSS office to know."),
)
NAMES = tuple(column.name for column in COLUMNS)
MUST = tuple(column.name for column in COLUMNS if column.must)
