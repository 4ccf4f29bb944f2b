"""A letter on paper: authorization, denial, notice of action, case management."""

import datetime as dt
from typing import Any

from records.letter_view import LetterSeen
from rules.sentences import long_day
from web.inquiry.papers.letter_words import LetterTold
from web.inquiry.papers.paper import paper, said


def letter_paper(seen: LetterSeen, told: LetterTold, as_of: dt.date, county: str | None) -> dict[str, Any]:
    """A letter that was issued, as a paper."""
    letter, who, day = seen.letter, seen.client, long_day(as_of, "en")
    return paper(
        told.title,
        f"Letter {letter.number} · as of {day}",
        [
            *(("Letter", letter.number), ("Date of this letter", _day(told.issued_on)), ("As of", day)),
            ("Client", f"{who.last_name}, {who.first_name}" if who else None),
            ("Birth date", _day(who.birth_date) if who else None),
            ("CCS number", letter.client_number),
            *(("CIN", who.cin if who else None), ("County", county)),
            *(("SAR number", letter.sar_number), ("Decided", _day(letter.decided_on))),
            *(("Decision", told.action), ("Effective", _day(told.effective_on))),
        ],
        [
            said("What was decided" if told.action else "What it says", told.says),
            said("What it is about", told.services),
            said("Regulation relied on", [told.citation]),
            said("How to appeal", told.appeal),
        ],
    )


def _day(day: dt.date | None) -> str | None:
    return long_day(day, "en") if day else None
