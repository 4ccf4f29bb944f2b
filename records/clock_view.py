"""Statutory clocks as pages show them: how far along, how many days are left, and what they belong to."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from records.application import Application
from records.clocks import RIGHTS, Clock


@dataclass(frozen=True)
class Running:
    """A clock on a day. `days_left` is negative once the due day has passed; `percent` of its length is used up."""

    clock: Clock
    on: dt.date

    @property
    def day(self) -> dt.date:
        """The day up to which the clock ran: today, or the day it ended."""
        return self.clock.ended_on or self.on

    @property
    def length(self) -> int:
        """Days from the start to the due day."""
        return (self.clock.due_on - self.clock.starts_on).days

    @property
    def days_used(self) -> int:
        """Days since the start; never negative."""
        return max((self.day - self.clock.starts_on).days, 0)

    @property
    def days_left(self) -> int:
        """Days until the due day, counted from the day the clock stands at."""
        return (self.clock.due_on - self.day).days

    @property
    def percent(self) -> int:
        """How much of the clock is used up, 0 to 100."""
        return min(100, self.days_used * 100 // self.length) if self.length > 0 else 100

    @property
    def is_right(self) -> bool:
        """Whether its days are the person's to use: when they pass, nobody is late."""
        return self.clock.question in RIGHTS

    @property
    def state(self) -> str:
        """How it ended (met, missed, extended, stopped), else overdue, over (a right that passed), soon or running."""
        if self.is_right and self.clock.outcome == "missed":
            return "over"
        if self.clock.outcome is not None:
            return self.clock.outcome
        if self.days_left < 0:
            return "over" if self.is_right else "overdue"
        return "soon" if self.days_left <= 10 else "running"


def of_application(session: Session, application_id: int, on: dt.date) -> list[Running]:
    """The clocks of an application: those that run first, the soonest due on top."""
    return _shown(session, Clock.application_id == application_id, on)


def of_enrollment(session: Session, enrollment_id: int, on: dt.date) -> list[Running]:
    """The clocks of an enrollment."""
    return _shown(session, Clock.enrollment_id == enrollment_id, on)


def of_violation(session: Session, violation_id: int, on: dt.date) -> list[Running]:
    """The clocks of a violation."""
    return _shown(session, Clock.violation_id == violation_id, on)


def of_timesheet(session: Session, timesheet_id: int, on: dt.date) -> list[Running]:
    """The clocks of a timesheet."""
    return _shown(session, Clock.timesheet_id == timesheet_id, on)


def of_case(session: Session, case_id: int, on: dt.date) -> list[Running]:
    """The clocks of a case and of its applications."""
    applications = select(Application.id).where(Application.case_id == case_id)
    return _shown(session, or_(Clock.case_id == case_id, Clock.application_id.in_(applications)), on)


def _shown(session: Session, of: ColumnElement[bool], on: dt.date) -> list[Running]:
    order = (Clock.outcome.is_not(None), Clock.due_on, Clock.id)
    return [Running(clock, on) for clock in session.scalars(select(Clock).where(of).order_by(*order))]
