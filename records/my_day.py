"""A worker's day: what is due, what is new, the visits, and what waits on somebody else."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from records.application import Application
from records.clocks import Clock, county_must_meet
from records.enrollment import Enrollment
from records.task import Task, unfinished

LONGEST = 12


@dataclass(frozen=True)
class Waiting:
    """An application or enrollment of mine on which I have nothing to do now; `clock` is the next to run out."""

    of: Application | Enrollment
    clock: Clock | None


def waiting_on_others(session: Session, staff_id: int, most: int = LONGEST) -> list[Waiting]:
    """What I carry without an open task of mine, the one whose clock runs out first on top."""
    applications = _without_task(Application, "application_id", staff_id, ("pending", "presumptive_eligible"))
    enrollments = _without_task(Enrollment, "enrollment_id", staff_id, ("pending", "waiver_possible"))
    found = [
        Waiting(row, clock)
        for query in (applications, enrollments)
        for row, clock in session.execute(query.limit(most))
    ]
    return sorted(found, key=lambda each: (each.clock.due_on if each.clock else dt.date.max, each.of.id))[:most]


def _without_task(model: Any, about: str, staff_id: int, statuses: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    """Rows of a worker with their next clock, on which no task of the worker's is open."""
    my_task = exists().where(getattr(Task, about) == model.id, Task.assignee_id == staff_id, unfinished())
    next_clock = (
        select(Clock.id)
        .where(getattr(Clock, about) == model.id, county_must_meet())
        .order_by(Clock.due_on, Clock.id)
        .limit(1)
        .correlate(model)
        .scalar_subquery()
    )
    mine = (model.worker_id == staff_id, model.status.in_(statuses), model.ended_on.is_(None), ~my_task)
    query = select(model, Clock).outerjoin(Clock, Clock.id == next_clock).where(*mine)
    return query.order_by(Clock.due_on.nulls_last(), model.id)


def last_work_day(today: dt.date) -> dt.date:
    """The working day before today, from which on things count as new."""
    back = {0: 3, 6: 2}.get(today.weekday(), 1)
    return today - dt.timedelta(days=back)
