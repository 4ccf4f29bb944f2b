"""One value of a record of CCS, from its text: the value, or the word of what is wrong with it."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from records.ccs_layout import Value
from records.provider_numbers import OLDER

LAWFUL = {"id.cin": "not_a_cin", "id.npi": "not_a_provider_number", "id.sar": "not_a_sar_number"}
"""Numbers whose form is a question of the law, and the word for one that it does not know."""

DAY = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
COUNT = re.compile(r"[1-9][0-9]{0,4}")
NOT_PRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
BREAK = "\\n"
"""How a file writes a line break within a long text: two characters, because a line of a file is one record."""

Read = str | int | bool | dt.date | None


@dataclass(frozen=True)
class Known:
    """What values are judged by: today, the counties, and for each question of the law what it said of each number."""

    today: dt.date
    counties: frozenset[str]
    lawful: Mapping[tuple[str, str], bool]


class Wrong(ValueError):
    """A value cannot be read; the text is a word of SENTENCES."""


def read_value(value: Value, text: str, known: Known) -> Read:
    """The value in a text. Raises Wrong."""
    text = text.strip()
    if "\ufffd" in text:
        raise Wrong("not_utf8")
    if value.kind == "long":
        text = text.replace(BREAK, "\n").replace("\r\n", "\n")
    if NOT_PRINTED.search(text.replace("\n", "") if value.kind == "long" else text):
        raise Wrong("control_character")
    if not text:
        return _nothing(value)
    if len(text) > value.most:
        raise Wrong("too_long")
    if value.kind in LAWFUL:
        return _lawful(value.kind, text, known)
    return READERS[value.kind](value, text, known)


def printable(text: str, most: int) -> str:
    """A text of whoever sent it as a report may show it: whatever cannot be printed, or kept, is marked."""
    return NOT_PRINTED.sub("\ufffd", text.strip())[:most]


def _nothing(value: Value) -> Read:
    if value.needed:
        raise Wrong("missing")
    return False if value.kind == "yes" else None


def _lawful(question: str, text: str, known: Known) -> str:
    """A number that the law knows; of providers also one from before the NPI, as domains have them."""
    if question == "id.npi" and OLDER.fullmatch(text):
        return text
    if not (text.isascii() and text.isalnum() and known.lawful[question, text]):
        raise Wrong(LAWFUL[question])
    return text


def _like(pattern: str, word: str) -> Callable[[Value, str, Known], Read]:
    form = re.compile(pattern)

    def read(_value: Value, text: str, _known: Known) -> Read:
        if not form.fullmatch(text):
            raise Wrong(word)
        return text

    return read


def _day(_value: Value, text: str, _known: Known) -> dt.date:
    try:
        if not DAY.fullmatch(text):
            raise ValueError
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Wrong("not_a_day") from None


def _past(value: Value, text: str, known: Known) -> dt.date:
    day = _day(value, text, known)
    if day > known.today:
        raise Wrong("day_to_come")
    return day


def _county(_value: Value, text: str, known: Known) -> str:
    if text not in known.counties:
        raise Wrong("unknown_county")
    return text


def _word(value: Value, text: str, _known: Known) -> str:
    if text not in value.words:
        raise Wrong("unknown_word")
    return text


def _count(_value: Value, text: str, _known: Known) -> int:
    if not COUNT.fullmatch(text):
        raise Wrong("not_a_count")
    return int(text)


def _counts(value: Value, text: str, known: Known) -> str:
    numbers = sorted({_count(value, each, known) for each in text.split()})
    return ",".join(str(each) for each in numbers)


def _yes(_value: Value, text: str, _known: Known) -> bool:
    if text not in ("yes", "no"):
        raise Wrong("not_yes_or_no")
    return text == "yes"


READERS: Mapping[str, Callable[[Value, str, Known], Read]] = {
    "text": lambda _value, text, _known: text,
    "long": lambda _value, text, _known: text,
    "code": lambda _value, text, _known: text,  # its form depends on the kind or system beside it: `ccs_forms`
    "ccs": _like(r"[0-9]{7}", "not_a_ccs_number"),
    "mark": _like(r"[A-Za-z0-9-]+", "not_a_mark"),
    "modifiers": _like(r"[A-Z0-9]{2}(?: [A-Z0-9]{2}){0,3}", "not_modifiers"),
    "day": _day,
    "past": _past,
    "county": _county,
    "word": _word,
    "count": _count,
    "counts": _counts,
    "yes": _yes,
}
