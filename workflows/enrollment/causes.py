"""Words of steps that are causes of a move: by themselves, or behind what the law then wants."""

from workflows.steps.enrollment.status import Cause

BY_WORD: dict[tuple[str, str], Cause] = {
    ("report_violation", "third"): Cause.THIRD_VIOLATION,
    ("report_violation", "fourth"): Cause.FOURTH_VIOLATION,
    ("review_reinstatement", "approved"): Cause.REINSTATED,
    ("withdraw_enrollment", "withdrawn"): Cause.WITHDRAWN,
    ("enrollment_time_ran_out", "missed"): Cause.TIME_RAN_OUT,
    ("look_at_payroll", "inactive"): Cause.NO_PAYROLL_FOR_A_YEAR,
    ("suspension_over", "over"): Cause.SUSPENSION_OVER,
}
"""Words that change the standing by themselves."""

BEHIND: dict[tuple[str, str], Cause] = {
    ("receive_waiver", "accepted"): Cause.WAIVER,
    ("rule_on_waiver", "accepted"): Cause.WAIVER,
    ("end_waiver", "ended"): Cause.WAIVER_ENDED,
    ("decide_exception", "granted"): Cause.EXCEPTION_GRANTED,
    ("decide_appeal", "granted"): Cause.APPEAL_WON,
    ("answer_background", "clear"): Cause.RECORD_CLEARED,
    ("answer_background", "record_cleared"): Cause.RECORD_CLEARED,
    ("evaluate_record", "clear"): Cause.RECORD_CLEARED,
    ("evaluate_record", "excepted"): Cause.RECORD_CLEARED,
    ("evaluate_record", "waiver_possible"): Cause.RECORD_CLEARED,  # of one who was ineligible; else it is tier 2
    ("answer_list", "clear"): Cause.OFF_LIST,
}
"""What was behind it, when after these words the law wants another standing."""
