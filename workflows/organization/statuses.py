"""The declaration: where an organization may stand, what moves it on, what may be said, which clocks run.

Provider Inquiry Project, Provider Responsibilities. Data only: the steps move by it, the workflow refuses by it, the
picture on the organization's page is drawn from it, and a random walk is held against it.
"""

from workflows.standings import Declaration, Move
from workflows.steps.organization import Cause, ClockName, OrganizationStatus

S = OrganizationStatus

MOVES: tuple[Move[OrganizationStatus, Cause], ...] = (
    Move(S.APPLIED, Cause.APPROVED, S.APPROVED),
    Move(S.APPLIED, Cause.RETURNED, S.RETURNED),
    Move(S.APPLIED, Cause.REFUSED, S.REFUSED),
    Move(S.APPLIED, Cause.WITHDRAWN, S.WITHDRAWN),
    Move(S.RETURNED, Cause.ANSWERED, S.APPLIED),
    Move(S.RETURNED, Cause.NOT_ANSWERED, S.WITHDRAWN),
    Move(S.RETURNED, Cause.WITHDRAWN, S.WITHDRAWN),
    Move(S.APPROVED, Cause.LIAISON_LEFT, S.FROZEN),
    Move(S.APPROVED, Cause.RECERTIFIED, S.FROZEN),
    Move(S.APPROVED, Cause.NOT_RECERTIFIED, S.FROZEN),
    Move(S.APPROVED, Cause.WITHDRAWN, S.WITHDRAWN),
    Move(S.APPROVED, Cause.ENDED, S.ENDED),
    Move(S.FROZEN, Cause.LIAISON_CAME, S.APPROVED),
    Move(S.FROZEN, Cause.ENDED, S.ENDED),
)

ENDS = (S.REFUSED, S.WITHDRAWN, S.ENDED)
TAKES_PART = (S.APPROVED, S.FROZEN)

_OF_THE_OFFICE = ("name_liaison", "liaisons_changed", "settle_escalation", "end_organization")
TAKES: dict[OrganizationStatus, tuple[str, ...]] = {
    S.APPLIED: ("review_organization", "withdraw_organization"),
    S.RETURNED: ("answer_organization", "withdraw_organization"),
    S.APPROVED: ("recertify_users", "withdraw_organization", *_OF_THE_OFFICE),
    S.FROZEN: _OF_THE_OFFICE,
    **{end: () for end in ENDS},
}
"""What may be said in each standing. Without a liaison nobody can certify users or withdraw."""

CLOCKS: dict[OrganizationStatus, tuple[ClockName, ...]] = {
    S.APPLIED: (ClockName.REVIEW,),
    S.RETURNED: (ClockName.ANSWER,),
    S.APPROVED: (ClockName.RECERTIFICATION, ClockName.ROUND, ClockName.REMINDER),
    S.FROZEN: (ClockName.LIAISON, ClockName.CHASE),
    **{end: () for end in ENDS},
}
"""Clocks that may run in each standing; a move stops all others. A round waits while there is nobody to answer it."""

PLACES: dict[OrganizationStatus, tuple[int, int]] = {
    S.APPLIED: (0, 1),
    S.RETURNED: (0, 0),
    S.APPROVED: (1, 1),
    S.FROZEN: (2, 1),
    S.REFUSED: (1, 2),
    S.WITHDRAWN: (1, 0),
    S.ENDED: (3, 1),
}
"""Where each standing is drawn: column from the left, row from the top."""

DECLARATION = Declaration(TAKES, MOVES, PLACES)
declared, takes, picture = DECLARATION.declared, DECLARATION.takes, DECLARATION.picture
