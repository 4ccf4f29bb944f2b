"""The supervisor's unit: what falls due when and with whom, what nobody has, which clocks are running out."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Label, Select, and_, case, func, select
from sqlalchemy.orm import Session, joinedload

from records.application import Application
from records.clocks import Clock, county_must_meet
from records.enrollment import Enrollment
from records.out_of_office import is_out
from records.staff import Staff
from records.task import Task, unfinished, with_whom

WEEKS = 4


@dataclass(frozen=True)
class WorkerLoad:
    """One worker's open work: `weeks` counts what is due this week, next week and so on; the last holds all later."""

    staff: Staff
    out: bool
    open: int
    overdue: int
    deferred: int
    weeks: tuple[int, ...]
    carried: int  # applications and enrollments on their way


@dataclass(frozen=True)
class UnitLoad:
    """A unit's work by worker, and what waits for somebody to claim it."""

    workers: list[WorkerLoad]
    unclaimed: int
    unclaimed_overdue: int
    week_starts: tuple[dt.date, ...]


def unit_load(session: Session, unit_id: int, today: dt.date) -> UnitLoad:
    """Count the open tasks of a unit by worker and week, in two queries."""
    starts = _week_starts(today)
    counted = {row.assignee_id: row for row in session.execute(_by_worker(unit_id, today, starts))}
    carried = _carried(session, Application, unit_id, ("pending", "presumptive_eligible"))
    carried += _carried(session, Enrollment, unit_id, ("pending", "waiver_possible"))
    members = session.scalars(select(Staff).where(Staff.unit_id == unit_id, Staff.active).order_by(Staff.name))
    workers = [
        WorkerLoad(
            staff=staff,
            out=is_out(staff, today),
            open=row.open if (row := counted.get(staff.id)) else 0,
            overdue=row.overdue if row else 0,
            deferred=row.deferred if row else 0,
            weeks=tuple(getattr(row, f"week{n}") if row else 0 for n in range(WEEKS + 1)),
            carried=carried[staff.id],
        )
        for staff in members
    ]
    nobody = counted.get(None)
    return UnitLoad(workers, nobody.open if nobody else 0, nobody.overdue if nobody else 0, starts)


def _carried(session: Session, model: Any, unit_id: int, statuses: tuple[str, ...]) -> Counter[int | None]:
    """How many applications or enrollments on their way each worker of a unit has."""
    query = select(model.worker_id, func.count()).where(model.unit_id == unit_id, model.status.in_(statuses))
    return Counter({worker: n for worker, n in session.execute(query.group_by(model.worker_id))})


def unclaimed_tasks(session: Session, unit_id: int, limit: int = 20) -> list[Task]:
    """The most pressing tasks of a unit that nobody has."""
    query = select(Task).where(Task.unit_id == unit_id, Task.assignee_id.is_(None), unfinished())
    query = query.options(*with_whom()).order_by(Task.due_on, Task.id).limit(limit)
    return list(session.scalars(query))


Carried = Application | Enrollment


def clocks_running_out(session: Session, unit_id: int, today: dt.date, days: int = 10) -> list[tuple[Clock, Carried]]:
    """Statutory clocks of a unit's applications and enrollments that run out within `days`, soonest first."""
    found: list[tuple[Clock, Carried]] = []
    soon = (county_must_meet(), Clock.due_on <= today + dt.timedelta(days=days))
    kinds: tuple[tuple[Any, Any], ...] = ((Application, Clock.application_id), (Enrollment, Clock.enrollment_id))
    for model, about in kinds:
        query = select(Clock, model).join(model, model.id == about).where(*soon, model.unit_id == unit_id)
        found += [(clock, row) for clock, row in session.execute(query.options(joinedload(model.worker)))]
    return sorted(found, key=lambda each: (each[0].due_on, each[0].id))


def _week_starts(today: dt.date) -> tuple[dt.date, ...]:
    monday = today - dt.timedelta(days=today.weekday())
    return tuple(monday + dt.timedelta(weeks=n) for n in range(WEEKS))


def _by_worker(unit_id: int, today: dt.date, starts: tuple[dt.date, ...]) -> Select[*tuple[Any, ...]]:
    """Counts by worker. Overdue work is counted apart, not in this week's column."""
    spans = [and_(Task.due_on >= max(start, today), Task.due_on < start + dt.timedelta(weeks=1)) for start in starts]
    spans.append(Task.due_on >= starts[-1] + dt.timedelta(weeks=1))
    return (
        select(
            Task.assignee_id,
            func.count().label("open"),
            _count(Task.due_on < today, "overdue"),
            _count(Task.not_before > today, "deferred"),
            *(_count(span, f"week{n}") for n, span in enumerate(spans)),
        )
        .where(Task.unit_id == unit_id, unfinished())
        .group_by(Task.assignee_id)
    )


def _count(condition: ColumnElement[bool], name: str) -> Label[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0).label(name)
