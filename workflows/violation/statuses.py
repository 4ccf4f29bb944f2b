"""The declaration: where a violation may stand, what moves it on, what may be said, which clocks run.

W&I 12300.4; ACL 16-36; ACL 17-105; ACIN I-92-18. Data only: the steps move by it, the workflow refuses by it, the
picture on the violation's page is drawn from it, and a random walk is held against it.
"""

from workflows.standings import Declaration, Move
from workflows.steps.violation import Cause, ClockName, ViolationStatus

COUNTY_REVIEW, SUPERVISOR_REVIEW = ViolationStatus.COUNTY_REVIEW, ViolationStatus.SUPERVISOR_REVIEW
NOTICED, DISPUTED, UPHELD = ViolationStatus.NOTICED, ViolationStatus.DISPUTED, ViolationStatus.UPHELD
STATE_REVIEW, STANDING, ENDED = ViolationStatus.STATE_REVIEW, ViolationStatus.STANDING, ViolationStatus.ENDED


MOVES: tuple[Move[ViolationStatus, Cause], ...] = (
    Move(COUNTY_REVIEW, Cause.REVIEWED, SUPERVISOR_REVIEW),
    Move(SUPERVISOR_REVIEW, Cause.CONFIRMED, NOTICED),
    Move(SUPERVISOR_REVIEW, Cause.DISMISSED, ENDED),
    Move(NOTICED, Cause.DISPUTED, DISPUTED),
    Move(NOTICED, Cause.NOT_DISPUTED, STANDING),
    Move(NOTICED, Cause.TRAINED, ENDED),
    Move(DISPUTED, Cause.UPHELD, UPHELD),  # a third or fourth
    Move(DISPUTED, Cause.UPHELD, STANDING),  # a first or second
    Move(DISPUTED, Cause.OVERTURNED, ENDED),
    Move(DISPUTED, Cause.ENTERED_LATE, STATE_REVIEW),
    Move(DISPUTED, Cause.TRAINED, ENDED),
    Move(UPHELD, Cause.STATE_ASKED, STATE_REVIEW),
    Move(UPHELD, Cause.STATE_NOT_ASKED, STANDING),
    Move(STATE_REVIEW, Cause.STATE_UPHELD, STANDING),
    Move(STATE_REVIEW, Cause.STATE_OVERTURNED, ENDED),
    Move(STATE_REVIEW, Cause.TRAINED, ENDED),  # a second that the county entered late
    Move(STANDING, Cause.DISPUTED, DISPUTED),  # sent in time, and come in after it
    Move(STANDING, Cause.STATE_ASKED, STATE_REVIEW),  # the same
    Move(STANDING, Cause.TRAINED, ENDED),
    Move(STANDING, Cause.CLEAN_YEAR, ENDED),
    Move(STANDING, Cause.COUNTED_OUT, ENDED),
)

TOLD = (NOTICED, DISPUTED, UPHELD, STATE_REVIEW, STANDING)
"""Standings after the notice: the violation has its number and counts."""

OPEN = (NOTICED, DISPUTED, UPHELD, STATE_REVIEW)
"""Standings in which it may still be taken back: no suspension begins."""

TAKES: dict[ViolationStatus, tuple[str, ...]] = {
    COUNTY_REVIEW: ("review_violation",),
    SUPERVISOR_REVIEW: ("confirm_violation",),
    NOTICED: ("dispute_violation", "finish_training", "recount_violation"),
    DISPUTED: ("decide_dispute", "finish_training", "recount_violation"),
    UPHELD: ("ask_state_review", "recount_violation"),
    STATE_REVIEW: ("decide_state_review", "finish_training", "recount_violation"),
    STANDING: ("dispute_violation", "ask_state_review", "finish_training", "recount_violation"),
    ENDED: (),
}
"""What may be said in each standing; whether it came in time is for the step to say."""

CLOCKS: dict[ViolationStatus, tuple[ClockName, ...]] = {
    COUNTY_REVIEW: (ClockName.REVIEW,),
    SUPERVISOR_REVIEW: (ClockName.SUPERVISOR,),
    NOTICED: (ClockName.DISPUTE, ClockName.TRAINING, ClockName.EFFECT),
    DISPUTED: (ClockName.DECISION, ClockName.LATE_ENTRY, ClockName.TRAINING, ClockName.EFFECT),
    UPHELD: (ClockName.STATE_REVIEW, ClockName.EFFECT),
    STATE_REVIEW: (ClockName.TRAINING, ClockName.EFFECT),
    STANDING: (ClockName.TRAINING, ClockName.EFFECT, ClockName.SERVED, ClockName.CLEAN_YEAR),
    ENDED: (),
}
"""Clocks that may run in each standing; a move stops all others."""

PLACES: dict[ViolationStatus, tuple[int, int]] = {
    COUNTY_REVIEW: (0, 0),
    SUPERVISOR_REVIEW: (0, 1),
    NOTICED: (1, 1),
    DISPUTED: (1, 2),
    UPHELD: (2, 2),
    STATE_REVIEW: (3, 2),
    STANDING: (2, 1),
    ENDED: (3, 0),
}
"""Where each standing is drawn: column from the left, row from the top."""


DECLARATION = Declaration(TAKES, MOVES, PLACES)
declared, takes, picture = DECLARATION.declared, DECLARATION.takes, DECLARATION.picture
