"""What the scripted steps remember of one enrollment, in memory, and a small stand-in for `enrollment.readiness`."""

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any

from tests.workflows.scripted_records import county_day, end_of
from workflows.steps.enrollment.standing import (
    Background,
    Check,
    ClockName,
    EnrollmentAnswer,
    Next,
    Ring,
    Standing,
    Status,
)
from workflows.steps.enrollment.status import Cause
from workflows.steps.letters import LetterDue
from workflows.steps.step import RunningClock

DAYS = {
    ClockName.FINISH: 90,
    ClockName.EXCEPTION: 45,
    ClockName.APPEAL: 60,
    ClockName.APPEAL_DECISION: 180,
    ClockName.INACTIVITY: 365,
    ClockName.SUSPENSION: 90,
    ClockName.RESTING: 90,
}
EXTENSION = 45
FOLLOW_BEFORE = 15


@dataclass
class EnrollmentRecords:
    """The few facts on which the scripted answers rest."""

    said: dict[int, dict[str, Any]] = field(default_factory=dict)
    status: Status = Status.PENDING
    standing: Standing = field(default_factory=Standing)
    starts_on: dt.date | None = None
    fingerprints_on: dt.date | None = None
    last_paid_on: dt.date | None = None
    clocks: int = 0
    rows: int = 0
    due: dict[ClockName, dt.date] = field(default_factory=dict)
    moves: list[tuple[Status, Cause, Status]] = field(default_factory=list)
    tasks: dict[tuple[str, int | None], None] = field(default_factory=dict)
    finished: list[str] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    ended: bool = False

    def know(self, **facts: Any) -> None:
        """A fact changed; the law's word with it."""
        changed = replace(self.standing, **facts)
        self.standing = replace(changed, next=readiness(changed))

    def answer(
        self,
        outcome: str,
        about: int | None = None,
        rings: list[Ring] | None = None,
        letters: list[LetterDue] | None = None,
    ) -> EnrollmentAnswer:
        """An answer with the standing as it is now."""
        return EnrollmentAnswer(outcome, self.standing, about, rings or [], letters or [])

    def row(self) -> int:
        """The id of a new row."""
        self.rows += 1
        return self.rows

    def start(self, name: ClockName, on: dt.date, days: int | None = None) -> Ring:
        """A clock from a day."""
        due_on = on + dt.timedelta(days=days or DAYS[name])
        self.clocks += 1
        self.due[name] = due_on
        remind = end_of(due_on - dt.timedelta(days=FOLLOW_BEFORE)) if name is ClockName.FINISH else None
        return Ring(name, RunningClock(self.clocks, due_on, end_of(due_on)), remind_at=remind)

    def stop(self, name: ClockName) -> Ring:
        """A clock that has been met."""
        self.due.pop(name, None)
        return Ring(name)

    def time_from(self, on: dt.date) -> list[Ring]:
        """The time to finish, by the earliest day known."""
        if self.status is not Status.PENDING or (self.starts_on and self.starts_on <= on):
            return []
        self.starts_on = on
        return [self.finish()]

    def finish(self) -> Ring:
        """The clock of the time to finish, from its start."""
        assert self.starts_on
        days = DAYS[ClockName.FINISH] + (EXTENSION if self.standing.extended else 0)
        return self.start(ClockName.FINISH, self.starts_on, days)


def day_of(records: EnrollmentRecords, submission_id: int, at: dt.datetime) -> dt.date:
    """The day a thing happened, as said, or the day it was said."""
    day: dt.date = records.said[submission_id].get("on") or county_day(at)
    return day


def readiness(has: Standing) -> Next:
    """A small stand-in for `enrollment.readiness`; the real table is tested in tests/rules."""
    if has.background is Background.INELIGIBLE or has.list is Check.MATCH:
        return Next.DENY
    if has.background is Background.WAIVER_POSSIBLE and not has.waivers:
        return Next.DENY_WAIVER_POSSIBLE
    steps = has.application and has.fingerprints and has.orientation and has.agreement
    checked = has.ssn is Check.VERIFIED and has.list is Check.CLEAR
    if not (steps and checked):
        return Next.WAIT
    if has.background is Background.WAIVER_POSSIBLE:
        return Next.ENROLL_BY_WAIVER
    return Next.ENROLL if has.background in (Background.CLEAR, Background.EXCEPTED) else Next.WAIT
