"""The state's decision on an appeal, by somebody who had no part in it; what was denied is put right."""

from activities import submissions
from activities.doing import Doing, Refused
from activities.enrollment import status_clocks
from activities.enrollment.appealed import ground_left
from activities.enrollment.appeals import happened
from activities.enrollment.approving import must_be_allowed
from activities.enrollment.other_grounds import OF_GROUND
from activities.enrollment.standing import answer, as_it_stands, enrollment_of
from activities.step import step
from records.background import EnrollmentAppeal, ExceptionRequest
from records.background_view import newest
from workflows.steps.enrollment.record import DECIDE_APPEAL
from workflows.steps.enrollment.standing import ClockName, EnrollmentAnswer
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import Told

LETTERS = {"granted": Letter.APPEAL_GRANTED, "denied": Letter.APPEAL_DENIED}


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
    happened(doing, told, "enrollment_appeal_decided", row, allowed.decision_id)
    if row.outcome == "granted":
        _put_right(doing, row)
    rings = status_clocks.meet(doing, ClockName.APPEAL_DECISION, doing.today)
    letters = [LetterDue(LETTERS[row.outcome], row.id)]
    left = ground_left(enrollment_of(doing), row.against) if row.outcome == "granted" else None
    if left is not None:  # it was never told by itself: its own letter, and its own 60 days (SOC 852, SOC 853)
        letters.append(LetterDue(OF_GROUND[left]))
        rings += status_clocks.start_anew(doing, ClockName.APPEAL, doing.today)
    return answer(doing, row.outcome, row.id, rings, letters=letters)


def _put_right(doing: Doing, row: EnrollmentAppeal) -> None:
    enrollment = enrollment_of(doing)
    if row.against in ("tier_1", "tier_2"):
        enrollment.background = "clear"
    elif row.against == "exception_denied":
        enrollment.background = "excepted"
    elif row.against == "on_list":
        enrollment.list_standing = "clear"


def _waiting(doing: Doing, appeal_id: int | None) -> EnrollmentAppeal:
    found = EnrollmentAppeal
    row = doing.session.get(found, appeal_id, with_for_update={"of": found}) if appeal_id else None
    if row is None or row.enrollment_id != doing.subject.id:
        raise Refused("This appeal does not belong to this enrollment.")
    if row.outcome != "received":
        raise Refused("This appeal does not wait for a decision any more. Look at the enrollment as it is now.")
    return row
