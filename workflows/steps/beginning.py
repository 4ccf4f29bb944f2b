"""The steps around a whole application: its beginning, its long clock, whether anybody looks after it, its end."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from workflows.steps.step import About, AboutClock, RunningClock, Step


@dataclass(frozen=True)
class Begun:
    """An application is under way. `look_again_at`: when to look whether anybody has touched it."""

    yardstick: RunningClock
    look_again_at: dt.datetime


BEGIN_INTAKE = Step("begin_intake", About, Begun)
"""Open the application's yardstick clock (`deadline.application_yardstick` from the protected date; handbook 2.3) and
look for candidates of clearance. Asks `intake.attention` for the first look."""


class ClockEnd(StrEnum):
    """How a clock that rang was found."""

    MISSED = "missed"
    ALREADY_ENDED = "already_ended"


@dataclass(frozen=True)
class RanOut:
    """What became of a clock that rang."""

    outcome: ClockEnd


YARDSTICK_RAN_OUT = Step("yardstick_ran_out", AboutClock, RanOut)
"""The application's long clock ran out without a decision: end the clock as missed, put it on the timeline."""


class Care(StrEnum):
    """Whether somebody looks after an application."""

    IN_HAND = "in_hand"
    REMINDED = "reminded"
    ESCALATED = "escalated"


@dataclass(frozen=True)
class Attention:
    """What a look found and did, and when to look again."""

    outcome: Care
    look_again_at: dt.datetime


LOOK_AFTER = Step("look_after", About, Attention)
"""Has anybody touched the application? Asks `intake.attention` (business days) from `application.touched_at`.

`in_hand`: touched lately. `reminded`: untouched for the first limit; the open tasks are marked as reminded of, once.
`escalated`: untouched for the second limit; on the timeline. The supervisor's task is opened by `arrange_work`."""


class Ending(StrEnum):
    """How an application ended."""

    APPROVED = "approved"
    DENIED = "denied"
    TERMINATED = "terminated"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class End:
    """Close an application's papers: nothing will follow."""

    subject_id: int
    ending: Ending
    at: dt.datetime


@dataclass(frozen=True)
class Ended:
    """An application's papers are closed; counts of what was still open."""

    tasks_closed: int
    clocks_stopped: int


END_APPLICATION = Step("end_application", End, Ended)
"""Close the tasks and stop the clocks that are left, set `application.ended_on` and stage `ended`."""
