"""A worker's day: what is due, what is new, the visits, and what waits on somebody else."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from records.application import Application
from records.clocks import Clock, county_must_meet
from records.task import Task, unfinished

LONGEST = 12


@dataclass(frozen=True)
class Waiting:
    """An application of mine on which I have nothing to do now; `clock` is the next to run out, if any runs."""

    application: Application
    clock: Clock | None


def waiting_on_others(session: Session, staff_id: int, most: int = LONGEST) -> list[Waiting]:
    """My pending applications without an open task of mine, the one whose clock runs out first on top."""
    my_task = exists().where(Task.application_id == Application.id, Task.assignee_id == staff_id, unfinished())
    next_clock = (
        select(Clock.id)
        .where(Clock.application_id == Application.id, county_must_meet())
        .order_by(Clock.due_on, Clock.id)
        .limit(1)
        .correlate(Application)
        .scalar_subquery()
    )
    query = (
        select(Application, Clock)
        .outerjoin(Clock, Clock.id == next_clock)
        .where(
            Application.worker_id == staff_id,
            Application.status.in_(("pending", "presumptive_eligible")),
            Application.ended_on.is_(None),
            ~my_task,
        )
        .order_by(Clock.due_on.nulls_last(), Application.id)
        .limit(most)
    )
    return [Waiting(application, clock) for application, clock in session.execute(query)]


def last_work_day(today: dt.date) -> dt.date:
    """The working day before today, from which on things count as new."""
    back = {0: 3, 6: 2}.get(today.weekday(), 1)
    return today - dt.timedelta(days=back)
