"""The inbox: open tasks of one person or one unit, in pages that stay fast however much is finished."""

import datetime as dt
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, tuple_
from sqlalchemy.orm import Session, joinedload

from records.staff import Staff
from records.task import Task, unfinished, with_whom

PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """Which tasks to list. `whose`: mine, unit, unclaimed, unit_all. `due`: overdue, today, week, all."""

    whose: str = "mine"
    due: str = "all"
    kinds: tuple[str, ...] = ()
    deferred: bool = False
    assignee_id: int | None = None  # one colleague of the unit, for supervisors
    after: tuple[dt.date, int] | None = None  # the last (due, id) of the page before


@dataclass(frozen=True)
class Page:
    """One page of tasks; `next` is where the following page starts, None at the end."""

    tasks: list[Task]
    next: tuple[dt.date, int] | None


@dataclass(frozen=True)
class Counts:
    """The numbers on top of an inbox."""

    overdue: int = 0
    today: int = 0
    week: int = 0
    later: int = 0
    deferred: int = 0
    new: int = 0
    unclaimed: int = 0
    kinds: dict[str, int] = field(default_factory=dict)


def tasks_page(session: Session, staff: Staff, wanted: Wanted, today: dt.date, size: int = PAGE) -> Page:
    """A page in order of due day. Reads `size` + 1 rows of a partial index over what is open, never what is done."""
    query = _listed(staff, wanted, today).order_by(Task.due_on, Task.id).limit(size + 1)
    if wanted.after is not None:
        query = query.where(tuple_(Task.due_on, Task.id) > wanted.after)
    loaded = query.options(*with_whom(), joinedload(Task.assignee))
    rows = list(session.scalars(loaded).unique())
    more = len(rows) > size
    rows = rows[:size]
    return Page(rows, (rows[-1].due_on, rows[-1].id) if more else None)


def inbox_counts(session: Session, staff: Staff, today: dt.date, since: dt.datetime) -> Counts:
    """How much of mine is overdue, due today, due this week and later, put away, new since an instant."""
    ready = _ready(today)
    week_end = today + dt.timedelta(days=6 - today.weekday())
    spans = {
        "overdue": and_(ready, Task.due_on < today),
        "today": and_(ready, Task.due_on == today),
        "week": and_(ready, Task.due_on > today, Task.due_on <= week_end),
        "later": and_(ready, Task.due_on > max(week_end, today)),
        "deferred": ~ready,
        "new": and_(ready, Task.opened_at >= since),
    }
    sums = [func.coalesce(func.sum(case((span, 1), else_=0)), 0).label(name) for name, span in spans.items()]
    mine = session.execute(select(*sums).where(Task.assignee_id == staff.id, unfinished())).one()
    waiting = select(func.count()).select_from(Task).where(_unclaimed(staff), unfinished(), ready)
    kinds = select(Task.kind, func.count()).where(Task.assignee_id == staff.id, unfinished(), ready).group_by(Task.kind)
    return Counts(
        **{name: int(getattr(mine, name)) for name in spans},
        unclaimed=session.scalar(waiting) or 0,
        kinds={kind: int(count) for kind, count in session.execute(kinds)},
    )


def kinds_met(session: Session, staff: Staff, whose: str) -> frozenset[str]:
    """The kinds of what is open with one, or for `unit` with one's unit: also what is put away, or waits there though
    nobody of the unit has its role (any more)."""
    listed = _of_unit(staff) if whose == "unit" else Task.assignee_id == staff.id
    return frozenset(session.scalars(select(Task.kind).where(unfinished(), listed).distinct()))


def next_task(session: Session, staff: Staff, today: dt.date, after_id: int | None = None) -> Task | None:
    """What to do next: the most pressing task of mine, else the most pressing that nobody has claimed and I may."""
    for whose in (Task.assignee_id == staff.id, _unclaimed(staff)):
        query = (
            select(Task)
            .where(whose, unfinished(), _ready(today), Task.id != (after_id or 0))
            .order_by(Task.due_on, Task.priority, Task.id)
            .limit(1)
        )
        found = session.scalars(query).first()
        if found is not None:
            return found
    return None


def finished_page(
    session: Session, staff: Staff, before: tuple[dt.datetime, int] | None, size: int = PAGE
) -> list[Task]:
    """What was mine and is finished, latest first."""
    query = select(Task).where(Task.assignee_id == staff.id, Task.state.in_(("done", "closed")))
    if before is not None:
        query = query.where(tuple_(Task.ended_at, Task.id) < before)
    query = query.order_by(Task.ended_at.desc(), Task.id.desc()).limit(size)
    return list(session.scalars(query.options(*with_whom())).unique())


def _listed(staff: Staff, wanted: Wanted, today: dt.date) -> Select[Task]:
    query = select(Task).where(unfinished(), _whose(staff, wanted))
    query = query.where(~_ready(today) if wanted.deferred else _ready(today))
    if wanted.kinds:
        query = query.where(Task.kind.in_(wanted.kinds))
    if wanted.due == "overdue":
        query = query.where(Task.due_on < today)
    elif wanted.due == "today":
        query = query.where(Task.due_on <= today)
    elif wanted.due == "week":
        query = query.where(Task.due_on <= today + dt.timedelta(days=6 - today.weekday()))
    return query


def _whose(staff: Staff, wanted: Wanted) -> ColumnElement[bool]:
    if wanted.whose == "mine":
        return Task.assignee_id == staff.id
    if wanted.whose == "unclaimed":
        return _unclaimed(staff)
    inside = _of_unit(staff)
    return and_(inside, Task.assignee_id == wanted.assignee_id) if wanted.assignee_id else inside


def _of_unit(staff: Staff) -> ColumnElement[bool]:
    """What waits with one's unit; the state's units have the work of all counties."""
    unit = Task.unit_id == staff.unit_id
    return unit if staff.county_code is None else and_(unit, Task.county_code == staff.county_code)


def _unclaimed(staff: Staff) -> ColumnElement[bool]:
    return and_(_of_unit(staff), Task.assignee_id.is_(None), Task.role.in_(sorted(staff.role_names)))


def _ready(today: dt.date) -> ColumnElement[bool]:
    return or_(Task.not_before.is_(None), Task.not_before <= today)
