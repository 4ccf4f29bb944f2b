"""What a standing means on its day, in a sentence: which ways are open is read off the clocks and what was asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from records import background_view
from records.background import EnrollmentAppeal, ExceptionRequest
from records.clock_view import Running
from records.enrollment import Enrollment
from web import database
from web.staff.enrollments.status_words import says
from web.wording import long_day
from workflows.steps.enrollment.standing import Status

ENDED = {
    "denied": "The {} was denied.",
    "late": "The {} came after its time.",
}
UNDECIDED = ("received", "returned", "forwarded")


@dataclass(frozen=True)
class Way:
    """A way that the law opens for days: its clock's question, what it is called, how it is offered."""

    question: str
    called: str
    offered: str


EXCEPTION = Way("deadline.exception_request", "general exception", "The applicant may ask for a general exception")
APPEAL = Way("deadline.enrollment_appeal", "appeal", "An appeal is possible")


def standing_sentence(row: Enrollment, clocks: Sequence[Running], told_all: bool) -> str:
    """The standing in a sentence; what was asked for is told to those who may read it, `told_all`."""
    parts, session = [says(row.status)], database.session()
    by_record = row.status == Status.WAIVER_POSSIBLE
    if told_all and row.ended_on is None and (by_record or row.status == Status.INELIGIBLE):
        if by_record:
            parts.append(_way(EXCEPTION, clocks, background_view.newest(session, ExceptionRequest, row.id)))
        parts.append(_way(APPEAL, clocks, background_view.newest(session, EnrollmentAppeal, row.id)))
    return " ".join(part for part in parts if part)


def _way(way: Way, clocks: Sequence[Running], asked: ExceptionRequest | EnrollmentAppeal | None) -> str:
    """Where this way stands: waiting, open until a day, denied, or over. A new letter opens it again."""
    if asked is not None and asked.outcome in UNDECIDED:
        return f"The {way.called} asked for is not decided yet."
    mine = max((each for each in clocks if each.clock.question == way.question), key=_id, default=None)
    if mine is not None and mine.clock.outcome is None and mine.days_left >= 0:
        return f"{way.offered} until {long_day(mine.clock.due_on)}."
    if asked is not None and asked.outcome in ENDED:
        return ENDED[asked.outcome].format(way.called)
    if mine is None:
        return f"{way.offered}."
    return "" if mine.clock.outcome in ("met", "stopped") else f"The time for the {way.called} is over."


def _id(each: Running) -> int:
    return each.clock.id
