"""Violations in words for staff: what was found, where one stands, what it costs, how it ended."""

from collections.abc import Callable

from records.violation import Violation
from rules.notices.texts import notice_text
from workflows.steps.violation import Cause

CODES = {
    "over_forty": "Over 40 hours with one recipient",
    "over_usual_overtime": "Over the recipient's weekly maximum",
    "over_weekly_limit": "Over the weekly limit, all recipients together",
    "over_travel": "Over the weekly limit of travel",
}
CODE_SAYS = {
    "over_forty": "The recipient's weekly maximum is 40 hours or less, and the county had not approved more that week.",
    "over_usual_overtime": "More than the recipient's weekly maximum in that week, and more overtime in the month than "
    "usual, without the county's approval.",
    "over_weekly_limit": "Who works for two recipients or more may not work longer than this in a week.",
    "over_travel": "Travel between recipients is paid up to this long in a week.",
}
"""What each limit is; the law's own sentence stands with the decision."""

STATUSES = {
    "county_review": "With the worker",
    "supervisor_review": "With the supervisor",
    "noticed": "Provider was told",
    "disputed": "Disputed",
    "upheld": "Upheld",
    "state_review": "With the state",
    "standing": "Stands",
    "ended": "Over",
}
TONES = {
    "county_review": "info",
    "supervisor_review": "info",
    "noticed": "warn",
    "disputed": "info",
    "upheld": "warn",
    "state_review": "info",
    "standing": "bad",
    "ended": "quiet",
}
SAYS = {
    "county_review": "A worker looks at what was found before the provider is told.",
    "supervisor_review": "A supervisor decides after the worker, before the provider is told.",
    "noticed": "The provider has been told and may dispute it.",
    "disputed": "The provider disputes it. A supervisor who did not confirm it decides.",
    "upheld": "The county upheld it. The provider may ask the state to look at it.",
    "state_review": "The state looks at it.",
    "standing": "It counts. A year without another takes one back.",
    "ended": "It does not count any more.",
}
CONSEQUENCES = {
    "warning": "A warning",
    "warning_with_training": "A warning; self-study is offered",
    "suspension": "Suspended for 90 days",
    "termination": "Out for a year",
}
ENDS = {
    "dismissed": "Dismissed before the provider was told",
    "overturned": "Overturned by the county",
    "overturned_by_state": "Overturned by the state",
    "training": "Taken back: the self-study was finished",
    "clean_year": "Taken back by a year without a violation",
    "counted_out": "Served: the count begins at zero",
}
CAUSES = {
    Cause.REVIEWED: "the worker's word",
    Cause.DISMISSED: "the supervisor dismisses it",
    Cause.CONFIRMED: "the supervisor confirms it",
    Cause.DISPUTED: "the provider disputes it (SOC 2272)",
    Cause.NOT_DISPUTED: "ten days without a dispute",
    Cause.UPHELD: "the county upholds it",
    Cause.OVERTURNED: "the county overturns it",
    Cause.ENTERED_LATE: "the county's word came late: the state takes it back",
    Cause.STATE_ASKED: "the provider asks the state (SOC 2273)",
    Cause.STATE_NOT_ASKED: "ten days without asking the state",
    Cause.STATE_UPHELD: "the state upholds it",
    Cause.STATE_OVERTURNED: "the state overturns it",
    Cause.TRAINED: "the self-study is finished",
    Cause.CLEAN_YEAR: "a year without another",
    Cause.COUNTED_OUT: "the year out is served",
}
ORDINALS = {1: "First", 2: "Second", 3: "Third", 4: "Fourth"}


SAID = {
    "review_violation": "The worker",
    "confirm_violation": "The supervisor",
    "dispute_violation": "The provider disputes it",
    "decide_dispute": "The supervisor on the dispute",
    "ask_state_review": "The provider asks the state",
    "decide_state_review": "The state",
    "finish_training": "The self-study is finished",
}
VERDICTS = {"uphold": "uphold", "dismiss": "dismiss", "upheld": "upheld", "overturned": "overturned"}


def said(status: str) -> str:
    """A standing in words."""
    return STATUSES[status]


def tone_of(status: str) -> str:
    """The tone of a standing's tag."""
    return TONES[status]


def code(name: str) -> str:
    """What was found, in words."""
    return CODES[name]


def caused(cause: Cause) -> str:
    """A cause in words."""
    return CAUSES[cause]


def letter(template: str) -> str:
    """What a letter is called."""
    return notice_text(template, "en").title


def title_of(row: Violation) -> str:
    """`Second violation, March 2026`, or without a number while it is looked at."""
    which = f"{ORDINALS[row.number]} violation" if row.number else "Violation"
    return f"{which}, {row.month:%B %Y}"


def outcome_of(row: Violation) -> str:
    """What it costs, or how it ended, in a few words."""
    if row.end_reason:
        return ENDS[row.end_reason]
    return CONSEQUENCES[row.consequence] if row.consequence else "not known yet"


FILTERS: dict[str, Callable[..., str]] = {
    "violation_status": said,
    "violation_tone": tone_of,
    "violation_code": code,
    "violation_code_says": CODE_SAYS.__getitem__,
    "violation_said": SAID.__getitem__,
    "violation_verdict": VERDICTS.__getitem__,
    "violation_letter": letter,
    "violation_title": title_of,
    "violation_outcome": outcome_of,
}
"""How templates ask for these words."""
