"""A timesheet that was accepted from a file without a remark: its facts were not kept, so the law is asked again.

Of others, what was accepted before it counts; everything else is as it is now (docs/decisions/0011-timesheets.md).
"""

from dataclasses import dataclass

from records.timesheet import Timesheet
from records.timesheet_facts import facts_as_decided
from rules.errors import LawError
from rules.preview import preview
from web import database
from web.staff.explaining import Explained, explained
from web.staff.timesheets import words


@dataclass(frozen=True)
class AskedAgain:
    """The law's word now, and whether it is the one that stands on the timesheet."""

    said: Explained
    same: bool
    law: str


def ask_again(row: Timesheet) -> AskedAgain | None:
    """None where it is not accepted, or the law as it stands does not answer."""
    if row.status != "accepted":
        return None
    try:
        answer = preview(words.QUESTION, row.period_ends, facts_as_decided(database.session(), row))
    except LawError:
        return None
    given = answer.answer or {}
    now = (given.get("outcome"), given.get("payable_minutes"), sorted(given.get("reasons") or []))
    same = now == (row.outcome, row.payable_minutes, sorted(row.reasons))
    return AskedAgain(explained(words.QUESTION, answer.as_decision()), same, answer.law)
