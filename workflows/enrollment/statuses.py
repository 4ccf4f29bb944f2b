"""The declaration: a provider's standings, what moves one to another, and what may be said in each.

W&I 12301.6, 12301.24, 12305.81, 12305.87; ACL 16-01 (violations). Data only: the workflow moves by it, steps and tests
hold against it, and the picture on the provider's page is drawn from it.
"""

from workflows.standings import Declaration, Move
from workflows.steps.enrollment.standing import ClockName, Status
from workflows.steps.enrollment.status import Cause

PENDING, ENROLLED, BY_WAIVER = Status.PENDING, Status.ENROLLED, Status.ENROLLED_BY_WAIVER
WAIVER_POSSIBLE, INELIGIBLE, SUSPENDED = Status.WAIVER_POSSIBLE, Status.INELIGIBLE, Status.SUSPENDED
TERMINATED, LAPSED, WITHDRAWN = Status.TERMINATED, Status.LAPSED, Status.WITHDRAWN


def _moves(before: Status, to: Status, *causes: Cause) -> tuple[Move[Status, Cause], ...]:
    return tuple(Move(before, cause, to) for cause in causes)


PUT_RIGHT = (Cause.EXCEPTION_GRANTED, Cause.APPEAL_WON, Cause.RECORD_CLEARED)
"""How a standing that a record has taken away comes back."""

MOVES: tuple[Move[Status, Cause], ...] = (
    *_moves(PENDING, ENROLLED, Cause.ALL_DONE),
    *_moves(PENDING, BY_WAIVER, Cause.ALL_DONE),
    *_moves(PENDING, WAIVER_POSSIBLE, Cause.TIER_2),
    *_moves(PENDING, INELIGIBLE, Cause.TIER_1, Cause.ON_LIST),
    *_moves(PENDING, LAPSED, Cause.TIME_RAN_OUT),
    *_moves(PENDING, WITHDRAWN, Cause.WITHDRAWN),
    *_moves(WAIVER_POSSIBLE, ENROLLED, *PUT_RIGHT),
    *_moves(WAIVER_POSSIBLE, PENDING, *PUT_RIGHT),  # steps are missing: the time to finish runs anew
    *_moves(WAIVER_POSSIBLE, BY_WAIVER, Cause.WAIVER, Cause.ALL_DONE),
    *_moves(WAIVER_POSSIBLE, INELIGIBLE, Cause.TIER_1, Cause.ON_LIST),
    *_moves(WAIVER_POSSIBLE, WITHDRAWN, Cause.WITHDRAWN),
    *_moves(BY_WAIVER, ENROLLED, *PUT_RIGHT),
    *_moves(BY_WAIVER, WAIVER_POSSIBLE, Cause.WAIVER_ENDED, Cause.TIER_2),
    *_moves(ENROLLED, WAIVER_POSSIBLE, Cause.TIER_2),
    *(
        move
        for working in (ENROLLED, BY_WAIVER)
        for move in (
            *_moves(working, INELIGIBLE, Cause.TIER_1, Cause.ON_LIST),
            *_moves(working, SUSPENDED, Cause.THIRD_VIOLATION),
            *_moves(working, TERMINATED, Cause.FOURTH_VIOLATION, Cause.NO_PAYROLL_FOR_A_YEAR),
            *_moves(working, WITHDRAWN, Cause.WITHDRAWN),
            *_moves(SUSPENDED, working, Cause.SUSPENSION_OVER, Cause.REINSTATED),
            *_moves(TERMINATED, working, Cause.REINSTATED, Cause.APPEAL_WON),
        )
    ),
    *_moves(SUSPENDED, WAIVER_POSSIBLE, Cause.TIER_2, Cause.WAIVER_ENDED),
    *_moves(SUSPENDED, INELIGIBLE, Cause.TIER_1, Cause.ON_LIST),
    *_moves(SUSPENDED, TERMINATED, Cause.FOURTH_VIOLATION, Cause.NO_PAYROLL_FOR_A_YEAR),
    *_moves(SUSPENDED, WITHDRAWN, Cause.WITHDRAWN),
    *(
        move
        for to in (ENROLLED, BY_WAIVER, PENDING, WAIVER_POSSIBLE)  # a tier 2 record may be what is left of a denial
        for move in _moves(INELIGIBLE, to, Cause.APPEAL_WON, Cause.RECORD_CLEARED, Cause.OFF_LIST)
    ),
    *_moves(LAPSED, PENDING, Cause.REINSTATED, Cause.APPEAL_WON),
    *_moves(LAPSED, WITHDRAWN, Cause.WITHDRAWN),  # who starts anew need not wait until the rest is over
    *_moves(TERMINATED, WITHDRAWN, Cause.WITHDRAWN),
)

MAY_WORK = (ENROLLED, BY_WAIVER)
"""Standings in which a provider may be paid; by waiver, for the recipients whose waivers stand."""

LOST = (WAIVER_POSSIBLE, INELIGIBLE, TERMINATED, LAPSED, WITHDRAWN)
"""Standings that end assignments; `waiver_possible` those whose recipient has no waiver in force."""

