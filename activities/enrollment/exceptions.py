"""A general exception (SOC 863): asked for, recommended by a supervisor, decided by the state (W&I 12305.87)."""

from activities import clocks, submissions, timeline
from activities.deciding import Decided, decide
from activities.doing import Doing, Refused
from activities.enrollment import status_clocks
from activities.enrollment.approving import by_staff, must_be_allowed
from activities.enrollment.standing import answer, as_it_stands, enrollment_of
from activities.step import step
from records.background import ExceptionRequest
from records.background_view import newest, notice_day
from records.clocks import Clock
from workflows.steps.enrollment.record import (
    DECIDE_EXCEPTION,
    EXCEPTION_TIME_OVER,
    RECOMMEND_EXCEPTION,
    REQUEST_EXCEPTION,
)
from workflows.steps.enrollment.standing import ClockName, EnrollmentAnswer, Ring
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import AboutClock, Told

QUESTION = "enrollment.exception"
CLOCK = status_clocks.QUESTIONS[ClockName.EXCEPTION][0]
LETTERS = {"granted": Letter.EXCEPTION_GRANTED, "denied": Letter.EXCEPTION_DENIED}
KEPT_AS = {"accept": "received", "incomplete": "returned", "late": "late"}
"""What becomes of a request as it comes in. One that is not whole came in time: the worker completes it."""
OPEN = ("received", "forwarded")


@step(REQUEST_EXCEPTION, refuse=as_it_stands)
def request_exception(doing: Doing, told: Told) -> EnrollmentAnswer:
    """Ask the law whether the request is whole and in time, and which standard of proof it has to meet."""
    said = submissions.payload(doing, told)
    row = _entered(doing, told)
    found = decide(doing, QUESTION, doing.today, facts_of(row, signed=bool(said.get("signed", True))))
    row.standard, row.decision_ids = found["standard"], [found.decision_id]
    row.outcome = KEPT_AS[found["outcome"]]
    doing.session.add(row)
    doing.session.flush()
    _happened(doing, told, "exception_requested", row, found)
    if row.outcome == "late":
        return answer(doing, "late", row.id, letters=[LetterDue(Letter.EXCEPTION_DENIED, row.id)])
    rings = status_clocks.meet(doing, ClockName.EXCEPTION, row.received_on)
    word = "accepted" if row.outcome == "received" else "incomplete"
    return answer(doing, word, row.id, rings)


def _entered(doing: Doing, told: Told) -> ExceptionRequest:
    """The request as the worker entered it. One that came back to be completed keeps the day it first came in."""
    said = submissions.payload(doing, told)
    notice_on = notice_day(doing.session, told.subject_id, CLOCK)
    if notice_on is None or enrollment_of(doing).background != "waiver_possible":
        raise Refused("There is no denial for a tier 2 conviction that an exception could lift.")
    before = newest(doing.session, ExceptionRequest, told.subject_id)
    if before is not None and before.outcome in OPEN:
        raise Refused("A request is being decided already. It is decided first.")
    received_on = submissions.day(said["received_on"])
    if received_on > doing.today:
        raise Refused("The request cannot have come in after today. Give the day it came in.")
    returned = before is not None and before.outcome == "returned" and before.notice_on == notice_on
    return ExceptionRequest(
        enrollment_id=told.subject_id,
        notice_on=notice_on,
        received_on=min(received_on, before.received_on) if returned and before else received_on,
        offense_kind=said["offense_kind"],
        offenses=int(said["offenses"]),
        custody_ended_on=submissions.day_or_none(said.get("custody_ended_on")),
        evidence=list(said.get("evidence") or []),
        statement=said.get("statement"),
        entered_by_id=by_staff(told),
        entered_at=told.at,
    )


