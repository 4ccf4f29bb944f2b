"""An appeal of a denial (SOC 856): entered in 60 days, decided by the state by somebody who had no part in it."""

import datetime as dt

from activities import submissions, timeline
from activities.deciding import decide
from activities.doing import Doing, Refused
from activities.enrollment import status_clocks
from activities.enrollment.approving import by_staff, must_be_allowed
from activities.enrollment.exceptions import miss
from activities.enrollment.standing import answer, as_it_stands, enrollment_of
from activities.step import step
from records.background import EnrollmentAppeal, ExceptionRequest
from records.background_view import latest_change, newest, notice_day
from workflows.steps.enrollment.record import APPEAL, APPEAL_OVERDUE, APPEAL_TIME_OVER, DECIDE_APPEAL
from workflows.steps.enrollment.standing import ClockName, EnrollmentAnswer
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import AboutClock, Told

QUESTION = "enrollment.appeal"
CLOCK = status_clocks.QUESTIONS[ClockName.APPEAL][0]
APPEALED_OF = {
    "tier_1": "tier_1",
    "tier_2": "tier_2",
    "waiver_ended": "tier_2",
    "on_list": "on_list",
    "time_ran_out": "incomplete",
    "no_payroll_for_a_year": "no_payroll",
    "third_violation": "violation",
    "fourth_violation": "violation",
    "withdrawn": "withdrawal",
}
"""What is appealed, by the cause of the standing that was lost."""
LETTERS = {"granted": Letter.APPEAL_GRANTED, "denied": Letter.APPEAL_DENIED}
LOST = ("waiver_possible", "ineligible", "suspended", "terminated", "lapsed", "withdrawn")


@step(APPEAL, refuse=as_it_stands)
def appeal(doing: Doing, told: Told) -> EnrollmentAnswer:
    """Ask the law whether this may be appealed and is in time; the state's own time to decide begins."""
    said = submissions.payload(doing, told)
    received_on = submissions.day(said["received_on"])
    if received_on > doing.today:
        raise Refused("The appeal cannot have come in after today. Give the day it came in.")
    if newest(doing.session, EnrollmentAppeal, told.subject_id, "received") is not None:
        raise Refused("An appeal is being decided already. It is decided first.")
    against, notice_on = appealed(doing)
    facts = {"received_on": received_on.isoformat(), "notice_on": notice_on.isoformat(), "appealed": against}
    found = decide(doing, QUESTION, doing.today, facts)
    if found["outcome"] == "not_appealable":
        raise Refused(" ".join(reason.says for reason in found.answer.because))
    row = EnrollmentAppeal(
        enrollment_id=told.subject_id,
        notice_on=notice_on,
        received_on=received_on,
        against=against,
        grounds=said["grounds"],
        outcome="late" if found["outcome"] == "late" else "received",
        entered_by_id=by_staff(told),
        entered_at=told.at,
    )
    doing.session.add(row)
    doing.session.flush()
    _happened(doing, told, "enrollment_appealed", row, found.decision_id)
    if row.outcome == "late":
        return answer(doing, "late", row.id, letters=[LetterDue(Letter.APPEAL_DENIED, row.id)])
    rings = status_clocks.meet(doing, ClockName.APPEAL, received_on)
    rings += status_clocks.start_anew(doing, ClockName.APPEAL_DECISION, received_on)
    return answer(doing, "accepted", row.id, rings)


def appealed(doing: Doing) -> tuple[str, dt.date]:
    """What an appeal would be against, and the day of its notice: a denied exception, else the loss itself."""
    lost = latest_change(doing.session, doing.subject.id, *LOST)
    if lost is None:
        raise Refused("Nothing has been denied that could be appealed.")
    denied = newest(doing.session, ExceptionRequest, doing.subject.id)
    after = denied is not None and denied.outcome == "denied" and denied.decided_at and denied.decided_at >= lost.at
    notice_on = notice_day(doing.session, doing.subject.id, CLOCK)
    return ("exception_denied" if after else APPEALED_OF[lost.cause]), max(notice_on or lost.since, lost.since)


@step(DECIDE_APPEAL, refuse=as_it_stands)
def decide_appeal(doing: Doing, told: Told) -> EnrollmentAnswer:
    """The state grants, and what was denied is put right, or denies."""
    said = submissions.payload(doing, told)
    row = _waiting(doing, said.get("appeal_id"))
    request = newest(doing.session, ExceptionRequest, told.subject_id, "denied")
    before = row.against == "exception_denied" and request is not None and request.decided_by_id == told.by
    by, allowed = must_be_allowed(doing, told, "appeal", row.entered_by_id, decided_before=before)
    if not said.get("reason"):
        raise Refused("Write why. The applicant reads it in the letter.")
    row.decided_by_id, row.decided_at, row.decision_reason = by, told.at, said["reason"]
    row.outcome = "granted" if said["verdict"] == "grant" else "denied"
    _happened(doing, told, "enrollment_appeal_decided", row, allowed.decision_id)
    if row.outcome == "granted":
        _put_right(doing, row)
    rings = status_clocks.meet(doing, ClockName.APPEAL_DECISION, doing.today)
    return answer(doing, row.outcome, row.id, rings, letters=[LetterDue(LETTERS[row.outcome], row.id)])


def _put_right(doing: Doing, row: EnrollmentAppeal) -> None:
    enrollment = enrollment_of(doing)
    if row.against in ("tier_1", "tier_2"):
        enrollment.background = "clear"
    elif row.against == "exception_denied":
        enrollment.background = "excepted"
    elif row.against == "on_list":
        enrollment.list_standing = "clear"


@step(APPEAL_TIME_OVER)
def appeal_time_over(doing: Doing, about: AboutClock) -> EnrollmentAnswer:
    """Nobody appealed in time."""
    return miss(doing, about, ClockName.APPEAL)


@step(APPEAL_OVERDUE)
def appeal_overdue(doing: Doing, about: AboutClock) -> EnrollmentAnswer:
    """The state has not decided in its time; it still has to."""
    return miss(doing, about, ClockName.APPEAL_DECISION)


def _waiting(doing: Doing, appeal_id: int | None) -> EnrollmentAppeal:
    found = EnrollmentAppeal
    row = doing.session.get(found, appeal_id, with_for_update={"of": found}) if appeal_id else None
    if row is None or row.enrollment_id != doing.subject.id:
        raise Refused("This appeal does not belong to this enrollment.")
    if row.outcome != "received":
        raise Refused("This appeal does not wait for a decision any more. Look at the enrollment as it is now.")
    return row


def _happened(doing: Doing, told: Told, kind: str, row: EnrollmentAppeal, decision_id: int) -> None:
    timeline.happened(
        doing, kind, told, decision_id=decision_id, appeal_id=row.id, outcome=row.outcome, against=row.against
    )
