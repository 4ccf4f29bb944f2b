"""A provider's standing changes: history, days, clocks, and everybody who has to know (W&I 12305.81, 12305.87)."""

import datetime as dt

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from activities import timeline
from activities.deciding import decide
from activities.doing import Doing
from activities.enrollment import status_clocks, telling_assignments
from activities.enrollment.standing import enrollment_of
from activities.enrollment.status_letters import letters_of
from activities.partners import suspended_list
from activities.step import step
from records.background import EnrollmentAppeal, ExceptionRequest, Waiver
from records.decision import Decision
from records.enrollment import Enrollment, EnrollmentStatus
from records.person import PersonRole
from records.submission import Submission
from workflows.enrollment.statuses import MAY_WORK, declared
from workflows.steps.enrollment.standing import Status
from workflows.steps.enrollment.status import CHANGE_STATUS, Cause, ChangeStatus, StatusChanged

DECIDED_BY = {
    Cause.ALL_DONE: "enrollment.readiness",
    Cause.TIER_1: "ihss.background_check",
    Cause.TIER_2: "ihss.background_check",
    Cause.RECORD_CLEARED: "ihss.background_check",
    Cause.ON_LIST: "enrollment.readiness",
    Cause.OFF_LIST: "enrollment.readiness",
    Cause.WAIVER: "enrollment.waiver",
    Cause.EXCEPTION_GRANTED: "enrollment.exception",
    Cause.APPEAL_WON: "enrollment.appeal",
    Cause.NO_PAYROLL_FOR_A_YEAR: "enrollment.inactivity",
    Cause.REINSTATED: "enrollment.reinstatement",
    Cause.TIME_RAN_OUT: "enrollment.readiness",
}
"""The question whose latest answer explains a change, by its cause."""

UNDECIDED_IN = (Status.WAIVER_POSSIBLE, Status.ENROLLED_BY_WAIVER, Status.SUSPENDED)
"""Standings in which an exception, an appeal or a waiver goes on being decided; in others it is moot."""

WRONGLY_LOST = (Cause.APPEAL_WON, Cause.RECORD_CLEARED, Cause.OFF_LIST, Cause.REINSTATED, Cause.SUSPENSION_OVER)
"""Causes by which a standing comes back as if it had not been lost: pay goes back to where it began."""


@step(CHANGE_STATUS)
def change_status(doing: Doing, order: ChangeStatus) -> StatusChanged:
    """Take the new standing; a change that the declaration does not have is a fault of the process."""
    enrollment = enrollment_of(doing)
    before, to, cause = Status(enrollment.status), Status(order.to), Cause(order.cause)
    if not declared(before, cause, to):
        raise LookupError(f"No standing goes from {before} to {to} by {cause}. See workflows/enrollment/statuses.py.")
    since = order.since or _since(doing, cause)
    change = _written(doing, order, before, since)
    enrollment.status, enrollment.status_since = to.value, since
    if to in MAY_WORK and before is not Status.SUSPENDED:
        _enrolled(doing, enrollment, before, cause, since)
    if to is Status.PENDING:
        enrollment.starts_on, enrollment.extended_on, enrollment.extension_reason = since, None, None
    if to is Status.INELIGIBLE and cause is Cause.TIER_1:
        suspended_list.report(doing, enrollment)  # the name goes to DHCS
    if to not in UNDECIDED_IN:
        _overtake(doing)
    rings = status_clocks.change(doing, to, since)
    key = f"enrollment-status-{change.id}"
    telling_assignments.tell_all(doing, to.value, cause.value, since.isoformat(), key)
    return StatusChanged(letters_of(to, cause), rings)


def _since(doing: Doing, cause: Cause) -> dt.date:
    """From when it counts: today; a suspension begins some days after the violation's notice."""
    if cause is not Cause.THIRD_VIOLATION:
        return doing.today
    query = select(Submission.payload).where(doing.subject.of(Submission), Submission.kind == "report_violation")
    said = doing.session.scalars(query.order_by(Submission.id.desc()).limit(1)).first() or {}
    notice_on = dt.date.fromisoformat(said["notice_on"]) if "notice_on" in said else doing.today
    return max(status_clocks.suspended_from(doing, notice_on), doing.today)


def _written(doing: Doing, order: ChangeStatus, before: Status, since: dt.date) -> EnrollmentStatus:
    decision_id = _decision_of(doing, Cause(order.cause))
    row = EnrollmentStatus(
        enrollment_id=order.subject_id,
        status=Status(order.to).value,
        before=before.value,
        cause=Cause(order.cause).value,
        since=since,
        at=doing.at,
        staff_id=order.by,
        decision_id=decision_id,
    )
    doing.session.add(row)
    doing.session.flush()
    event = timeline.happened(
        doing,
        "enrollment_status_changed",
        decision_id=decision_id,
        status=row.status,
        before=row.before,
        cause=row.cause,
        since_on=since,
    )
    event.staff_id = order.by
    return row


def _decision_of(doing: Doing, cause: Cause) -> int | None:
    question = DECIDED_BY.get(cause)
    query = select(Decision.id).where(doing.subject.of(Decision), Decision.question == question)
    return doing.session.scalars(query.order_by(Decision.id.desc()).limit(1)).first() if question else None


def _enrolled(doing: Doing, enrollment: Enrollment, before: Status, cause: Cause, since: dt.date) -> None:
    """The day of enrollment, the first day that may be paid, and the person's role."""
    if before not in MAY_WORK:
        enrollment.enrolled_on = since
    if enrollment.paid_from is None:
        enrollment.paid_from = _paid_from(doing, enrollment, since)
    elif before not in MAY_WORK and cause not in WRONGLY_LOST:
        enrollment.paid_from = since  # what was lost by right and given back anew pays nothing in between
    if enrollment.person_id is not None:
        role = {"person_id": enrollment.person_id, "role": "provider", "since": since}
        doing.session.execute(insert(PersonRole).values(**role).on_conflict_do_nothing())


def _paid_from(doing: Doing, enrollment: Enrollment, since: dt.date) -> dt.date | None:
    """The first day that could be paid: service before clearance counts back to the application (ACIN I-30-19).

    It is asked as for service from that day on; each assignment asks again for the service there was.
    """
    applied = (enrollment.application_received_on or since).isoformat()
    facts = {
        "enrolled": True,
        "application_on": applied,
        "cleared_on": since.isoformat(),
        "served_from": applied,
        "authorized_from": None,
    }
    first = decide(doing, "enrollment.paid_from", doing.today, facts)["paid_from"]
    return dt.date.fromisoformat(first) if first else None


def _overtake(doing: Doing) -> None:
    """What was asked about the standing before is not decided any more."""
    for model, open_ in ((ExceptionRequest, ("received", "returned", "forwarded")), (EnrollmentAppeal, ("received",))):
        mine = (model.enrollment_id == doing.subject.id, model.outcome.in_(open_))
        doing.session.execute(update(model).where(*mine).values(outcome="overtaken"))
    irregular = (Waiver.enrollment_id == doing.subject.id, Waiver.outcome == "irregular", Waiver.ended_on.is_(None))
    doing.session.execute(update(Waiver).where(*irregular).values(ended_on=doing.today, end_reason="overtaken"))
