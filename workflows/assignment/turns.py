"""Whose turn is it? The sentence for a message that an assignment cannot take as it stands."""

from workflows.assignment.state import State
from workflows.assignment.statuses import takes
from workflows.steps.assignment import AssignmentStatus

ENDED = "This assignment has ended. Nothing more can be said to it."

STANDS = {
    AssignmentStatus.WAITING: "The provider may not work for this recipient yet",
    AssignmentStatus.READY: "This assignment has not begun yet",
    AssignmentStatus.ACTIVE: "The provider already works for this recipient",
    AssignmentStatus.ON_LEAVE: "The provider is on leave",
}
"""How an assignment stands, as the first half of a sentence."""

CANNOT = {
    "start_assignment": "it cannot begin now",
    "certify_live_in": "living together (SOC 2298) can be certified once work has begun",
    "cancel_live_in": "living together (SOC 2299) can be cancelled once work has begun",
    "ask_extra_hours": "extra hours can be asked for once work has begun",
    "decide_extra_hours": "extra hours can be decided once work has begun",
    "claim_sick_leave": "sick leave can be claimed once work has begun",
    "put_on_leave": "leave cannot begin now",
    "return_from_leave": "there is no leave to return from",
}
"""What a message would have done, as the second half; the others are taken until the end."""


def out_of_turn(state: State, update: str) -> str | None:
    """Why this message cannot be taken now, as a sentence; None when it can."""
    if state.status is AssignmentStatus.ENDED:
        return ENDED
    return None if takes(state.status, update) else f"{STANDS[state.status]}: {CANNOT[update]}."
