"""A supervisor's ruling on an irregular waiver, and the end of one."""

from activities import submissions
from activities.doing import Doing, Refused
from activities.enrollment import telling_assignments
from activities.enrollment.approving import must_be_allowed
from activities.enrollment.standing import answer, as_it_stands, enrollment_of
from activities.enrollment.waivers_told import answered, happened
from activities.step import step
from records.background import Waiver
from workflows.steps.enrollment.record import END_WAIVER, RULE_ON_WAIVER
from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.step import Told


@step(RULE_ON_WAIVER, refuse=as_it_stands)
def rule_on_waiver(doing: Doing, told: Told) -> EnrollmentAnswer:
    """The supervisor accepts an irregular waiver, or refuses it, with a reason."""
    said = submissions.payload(doing, told)
    row = waiver_of(doing, said.get("waiver_id"))
    if row.outcome != "irregular" or row.ended_on is not None:
        raise Refused("This waiver does not wait for a ruling any more. Look at the enrollment as it is now.")
    by, _allowed = must_be_allowed(doing, told, "waiver", row.entered_by_id)
    if not said.get("reason"):
        raise Refused("Write why. The reason stays with the waiver.")
    row.reviewed_by_id, row.reviewed_at, row.review_reason = by, told.at, said["reason"]
    row.outcome = "accepted" if said["verdict"] == "accept" else "refused"
    happened(doing, told, "waiver_ruled", row)
    return answered(doing, row)


@step(END_WAIVER, refuse=as_it_stands)
def end_waiver(doing: Doing, told: Told) -> EnrollmentAnswer:
    """The recipient takes the waiver back, or its ground is gone: the assignment to that recipient ends with it."""
    said = submissions.payload(doing, told)
    row = waiver_of(doing, said.get("waiver_id"))
    ended_on = submissions.day(said["ended_on"])
    if row.ended_on is not None or row.outcome == "refused":
        raise Refused("This waiver is not in force. Look at the enrollment as it is now.")
    if ended_on < row.received_on or ended_on > doing.today:
        raise Refused("A waiver ends on a day since it came in, and not later than today. Give that day.")
    in_force = row.outcome == "accepted"
    row.ended_on, row.end_reason = ended_on, said.get("reason")
    happened(doing, told, "waiver_ended", row, ended_on=ended_on)
    status = enrollment_of(doing).status
    if in_force and status == "enrolled_by_waiver":
        key = f"waiver-{row.id}-ended"
        telling_assignments.tell_one(doing, row.case_id, status, "waiver_ended", ended_on.isoformat(), key)
    return answer(doing, "ended", row.id)


def waiver_of(doing: Doing, waiver_id: int | None) -> Waiver:
    """A waiver of this enrollment, locked."""
    row = doing.session.get(Waiver, waiver_id, with_for_update={"of": Waiver}) if waiver_id else None
    if row is None or row.enrollment_id != doing.subject.id:
        raise Refused("This waiver does not belong to this enrollment.")
    return row
