"""The declaration: where a timesheet may stand, what moves it on, what may be said, which clocks run.

ACL 17-76 (electronic timesheets); Los Angeles County, Timesheet Exception Processing, 2018. Data only: steps hold their
answers against it, the workflow refuses by it, the picture is drawn from it, and a random walk is held against it.
"""

from workflows.standings import Declaration, Move
from workflows.steps.timesheet import Cause, ClockName, TimesheetStatus

WAITING, AWAITING = TimesheetStatus.WAITING, TimesheetStatus.AWAITING_RECIPIENT
RETURNED, HELD = TimesheetStatus.RETURNED, TimesheetStatus.HELD
ACCEPTED, WITHDRAWN = TimesheetStatus.ACCEPTED, TimesheetStatus.WITHDRAWN


def _moves(before: TimesheetStatus, cause: Cause, *to: TimesheetStatus) -> tuple[Move[TimesheetStatus, Cause], ...]:
    return tuple(Move(before, cause, each) for each in to)


DECIDED = (ACCEPTED, HELD, RETURNED)
"""What the law may say of a timesheet that the recipient has approved."""

MOVES: tuple[Move[TimesheetStatus, Cause], ...] = (
    *_moves(WAITING, Cause.PERIOD_OVER, AWAITING),
    *_moves(WAITING, Cause.SUBMITTED_AGAIN, WAITING, AWAITING),
    *_moves(WAITING, Cause.WITHDRAWN, WITHDRAWN),
    *_moves(AWAITING, Cause.APPROVED, *DECIDED),
    *_moves(AWAITING, Cause.REJECTED, RETURNED),
    *_moves(AWAITING, Cause.SUBMITTED_AGAIN, AWAITING),
    *_moves(AWAITING, Cause.WITHDRAWN, WITHDRAWN),
    *_moves(RETURNED, Cause.SUBMITTED_AGAIN, AWAITING),
    *_moves(RETURNED, Cause.WITHDRAWN, WITHDRAWN),
    *_moves(HELD, Cause.FIX_ACCEPTED, *DECIDED),
    *_moves(HELD, Cause.LET_STAND, *DECIDED),
    *_moves(HELD, Cause.SENT_BACK, RETURNED),
    *_moves(HELD, Cause.WITHDRAWN, WITHDRAWN),
)

BY_PROVIDER = ("submit_timesheet_again", "withdraw_timesheet")
BY_RECIPIENT = ("approve_timesheet", "reject_timesheet")
BY_REVIEWER = ("resolve_timesheet", "rule_on_timesheet")

TAKES: dict[TimesheetStatus, tuple[str, ...]] = {
    WAITING: BY_PROVIDER,
    AWAITING: (*BY_PROVIDER, *BY_RECIPIENT),
    RETURNED: BY_PROVIDER,
    HELD: (*BY_REVIEWER, "withdraw_timesheet"),
    ACCEPTED: (),
    WITHDRAWN: (),
}
"""What may be said in each standing; which of the two reviewers a held one is before is in `turns`."""

CLOCKS: dict[TimesheetStatus, tuple[ClockName, ...]] = {
    WAITING: (ClockName.PERIOD_END,),
    AWAITING: (ClockName.REMINDER,),
    RETURNED: (ClockName.REMINDER,),
    HELD: (ClockName.CLAIMED, ClockName.RESOLVED),
    ACCEPTED: (),
    WITHDRAWN: (),
}
"""Clocks that may run in each standing; a move stops all others."""

OVER = (ACCEPTED, WITHDRAWN)

PLACES: dict[TimesheetStatus, tuple[int, int]] = {
    WAITING: (0, 0),
    AWAITING: (1, 0),
    RETURNED: (1, 1),
    HELD: (2, 1),
    ACCEPTED: (2, 0),
    WITHDRAWN: (0, 1),
}
"""Where each standing is drawn: column from the left, row from the top."""


DECLARATION = Declaration(TAKES, MOVES, PLACES)
declared, takes, picture = DECLARATION.declared, DECLARATION.takes, DECLARATION.picture