def facts_of(row: ExceptionRequest, signed: bool = True) -> dict[str, object]:
    """A request as enrollment.exception asks for it."""
    return {
        "received_on": row.received_on.isoformat(),
        "denial_notice_on": row.notice_on.isoformat(),
        "signed": signed,
        "offenses": row.offenses,
        "offense_kind": row.offense_kind,
        "custody_ended_on": row.custody_ended_on.isoformat() if row.custody_ended_on else None,
    }


@step(RECOMMEND_EXCEPTION, refuse=as_it_stands)
def recommend_exception(doing: Doing, told: Told) -> EnrollmentAnswer:
    """The county's supervisor sends it to the state with a word of their own, or back to the worker."""
    said = submissions.payload(doing, told)
    row = request_of(doing, said.get("exception_id"), "received")
    by, allowed = must_be_allowed(doing, told, "exception_recommendation", row.entered_by_id)
    if not said.get("reason"):
        raise Refused("Write your recommendation. The state, or the worker, reads it.")
    row.recommended_by_id, row.recommended_at, row.recommendation = by, told.at, said["reason"]
    row.outcome = "forwarded" if said["verdict"] == "forward" else "returned"
    _happened(doing, told, "exception_recommended", row, allowed)
    return answer(doing, row.outcome, row.id)


@step(DECIDE_EXCEPTION, refuse=as_it_stands)
def decide_exception(doing: Doing, told: Told) -> EnrollmentAnswer:
    """The state grants or denies, by the standard of proof of the day; a denial may be appealed from that day."""
    said = submissions.payload(doing, told)
    row = request_of(doing, said.get("exception_id"), "forwarded")
    by, _allowed = must_be_allowed(doing, told, "exception", row.entered_by_id, row.recommended_by_id)
    if not said.get("reason"):
        raise Refused("Write why, by the standard of proof that applies. The applicant may read it.")
    found = decide(doing, QUESTION, doing.today, facts_of(row))
    row.standard, row.decision_ids = found["standard"], [*row.decision_ids, found.decision_id]
    row.decided_by_id, row.decided_at, row.decision_reason = by, told.at, said["reason"]
    row.outcome = "granted" if said["verdict"] == "grant" else "denied"
    _happened(doing, told, "exception_decided", row, found)
    rings = []
    if row.outcome == "denied":
        rings = status_clocks.start_anew(doing, ClockName.APPEAL, doing.today)
    else:
        enrollment_of(doing).background = "excepted"
    return answer(doing, row.outcome, row.id, rings, letters=[LetterDue(LETTERS[row.outcome], row.id)])


@step(EXCEPTION_TIME_OVER)
def exception_time_over(doing: Doing, about: AboutClock) -> EnrollmentAnswer:
    """Nobody asked in time."""
    return miss(doing, about, ClockName.EXCEPTION)


def miss(doing: Doing, about: AboutClock, name: ClockName) -> EnrollmentAnswer:
    """A clock of an enrollment has run out; one that ended otherwise meanwhile changes nothing."""
    row = doing.session.get_one(Clock, about.clock_id)
    if row.outcome is not None:
        return answer(doing, "stopped")
    clocks.end(doing, row, "missed")
    return answer(doing, "missed", rings=[Ring(name)])


def request_of(doing: Doing, exception_id: int | None, waits_as: str) -> ExceptionRequest:
    """A request of this enrollment that waits for this word, locked."""
    found = ExceptionRequest
    row = doing.session.get(found, exception_id, with_for_update={"of": found}) if exception_id else None
    if row is None or row.enrollment_id != doing.subject.id:
        raise Refused("This request does not belong to this enrollment.")
    if row.outcome != waits_as:
        raise Refused("This request does not wait for this any more. Look at the enrollment as it is now.")
    return row


def _happened(doing: Doing, told: Told, kind: str, row: ExceptionRequest, found: Decided) -> None:
    timeline.happened(
        doing,
        kind,
        told,
        decision_id=found.decision_id,
        exception_id=row.id,
        outcome=row.outcome,
        standard=row.standard,
    )
