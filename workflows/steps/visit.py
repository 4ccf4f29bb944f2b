"""The steps of the home visit: scheduled, moved, missed, done."""

from dataclasses import dataclass
from enum import StrEnum

from workflows.steps.step import Readiness, Step, Told


class Visit(StrEnum):
    """Where the home visit stands. `missed_too_often`: a denial may be considered, by a person (handbook 2.6)."""

    NONE = "none"
    SCHEDULED = "scheduled"
    MISSED = "missed"
    MISSED_TOO_OFTEN = "missed_too_often"
    DONE = "done"


class VisitOutcome(StrEnum):
    """What came of a message about the visit."""

    SCHEDULED = "scheduled"
    MOVED = "moved"
    MISSED = "missed"
    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True)
class VisitAnswer:
    """`visit_id` is the row that counts now: a moved visit is a new row."""

    outcome: VisitOutcome
    standing: Visit
    visit_id: int | None
    readiness: Readiness


SCHEDULE_VISIT = Step("schedule_visit", Told, VisitAnswer)
"""A visit is planned: `scheduled`."""

MOVE_VISIT = Step("move_visit", Told, VisitAnswer)
"""The planned visit gets another time: `moved`, standing `scheduled`."""

MISS_VISIT = Step("miss_visit", Told, VisitAnswer)
"""The visit did not take place: `missed`; standing `missed_too_often` at the third that the applicant missed."""

COMPLETE_VISIT = Step("complete_visit", Told, VisitAnswer)
"""The visit took place: `done`."""
