"""What a letter says, on a page and on paper. A notice of action tells how to appeal, and nothing of Medi-Cal's.

22 CCR 42132 (by when it goes out), 42160 (first appeal and its answer), 42180 (fair hearing), 42321 (services
while it is decided).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from records.letter_view import LetterSeen
from records.sar_view import LineSeen
from rules.sentences import long_day
from web.clock_lengths import length
from web.inquiry.authorizations.notices import appeal_of, notice_due_on
from web.inquiry.authorizations.words import ACTIONS, LETTERS, code_words

FINDINGS = {
    "denied": "The service was not authorized.",
    "reduced": "The service was authorized for less than was asked for or given before.",
    "modified": "The service was authorized with changes to what was asked for.",
    "ended": "The service or the eligibility ends.",
}
NOT_YET = "This notice is not yet available."
CONTINUES = (
    "Services that were authorized before may go on while the appeal is decided. "
    "That must be asked for in the appeal letter."
)
HEARING = (
    "If the appeal is denied, a fair hearing of CCS may be asked for in writing within {days} days of the date of the "
    "appeal decision. The request is signed, and the decision is sent with it."
)
REPLY = "CCS mails its answer within {days} days of the day on which it has the appeal and what it needs to decide it."
FORMLESS = "No form is needed: a letter is enough. CCS helps to write it if asked."


@dataclass(frozen=True)
class LetterTold:
    """A letter in words: `says` its paragraphs, `services` the lines it tells of, `appeal` how to object (notices)."""

    title: str
    issued_on: dt.date | None
    due_on: dt.date | None
    action: str | None
    effective_on: dt.date | None
    says: list[str]
    services: list[str]
    citation: str | None
    appeal: list[str]

    @property
    def is_issued(self) -> bool:
        """Whether there is anything to read or print."""
        return self.issued_on is not None


def told(seen: LetterSeen, lines: Sequence[LineSeen]) -> LetterTold:
    """A letter in words; before it is issued only that it is decided, and by when it is due."""
    letter = seen.letter
    title = letter.title or LETTERS[letter.kind]
    if letter.dated_on is None:
        due = notice_due_on(letter.decided_on) if letter.kind == "notice_of_action" else None
        return LetterTold(title, None, due, None, None, [NOT_YET], [], None, [])
    says = [FINDINGS[letter.action]] if letter.action else []
    says += [f"Reason: {letter.reason}"] if letter.reason else []
    says += [each.strip() for each in (letter.body or "").splitlines() if each.strip()]
    return LetterTold(
        *(title, letter.dated_on, None, ACTIONS.get(letter.action or ""), letter.effective_on, says),
        services=[_service(line) for line in lines],
        citation=letter.citation,
        appeal=_appeal(seen, letter.dated_on) if letter.kind == "notice_of_action" else [],
    )


def _service(line: LineSeen) -> str:
    told_of = line.told
    covers = "; ".join(code_words(code) for code in line.codes)
    days = f"{long_day(told_of.starts_on, 'en')} to {long_day(told_of.ends_on, 'en')}"
    return f"Line {told_of.number}: {told_of.description}{f' ({covers})' if covers else ''}, {days}"


def _appeal(seen: LetterSeen, dated_on: dt.date) -> list[str]:
    """How somebody who does not agree appeals, and what comes after."""
    if seen.client is None:
        return []
    appeal = appeal_of(dated_on, seen.client.county_code)
    by = long_day(appeal.postmarked_by, "en")
    return [
        f"Whoever does not agree may appeal in writing, postmarked by {by}. Send the appeal to {appeal.to}.",
        FORMLESS,
        REPLY.format(days=length("ccs/appeal_reply")),
        CONTINUES,
        HEARING.format(days=length("ccs/fair_hearing")),
    ]
