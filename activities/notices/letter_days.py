"""The days a letter about a provider tells: in effect, and the last day of each way to object or to go on."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities import clocks
from activities.deciding import decide
from activities.doing import Doing
from activities.notices.program_moves import program_moved
from activities.notices.readers import Concern
from activities.notices.violation_letters import LAST_DAYS
from activities.notices.weekly_hours import told_from
from records.background import Waiver
from records.clock import county_day
from records.clocks import Clock
from records.pay_order import AdvancePayment
from records.pay_setup import DirectDeposit
from records.periods import DAY, month
from records.violation import Violation
from rules.ask import ask
from rules.notices.texts import NoticeText

ADVERSE_NOTICE = "deadline.adverse_notice_effective"
LIMITS = {"appeal_by": "deadline.enrollment_appeal", "exception_by": "deadline.exception_request", **LAST_DAYS}
"""The clock of each last day: 60 days for the SOC 856 (form SOC 853), 45 days for the SOC 863 (B-GEX)."""


@dataclass(frozen=True)
class LetterDays:
    """`last_days` by the name that the text gives them: appeal_by, exception_by, hearing_by."""

    mailed_on: dt.date
    effective_on: dt.date
    last_days: dict[str, dt.date]


def letter_days(doing: Doing, text: NoticeText, concern: Concern) -> LetterDays:
    """Mailed today; the last days are those of the clocks that run, so that letter and clock never differ."""
    effective_on = effective_day(doing.session, text, concern, doing.today)
    told = text.placeholders | ({"appeal_by"} if text.remedy == "appeal" else set())
    last_days = {name: _last_day(doing, question) for name, question in LIMITS.items() if name in told}
    if text.remedy == "hearing":
        asked_from = max(doing.today, effective_on)
        case_id = concern.case.id if concern.case else None
        last_days["hearing_by"] = clocks.start(doing, clocks.HEARING, asked_from, case_id).due_on
    return LetterDays(doing.today, effective_on, last_days)


def effective_day(session: Session, text: NoticeText, concern: Concern, today: dt.date) -> dt.date:
    """The day from which what is told counts."""
    row, assignment = concern.row, concern.assignment
    if text.action == "change" and assignment is not None:
        moved = program_moved(session, assignment)
        return moved.starts_on if moved else today
    if text.action == "weekly_hours" and assignment is not None:
        return assignment.ended_on or assignment.leave_from or told_from(session, assignment)
    if isinstance(row, Violation):
        return row.takes_effect_on or today
    if isinstance(row, Waiver):
        return county_day(row.reviewed_at or row.entered_at)
    if isinstance(row, DirectDeposit):
        return row.starts_on
    if isinstance(row, AdvancePayment):
        return _first_unadvanced(text, today)
    if row is not None:
        return county_day(row.decided_at or row.entered_at)
    return concern.enrollment.status_since


def _first_unadvanced(text: NoticeText, today: dt.date) -> dt.date:
    """Today; of a removal, the first of a month that is not paid ahead, ten days after the letter at the earliest."""
    if not text.adverse:
        return today
    said = ask(ADVERSE_NOTICE, today, {"from": today.isoformat()})
    earliest = dt.date.fromisoformat(str((said.answer or {})["due"]))
    return earliest if earliest.day == 1 else month(earliest)[1] + DAY


def _last_day(doing: Doing, question: str) -> dt.date:
    """The due day of the running clock; without one, what the law says of a letter mailed today."""
    running = select(Clock.due_on).where(doing.subject.of(Clock), Clock.question == question, Clock.outcome.is_(None))
    due = doing.session.scalars(running.order_by(Clock.id.desc()).limit(1)).first()
    if due is not None:
        return due
    asked = decide(doing, question, doing.today, {"from": doing.today.isoformat()})
    return dt.date.fromisoformat(asked["due"])
