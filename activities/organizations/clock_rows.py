"""The clocks of an organization: which question of the law each asks, and from which day it runs."""

import datetime as dt

from activities import clocks
from activities.doing import Doing
from activities.named_clocks import NamedClocks
from workflows.organization.statuses import CLOCKS
from workflows.steps.organization import ClockName, OrganizationStatus, Ring

QUESTIONS: dict[ClockName, str] = {
    ClockName.REVIEW: "deadline.ccs_application_review",
    ClockName.ANSWER: "deadline.ccs_returned_answer",
    ClockName.LIAISON: "deadline.ccs_liaison_named",
    ClockName.CHASE: "deadline.ccs_liaison_chase",
    ClockName.RECERTIFICATION: "deadline.ccs_recertification",
    ClockName.ROUND: "deadline.ccs_recertification_answer",
}
"""The question of the law behind each limit of time."""

OF_A_STANDING: dict[OrganizationStatus, tuple[ClockName, ...]] = {
    OrganizationStatus.APPLIED: (ClockName.REVIEW,),
    OrganizationStatus.RETURNED: (ClockName.ANSWER,),
    OrganizationStatus.FROZEN: (ClockName.LIAISON, ClockName.CHASE),
}
"""The clocks that begin with a standing; those of an approved one go by its rounds."""

NAMED = NamedClocks({name: (question,) for name, question in QUESTIONS.items()}, Ring)
running, end = NAMED.running, NAMED.end


def start(doing: Doing, name: ClockName, day: dt.date | None = None) -> Ring:
    """Let a clock run from a day on, today unless told; the one of that name stops."""
    return started(doing, name, day)[1]


def started(doing: Doing, name: ClockName, day: dt.date | None = None) -> tuple[dt.date, Ring]:
    """The same, with its last day."""
    end(doing, name, "stopped")
    row = clocks.start(doing, QUESTIONS[name], day or doing.today)
    return row.due_on, Ring(name, clocks.as_running(row))


def begin(doing: Doing, status: OrganizationStatus) -> list[Ring]:
    """The clocks that begin with a standing."""
    return [start(doing, name) for name in OF_A_STANDING.get(status, ())]


def stop_others(doing: Doing, status: OrganizationStatus, outcome: str) -> None:
    """End what does not run in a standing."""
    NAMED.end_others(doing, CLOCKS[status], outcome)
