"""The history of a provider's standing: each change with its cause, and the decision that explains it."""

import datetime as dt

from sqlalchemy import select

from activities import timeline
from activities.doing import Doing
from records.decision import Decision
from records.enrollment import EnrollmentStatus
from workflows.steps.enrollment.standing import Status
from workflows.steps.enrollment.status import Cause, ChangeStatus

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


def written(doing: Doing, order: ChangeStatus, before: Status, since: dt.date) -> EnrollmentStatus:
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
