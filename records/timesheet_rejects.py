"""Why a line of a file of timesheets is not taken: a word, kept on the line, and the sentence for who sent it."""

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_NUMBER = 14
"""Letters of a provider's or a case's number that are shown; a line that is no line may hold anything."""

SENTENCES = {
    "bad_characters": "The line holds a character that is not plain ASCII. Send letters, digits and signs only.",
    "wrong_length": "The line is not as long as its kind of file wants, or has more or fewer values. Build it again.",
    "value_missing": "A value is missing. Only the day of the recipient's signature and the entries may be empty.",
    "period_unreadable": "The pay period's first day is not a day. Write year-month-day, like 2026-03-01.",
    "not_a_half_month": "The pay period does not begin on the 1st or the 16th of a month.",
    "period_to_come": "The pay period has not begun yet. Check the month and the year.",
    "no_law": "Hearth does not have the law of that pay period. A county enters such an old timesheet by hand.",
    "day_unreadable": "The day it came in or the day of the signature is not a day. Write year-month-day.",
    "received_to_come": "The day it came in is yet to come. Check it.",
    "minutes_unreadable": "The minutes are not a whole number.",
    "entries_unreadable": "An entry cannot be read, or names a day that its month does not have.",
    "minutes_differ": "The entries do not add up to the minutes of the line. One of the two was misread.",
    "twice_in_file": "The timesheet of this pair and pay period stands in the file before. It is taken once.",
    "unknown_provider": "No provider has this number.",
    "unknown_case": "No case has this number.",
    "unknown_pair": "This provider was never assigned to this recipient.",
    "one_person": "Provider and recipient are one person. Nobody signs for their own work: the county looks into it.",
    "there_already": "The timesheet of this pair and pay period is there already. A county can correct it.",
    "typed_online": "The provider typed hours for it online and has not sent them. They send or empty it first.",
}


def sentence(word: str) -> str:
    """The sentence for a word of SENTENCES."""
    return SENTENCES.get(word, "The line could not be taken.")


@dataclass(frozen=True)
class AsSent:
    """A line as it came, and whose it says it is (`docs/partners/timesheet-files.md`)."""

    text: str
    provider: str
    case: str


def as_sent(content: bytes, layout: str, numbers: Sequence[int]) -> list[AsSent]:
    """Lines of a file by their numbers, from 1."""
    lines = content.split(b"\n") if numbers else []
    return [_as_sent(lines[number - 1].decode("utf-8", errors="replace").rstrip("\r"), layout) for number in numbers]


def _as_sent(text: str, layout: str) -> AsSent:
    if layout == "fixed":
        provider, case = text[1:13], text[13:20]
    else:
        provider, case, *_ = [*text.split(","), "", ""]
    return AsSent(text, *(each.strip('" ')[:LONGEST_NUMBER] for each in (provider, case)))
