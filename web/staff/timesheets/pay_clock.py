"""The clock of paying an accepted timesheet (`deadline.timesheet_payment`): told from what is on record, kept nowhere.

A run pays hundreds of thousands; a row for each, written when it is accepted and again when it is paid, would say
nothing that the timesheet and its payment do not.
"""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy.orm import Session

from records import late_payments
from records.clock import county_day
from records.periods import DAY
from records.timesheet import Timesheet
from rules.preview import preview
from web.what_next import due_day

QUESTION = "timesheet_payment"
LONGEST = 60
"""Days in which the day is found whose timesheets are due yesterday; ten business days are never so many."""


@dataclass(frozen=True)
class PayClock:
    """As a row of the table of clocks has it; `ended_on` and `outcome` once the payment left."""

    starts_on: dt.date
    due_on: dt.date
    cite: str | None
    outcome: str | None
    ended_on: dt.date | None
    question: str = f"deadline.{QUESTION}"


def pay_clock(session: Session, row: Timesheet) -> PayClock | None:
    """The clock of a timesheet; none for one that is not accepted or was replaced."""
    if row.status != "accepted" or row.superseded_at is not None or row.decided_at is None:
        return None
    began = county_day(row.decided_at)
    answer = preview(f"deadline.{QUESTION}", began, {"from": began.isoformat()})
    if answer.answer is None:
        return None
    due = dt.date.fromisoformat(str(answer.answer["due"]))
    left = late_payments.issued_at(session, row.id)
    ended = county_day(left) if left else None
    outcome = None if ended is None else "met" if ended <= due else "missed"
    return PayClock(began, due, answer.because[0].cite, outcome, ended)


def first_in_time(today: dt.date) -> dt.date:
    """What was accepted before this day is not paid in time unless it is paid already."""
    day = today
    for _ in range(LONGEST):
        if due_day(QUESTION, day - DAY) < today:
            return day
        day -= DAY
    raise LookupError(f"deadline.{QUESTION} gives no day near {today}.")
