"""The declaration: where a pay run may stand, what moves it on, what may be said.

Data only: the steps move by it, the workflow refuses by it, the picture on the run's page is drawn from it, and a
random walk is held against it.
"""

from dataclasses import dataclass

from workflows.steps.pay_run import Cause, PayRunStatus

PLANNED, CALCULATING = PayRunStatus.PLANNED, PayRunStatus.CALCULATING
OFFICER, SUPERVISOR = PayRunStatus.AWAITING_OFFICER, PayRunStatus.AWAITING_SUPERVISOR
ISSUING, ISSUED = PayRunStatus.ISSUING, PayRunStatus.ISSUED
STOPPED, DISCARDED, FAILED = PayRunStatus.STOPPED, PayRunStatus.DISCARDED, PayRunStatus.FAILED


@dataclass(frozen=True)
class Move:
    """One arrow of the picture."""

    before: PayRunStatus
    cause: Cause
    to: PayRunStatus


STOPPABLE = (PLANNED, CALCULATING, OFFICER, SUPERVISOR, ISSUING)
AT_WORK = (PLANNED, CALCULATING, ISSUING)
"""Standings in which the run works by itself, and may fail."""

MOVES: tuple[Move, ...] = (
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


@dataclass(frozen=True)
class Arrow:
    """All moves between two standings, as one line of the picture."""

    before: PayRunStatus
    to: PayRunStatus
    causes: tuple[Cause, ...]


def declared(before: PayRunStatus, cause: Cause, to: PayRunStatus) -> bool:
    """Whether the declaration has this move."""
    return Move(before, cause, to) in MOVES


def takes(status: PayRunStatus, message: str) -> bool:
    """Whether a message may be said in a standing."""
    return message in TAKES[status]


def picture() -> tuple[Arrow, ...]:
    """The arrows between the places, each with its causes, in the order of the declaration."""
    pairs = dict.fromkeys((move.before, move.to) for move in MOVES)
    return tuple(
        Arrow(before, to, tuple(move.cause for move in MOVES if (move.before, move.to) == (before, to)))
        for before, to in pairs
    )
