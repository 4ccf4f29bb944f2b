"""Held timesheets as a queue: the own unit's first, the oldest first, filtered by reason, reviewer and age."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, func, select, true
from sqlalchemy.orm import Session

from records.care_case import Case
from records.listed import COUNTED_UP_TO, Page, counted
from records.task import UNFINISHED, Task
from records.timesheet import Timesheet
from records.timesheet_list import PEOPLE

A_PAGE = 15
REVIEWERS = ("caseworker", "supervisor")


@dataclass(frozen=True)
class Asked:
    """What the queue is asked for; None leaves a filter out. `older`: held for at least so many days."""

    reason: str | None = None
    reviewer: str | None = None
    worker_id: int | None = None
    older: int | None = None
    page: int = 1


@dataclass(frozen=True)
class Held:
    """One held timesheet with its open task, and whether one's own unit carries the case."""

    timesheet: Timesheet
    task: Task | None
    own_unit: bool


def page(
    session: Session, within: ColumnElement[bool], asked: Asked, unit_id: int | None, at: dt.datetime
) -> Page[Held]:
    """One page of the queue."""
    wanted = and_(within, Timesheet.status == "held", *_filters(asked, at))
    elsewhere = case((Case.unit_id == (unit_id or 0), 0), else_=1)
    rows = (
        select(Timesheet, elsewhere)
        .join(Case, Case.id == Timesheet.case_id)
        .where(wanted)
        .options(*PEOPLE)
        .order_by(elsewhere, Timesheet.decided_at, Timesheet.id)
        .offset((asked.page - 1) * A_PAGE)
        .limit(A_PAGE)
    )
    found = session.execute(rows).all()
    tasks = open_tasks(session, [row.id for row, _ in found])
    total = counted(session, select(Timesheet.id).where(wanted))
    return Page([Held(row, tasks.get(row.id), not away) for row, away in found], total, asked.page)


def _filters(asked: Asked, at: dt.datetime | None = None) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if asked.reason:
        found.append(Timesheet.reasons.contains([asked.reason]))
    if asked.reviewer:
        found.append(Timesheet.reviewer == asked.reviewer)
    if asked.worker_id:
        found.append(Timesheet.case_id.in_(select(Case.id).where(Case.worker_id == asked.worker_id)))
    if asked.older and at is not None:
        found.append(Timesheet.decided_at <= at - dt.timedelta(days=asked.older))
    return found


def open_tasks(session: Session, timesheet_ids: list[int]) -> dict[int, Task]:
    """The open task of each."""
    rows = select(Task).where(Task.timesheet_id.in_(timesheet_ids), Task.state.in_(UNFINISHED)).order_by(Task.id)
    return {row.timesheet_id: row for row in session.scalars(rows) if row.timesheet_id is not None}


def counts(session: Session, within: ColumnElement[bool]) -> Mapping[str, int]:
    """How many are held for each reason, the most first, as far as they are counted."""
    some = (
        select(Timesheet.reasons.label("reasons"))
        .where(within, Timesheet.status == "held")
        .order_by(Timesheet.decided_at)
        .limit(COUNTED_UP_TO)
        .subquery()
    )
    each = func.jsonb_array_elements_text(some.c.reasons).table_valued("reason").render_derived()
    by_reason = select(each.c.reason, func.count()).select_from(some.join(each, true())).group_by(each.c.reason)
    found = {name: int(number) for name, number in session.execute(by_reason)}
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))


def waiting(session: Session, within: ColumnElement[bool]) -> int:
    """How many are held, as far as they are counted."""
    return counted(session, select(Timesheet.id).where(within, Timesheet.status == "held"))


def waiting_for(session: Session, within: ColumnElement[bool], worker_id: int) -> int:
    """How many of a caseworker's own cases are held before caseworkers, as far as they are counted."""
    return waiting(session, and_(within, *_filters(Asked(reviewer="caseworker", worker_id=worker_id))))
