"""Whose turn is it? The sentence for a message that an account request cannot take as it stands."""

from workflows.account_request.state import State
from workflows.account_request.statuses import takes
from workflows.steps.account_request import RequestStatus

S = RequestStatus
STANDS = {
    S.IN_REVIEW: "The Regional Office is looking at this request",
    S.RETURNED: "This request went back to the liaison",
    S.AT_IT_UNIT: "This request is at the Information Technology Unit",
    S.WITH_LIAISON: "The user IDs of this request are with the liaison",
    S.AWAITING_DAY: "This request waits for a day to come",
    S.DONE: "This request is done",
    S.REFUSED: "This request was refused",
    S.WITHDRAWN: "This request was withdrawn",
    S.EXPIRED: "This request has expired",
}
"""How a request stands, as the first half of a sentence."""

CANNOT = {
    "review_account_request": "it is not to be reviewed now",
    "answer_return": "there is nothing to mend now",
    "assign_user_id": "no user ID is to be assigned now",
    "make_one_time_password": "no one-time password can be made for it now",
    "confirm_handed_out": "there is nothing to hand out now",
    "first_sign_in": "no first sign-in is awaited",
    "withdraw_account_request": "it cannot be withdrawn any more",
}
"""What a message would have done, as the second half."""


def out_of_turn(state: State, update: str) -> str | None:
    """Why this message cannot be taken now, as a sentence; None when it can."""
    return None if takes(state.status, update) else f"{STANDS[state.status]}: {CANNOT[update]}."