RECORDS_LOOKED_AT = (WAIVER_POSSIBLE, BY_WAIVER, SUSPENDED)
"""Standings in which waivers, an exception or an appeal about a record go on; a move to another makes them moot."""

STEPS = ("receive_application", "take_fingerprints", "attend_orientation", "sign_agreement", "designate")
ANSWERS = ("answer_ssn", "answer_list", "answer_background")
LATER = (*ANSWERS, "evaluate_record")
WHOEVER = ("move_county", "correct_identity", "give_old_w4")
"""What is taken as long as there is a standing at all."""
WAIVERS = ("receive_waiver", "rule_on_waiver", "end_waiver")
EXCEPTIONS = ("request_exception", "recommend_exception", "decide_exception")
APPEALS = ("appeal", "decide_appeal")
REINSTATEMENT = ("propose_reinstatement", "review_reinstatement")

TAKES: dict[Status, tuple[str, ...]] = {
    PENDING: (*STEPS, *ANSWERS, "evaluate_record", "extend_enrollment", *WHOEVER, "withdraw_enrollment"),
    ENROLLED: ("designate", *LATER, "report_violation", "decide_exemption", *WHOEVER, "withdraw_enrollment"),
    BY_WAIVER: (
        *("designate", *LATER, *WAIVERS, *EXCEPTIONS, *APPEALS),
        *("report_violation", "decide_exemption", *WHOEVER, "withdraw_enrollment"),
    ),
    WAIVER_POSSIBLE: (
        *(*STEPS, *ANSWERS, "evaluate_record", *WAIVERS, *EXCEPTIONS, *APPEALS),
        *(*WHOEVER, "withdraw_enrollment"),
    ),
    INELIGIBLE: (*ANSWERS, "evaluate_record", *APPEALS, *WHOEVER),
    SUSPENDED: (
        # An exception or an appeal about a record goes on meanwhile; it bears on the day the suspension is over.
        *("designate", *LATER, *WAIVERS, "recommend_exception", "decide_exception", "decide_appeal"),
        *("report_violation", "decide_exemption", *REINSTATEMENT, *WHOEVER, "withdraw_enrollment"),
    ),
    TERMINATED: (*LATER, *APPEALS, *REINSTATEMENT, *WHOEVER, "withdraw_enrollment"),
    LAPSED: (*ANSWERS, *APPEALS, *REINSTATEMENT, *WHOEVER, "withdraw_enrollment"),
    WITHDRAWN: (),
}
"""What may be said in each standing; whether it is also its turn (an appeal to decide there must be) is in `turns`."""

CLOCKS: dict[Status, tuple[ClockName, ...]] = {
    PENDING: (ClockName.FINISH, ClockName.PARTNERS),
    ENROLLED: (ClockName.INACTIVITY, ClockName.PARTNERS),
    BY_WAIVER: (
        *(ClockName.INACTIVITY, ClockName.PARTNERS),
        *(ClockName.EXCEPTION, ClockName.APPEAL, ClockName.APPEAL_DECISION),
    ),
    WAIVER_POSSIBLE: (ClockName.PARTNERS, ClockName.EXCEPTION, ClockName.APPEAL, ClockName.APPEAL_DECISION),
    INELIGIBLE: (ClockName.APPEAL, ClockName.APPEAL_DECISION),
    SUSPENDED: (
        *(ClockName.SUSPENSION, ClockName.INACTIVITY, ClockName.PARTNERS),
        *(ClockName.EXCEPTION, ClockName.APPEAL, ClockName.APPEAL_DECISION),
    ),
    TERMINATED: (ClockName.RESTING, ClockName.APPEAL, ClockName.APPEAL_DECISION),
    LAPSED: (ClockName.RESTING, ClockName.APPEAL, ClockName.APPEAL_DECISION),
    WITHDRAWN: (),
}
"""Clocks that may run in each standing; a move stops all others."""

ENDS_AT_ONCE = (WITHDRAWN,)
ENDS_AFTER_APPEAL = (INELIGIBLE,)
"""Over when the time to appeal is, or an appeal is lost."""
ENDS_AFTER_REST = (TERMINATED, LAPSED)
"""Over when nobody has proposed to give the standing back within `enrollment/reinstatement_window`."""

RESTORED_AS_BEFORE = (TERMINATED, LAPSED)
"""What a won appeal gives back here is what was had, whatever the law says of a record."""

PLACES: dict[Status, tuple[int, int]] = {
    PENDING: (0, 1),
    LAPSED: (0, 0),
    WAIVER_POSSIBLE: (1, 2),
    INELIGIBLE: (1, 3),
    ENROLLED: (2, 1),
    BY_WAIVER: (2, 2),
    TERMINATED: (3, 0),
    SUSPENDED: (3, 1),
    WITHDRAWN: (3, 3),
}
"""Where each standing is drawn: column from the left, row from the top."""


DECLARATION = Declaration(TAKES, MOVES, PLACES)
declared, targets = DECLARATION.declared, DECLARATION.targets
takes, picture = DECLARATION.takes, DECLARATION.picture
