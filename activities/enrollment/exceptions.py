"""A general exception is asked for (SOC 863): whole, in time, and what it has to prove (W&I 12305.87)."""

from activities import submissions
from activities.deciding import decide
from activities.doing import Doing, Refused
from activities.enrollment import status_clocks
from activities.enrollment.approving import by_staff
from activities.enrollment.exception_facts import QUESTION, facts_of, happened
from activities.enrollment.standing import answer, as_it_stands, enrollment_of
from activities.step import step
from records.background import ExceptionRequest
from records.background_view import newest, notice_day
from workflows.steps.enrollment.record import (
    REQUEST_EXCEPTION,
)
from workflows.steps.enrollment.standing import ClockName, EnrollmentAnswer
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import Told

CLOCK = status_clocks.QUESTIONS[ClockName.EXCEPTION][0]


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
    happened(doing, told, "exception_requested", row, found)
    if row.outcome == "late":
        return answer(doing, "late", row.id, letters=[LetterDue(Letter.EXCEPTION_DENIED, row.id)])
    rings = status_clocks.meet(doing, ClockName.EXCEPTION, row.received_on)
    if row.outcome == "received":
        return answer(doing, "accepted", row.id, rings)
    return answer(doing, "incomplete", row.id, rings, letters=[LetterDue(Letter.EXCEPTION_INCOMPLETE, row.id)])


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
