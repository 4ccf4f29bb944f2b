"""What may be said to an assignment in each of its standings."""

from workflows.standings import Declaration
from workflows.steps.assignment import AssignmentStatus

PAPERS = ("sign_provider_agreement", "sign_recipient_agreement", "change_relationship", "set_hours")
WORK = ("certify_live_in", "cancel_live_in", "ask_extra_hours", "decide_extra_hours", "claim_sick_leave")
ALWAYS = ("end_assignment", "enrollment_changed", "hours_authorized", "case_closed")

TAKES: dict[AssignmentStatus, tuple[str, ...]] = {
    AssignmentStatus.WAITING: (*PAPERS, *ALWAYS),
    AssignmentStatus.READY: (*PAPERS, "start_assignment", *ALWAYS),
    AssignmentStatus.ACTIVE: (*PAPERS, *WORK, "put_on_leave", *ALWAYS),
    AssignmentStatus.ON_LEAVE: (*PAPERS, *WORK, "return_from_leave", *ALWAYS),
    AssignmentStatus.ENDED: (),
}
"""Whether the provider may begin, and with how many hours, is for the law to say, not for the turn."""

takes = Declaration[AssignmentStatus, AssignmentStatus](TAKES).takes
