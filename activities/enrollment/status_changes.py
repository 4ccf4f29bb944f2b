"""A provider's standing changes: history, days, clocks, and everybody who has to know (W&I 12305.81, 12305.87)."""

import datetime as dt

from sqlalchemy import select, update

from activities.doing import Doing
from activities.enrollment import status_clocks, telling_assignments
from activities.enrollment.enrolled import enrolled
from activities.enrollment.standing import enrollment_of
from activities.enrollment.status_history import written
from activities.enrollment.status_letters import letters_of
from activities.partners import suspended_list
from activities.step import step
from records.background import EnrollmentAppeal, ExceptionRequest, Waiver
from records.submission import Submission
from workflows.enrollment.statuses import MAY_WORK, RECORDS_LOOKED_AT, declared
from workflows.steps.enrollment.standing import Status
from workflows.steps.enrollment.status import CHANGE_STATUS, Cause, ChangeStatus, StatusChanged


@step(CHANGE_STATUS)
def change_status(doing: Doing, order: ChangeStatus) -> StatusChanged:
    """Take the new standing; a change that the declaration does not have is a fault of the process."""
    enrollment = enrollment_of(doing)
    before, to, cause = Status(enrollment.status), Status(order.to), Cause(order.cause)
    if not declared(before, cause, to):
        raise LookupError(f"No standing goes from {before} to {to} by {cause}. See workflows/enrollment/statuses.py.")
    since = order.since or _since(doing, cause)
    change = written(doing, order, before, since)
    enrollment.status, enrollment.status_since = to.value, since
    if to in MAY_WORK and before is not Status.SUSPENDED:
        enrolled(doing, enrollment, before, cause, since)
    if to is Status.PENDING:
        enrollment.starts_on, enrollment.extended_on, enrollment.extension_reason = since, None, None
    if to is Status.INELIGIBLE and cause is Cause.TIER_1:
        suspended_list.report(doing, enrollment)  # the name goes to DHCS
    if to not in RECORDS_LOOKED_AT:
        _overtake(doing)
    rings = status_clocks.change(doing, to, cause, since)
    key = f"enrollment-status-{change.id}"
    telling_assignments.tell_all(doing, to.value, cause.value, since.isoformat(), key)
    return StatusChanged(letters_of(to, cause), rings)


def _since(doing: Doing, cause: Cause) -> dt.date:
    """From when it counts: today; what a violation costs begins some days after its notice."""
    if cause not in (Cause.THIRD_VIOLATION, Cause.FOURTH_VIOLATION):
        return doing.today
    query = select(Submission.payload).where(doing.subject.of(Submission), Submission.kind == "report_violation")
    said = doing.session.scalars(query.order_by(Submission.id.desc()).limit(1)).first() or {}
    notice_on = dt.date.fromisoformat(said["notice_on"]) if "notice_on" in said else doing.today
    return max(status_clocks.suspended_from(doing, notice_on), doing.today)


def _overtake(doing: Doing) -> None:
    """What was asked about the standing before is not decided any more."""
    for model, open_ in ((ExceptionRequest, ("received", "returned", "forwarded")), (EnrollmentAppeal, ("received",))):
        mine = (model.enrollment_id == doing.subject.id, model.outcome.in_(open_))
        doing.session.execute(update(model).where(*mine).values(outcome="overtaken"))
    irregular = (Waiver.enrollment_id == doing.subject.id, Waiver.outcome == "irregular", Waiver.ended_on.is_(None))
    doing.session.execute(update(Waiver).where(*irregular).values(ended_on=doing.today, end_reason="overtaken"))
