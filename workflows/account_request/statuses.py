"""The declaration: where an account request may stand, what moves it on, what may be said, which clocks run.

Provider Inquiry Project, Provider Responsibilities; DHCS 4513. Data only: the steps move by it, the workflow refuses
by it, the picture on the request's page is drawn from it, and a random walk is held against it.
"""

from workflows.standings import Declaration, Move
from workflows.steps.account_request import Cause, ClockName, RequestStatus

S = RequestStatus
AWAITING_DAY, DONE = S.AWAITING_DAY, S.DONE


def _ways(before: S, cause: Cause, *to: S) -> tuple[Move[S, Cause], ...]:
    return tuple(Move(before, cause, each) for each in to)


MOVES: tuple[Move[RequestStatus, Cause], ...] = (
    *_ways(S.IN_REVIEW, Cause.CHECKED, S.RETURNED, S.AT_IT_UNIT, AWAITING_DAY, DONE, S.REFUSED),
    *_ways(S.IN_REVIEW, Cause.APPROVED, S.AT_IT_UNIT, AWAITING_DAY, DONE),
    *_ways(S.IN_REVIEW, Cause.RETURNED, S.RETURNED),
    *_ways(S.IN_REVIEW, Cause.REFUSED, S.REFUSED, AWAITING_DAY, DONE),  # a departure on the form is not refused
    *_ways(S.IN_REVIEW, Cause.WITHDRAWN, S.WITHDRAWN, DONE),
    *_ways(S.RETURNED, Cause.ANSWERED, S.IN_REVIEW),
    *_ways(S.RETURNED, Cause.NOT_ANSWERED, S.EXPIRED, AWAITING_DAY, DONE),
    *_ways(S.RETURNED, Cause.WITHDRAWN, S.WITHDRAWN, DONE),
    *_ways(S.AT_IT_UNIT, Cause.ASSIGNED, S.WITH_LIAISON),
    *_ways(S.AT_IT_UNIT, Cause.WITHDRAWN, S.WITHDRAWN, S.WITH_LIAISON, AWAITING_DAY, DONE),
    *_ways(S.WITH_LIAISON, Cause.SIGNED_IN, DONE, AWAITING_DAY),
    *_ways(S.WITH_LIAISON, Cause.NOT_USED, S.EXPIRED, DONE, AWAITING_DAY),
    *_ways(S.AWAITING_DAY, Cause.DAY_CAME, DONE),
    *_ways(S.AWAITING_DAY, Cause.WITHDRAWN, S.WITHDRAWN, DONE),
)

ENDS = (S.DONE, S.REFUSED, S.WITHDRAWN, S.EXPIRED)

_ACCOUNTS = ("confirm_handed_out", "first_sign_in", "make_one_time_password")
TAKES: dict[RequestStatus, tuple[str, ...]] = {
    S.IN_REVIEW: ("review_account_request", "withdraw_account_request"),
    S.RETURNED: ("answer_return", "withdraw_account_request"),
    S.AT_IT_UNIT: ("assign_user_id", *_ACCOUNTS, "withdraw_account_request"),
    S.WITH_LIAISON: _ACCOUNTS,
    S.AWAITING_DAY: ("withdraw_account_request",),
    **{end: () for end in ENDS},
}
"""What may be said in each standing; whether it fits the change it is about is for the step to say."""

CLOCKS: dict[RequestStatus, tuple[ClockName, ...]] = {
    S.IN_REVIEW: (ClockName.REVIEW, ClockName.EFFECT),
    S.RETURNED: (ClockName.ANSWER, ClockName.EFFECT),
    S.AT_IT_UNIT: (ClockName.ASSIGNMENT, ClockName.HAND_OUT, ClockName.FIRST_SIGN_IN, ClockName.EFFECT),
    S.WITH_LIAISON: (ClockName.HAND_OUT, ClockName.FIRST_SIGN_IN, ClockName.EFFECT),
    S.AWAITING_DAY: (ClockName.EFFECT,),
    **{end: () for end in ENDS},
}
"""Clocks that may run in each standing; a move stops all others."""

PLACES: dict[RequestStatus, tuple[int, int]] = {
    S.IN_REVIEW: (0, 1),
    S.RETURNED: (0, 0),
    S.AT_IT_UNIT: (1, 1),
    S.WITH_LIAISON: (2, 1),
    S.AWAITING_DAY: (2, 2),
    S.DONE: (3, 1),
    S.REFUSED: (1, 2),
    S.WITHDRAWN: (1, 0),
    S.EXPIRED: (3, 0),
}
"""Where each standing is drawn: column from the left, row from the top."""

DECLARATION = Declaration(TAKES, MOVES, PLACES)
declared, takes, picture = DECLARATION.declared, DECLARATION.takes, DECLARATION.picture
