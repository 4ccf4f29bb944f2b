"""The declaration: where a pay run may stand, what moves it on, what may be said.

Data only: the steps move by it, the workflow refuses by it, the picture on the run's page is drawn from it, and a
random walk is held against it.
"""

from workflows.standings import Declaration, Move
from workflows.steps.pay_run import Cause, PayRunStatus

PLANNED, CALCULATING = PayRunStatus.PLANNED, PayRunStatus.CALCULATING
OFFICER, SUPERVISOR = PayRunStatus.AWAITING_OFFICER, PayRunStatus.AWAITING_SUPERVISOR
ISSUING, ISSUED = PayRunStatus.ISSUING, PayRunStatus.ISSUED
STOPPED, DISCARDED, FAILED = PayRunStatus.STOPPED, PayRunStatus.DISCARDED, PayRunStatus.FAILED


STOPPABLE = (PLANNED, CALCULATING, OFFICER, SUPERVISOR, ISSUING)
AT_WORK = (PLANNED, CALCULATING, ISSUING)
"""Standings in which the run works by itself, and may fail."""

MOVES: tuple[Move[PayRunStatus, Cause], ...] = (
    Move(PLANNED, Cause.PLANNED, CALCULATING),
    Move(CALCULATING, Cause.RECKONED, OFFICER),
    Move(CALCULATING, Cause.NOTHING_TO_PAY, DISCARDED),
    Move(OFFICER, Cause.APPROVED, SUPERVISOR),
    Move(SUPERVISOR, Cause.RELEASED, ISSUING),
    Move(SUPERVISOR, Cause.SENT_BACK, OFFICER),
    Move(SUPERVISOR, Cause.LOOKED_AGAIN, CALCULATING),
    Move(ISSUING, Cause.ISSUED, ISSUED),
    *(Move(before, Cause.STOPPED, STOPPED) for before in STOPPABLE),
    *(Move(STOPPED, Cause.RESUMED, to) for to in STOPPABLE),
    *(Move(before, Cause.FAILED, FAILED) for before in AT_WORK),
    *(Move(FAILED, Cause.RESUMED, to) for to in AT_WORK),
    *(Move(before, Cause.DISCARDED, DISCARDED) for before in (OFFICER, SUPERVISOR, STOPPED, FAILED)),
)

OVER = (ISSUED, DISCARDED)
"""Standings that end a run."""

TAKES: dict[PayRunStatus, tuple[str, ...]] = {
    PLANNED: ("stop_pay_run",),
    CALCULATING: ("stop_pay_run",),
    OFFICER: ("approve_totals", "stop_pay_run", "discard_pay_run"),
    SUPERVISOR: ("release_pay_run", "send_back_pay_run", "stop_pay_run", "discard_pay_run"),
    ISSUING: ("stop_pay_run",),
    ISSUED: (),
    STOPPED: ("resume_pay_run", "discard_pay_run"),
    DISCARDED: (),
    FAILED: ("resume_pay_run", "discard_pay_run"),
}
"""What may be said in each standing; who may say it is for the step to find."""

PLACES: dict[PayRunStatus, tuple[int, int]] = {
    PLANNED: (0, 0),
    CALCULATING: (1, 0),
    OFFICER: (2, 0),
    SUPERVISOR: (3, 0),
    ISSUING: (4, 0),
    ISSUED: (5, 0),
    STOPPED: (2, 2),
    FAILED: (1, 2),
    DISCARDED: (3, 3),
}
"""Where each standing is drawn: column from the left, row from the top."""


DECLARATION = Declaration(TAKES, MOVES, PLACES)
declared, takes, picture = DECLARATION.declared, DECLARATION.takes, DECLARATION.picture
