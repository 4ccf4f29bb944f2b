"""Standings of a provider and what moves them, in words for staff."""

from collections.abc import Callable

from workflows.steps.enrollment.standing import Status
from workflows.steps.enrollment.status import Cause

STATUSES = {
    Status.PENDING: "Not complete",
    Status.ENROLLED: "Enrolled",
    Status.ENROLLED_BY_WAIVER: "Enrolled by waiver",
    Status.WAIVER_POSSIBLE: "Waiver possible",
    Status.INELIGIBLE: "Ineligible",
    Status.SUSPENDED: "Suspended",
    Status.TERMINATED: "Terminated",
    Status.LAPSED: "Time ran out",
    Status.WITHDRAWN: "Withdrawn",
}

SAYS = {
    Status.PENDING: "The steps are being gathered. Nobody may be paid for this provider's work yet.",
    Status.ENROLLED: "May work and be paid for any recipient in the state.",
    Status.ENROLLED_BY_WAIVER: "May work and be paid for those recipients only who signed a waiver.",
    Status.WAIVER_POSSIBLE: "A tier 2 conviction stands in the way. A recipient may sign a waiver.",
    Status.INELIGIBLE: "May not be a provider.",
    Status.SUSPENDED: "May not work until the suspension is over.",
    Status.TERMINATED: "The standing was lost. It may be given back within its time, or everything is done anew.",
    Status.LAPSED: "Not everything was done in time. It may be given back within its time.",
    Status.WITHDRAWN: "The applicant took it back, or the provider left.",
}

CAUSES = {
    Cause.ALL_DONE: "everything is in",
    Cause.TIER_1: "a tier 1 conviction",
    Cause.TIER_2: "a tier 2 conviction",
    Cause.ON_LIST: "on the suspended list",
    Cause.OFF_LIST: "off the list again",
    Cause.TIME_RAN_OUT: "time ran out",
    Cause.WAIVER: "a recipient's waiver",
    Cause.WAIVER_ENDED: "the last waiver ended",
    Cause.EXCEPTION_GRANTED: "exception granted",
    Cause.APPEAL_WON: "appeal won",
    Cause.RECORD_CLEARED: "record cleared",
    Cause.THIRD_VIOLATION: "third violation",
    Cause.FOURTH_VIOLATION: "fourth violation",
    Cause.SUSPENSION_OVER: "suspension over",
    Cause.NO_PAYROLL_FOR_A_YEAR: "a year without pay",
    Cause.REINSTATED: "given back",
    Cause.WITHDRAWN: "withdrawn",
}

TONES = {
    Status.PENDING: "info",
    Status.ENROLLED: "good",
    Status.ENROLLED_BY_WAIVER: "good",
    Status.SUSPENDED: "warn",
    Status.WAIVER_POSSIBLE: "warn",
    Status.WITHDRAWN: "quiet",
}


def tone_of(status: str) -> str:
    """The tone of a standing's tag."""
    return TONES.get(Status(status), "bad")


def said(status: str) -> str:
    """A standing in words."""
    return STATUSES[Status(status)]


def caused(cause: str) -> str:
    """A cause in words."""
    return CAUSES[Cause(cause)]


def says(status: str) -> str:
    """What a standing means, in a sentence."""
    return SAYS[Status(status)]


FILTERS: dict[str, Callable[[str], str]] = {
    "standing": said,
    "standing_tone": tone_of,
    "standing_cause": caused,
}
"""How templates ask for these words."""
