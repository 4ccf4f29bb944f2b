"""Tasks changing hands: each move is checked, written down, and refused when somebody else was faster."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from records import clock
from records.application import Application
from records.enrollment import Enrollment
from records.out_of_office import who_receives
from records.staff import Staff
from records.subject import Subject
from records.task import UNFINISHED, Task, TaskComment, TaskMove, unfinished

CASEWORK = "caseworker"


class CannotMove(Exception):
    """A move that is not possible; the message is the sentence for the page."""


def claim(session: Session, task: Task, staff: Staff) -> None:
    """Take an unclaimed task. Who takes the first casework task of an application becomes its worker, with the rest."""
    _must_be_open(task)
    if task.assignee_id == staff.id:
        return
    if task.assignee_id is not None:
        raise CannotMove("A colleague has this task already. Ask them to release it, or your supervisor to move it.")
    _must_be_able(task, staff)
    task.claimed_at = clock.now()
    _move(session, task, "claimed", staff, staff.id)
    carried = _carried(session, task)
    if carried and carried.worker_id is None and task.role == CASEWORK:
        carried.worker_id = staff.id
        _take_the_rest(session, carried.subject, staff)


def _take_the_rest(session: Session, subject: Subject, staff: Staff) -> None:
    """Whoever becomes the worker of an application or an enrollment gets its other casework that nobody has."""
    session.flush()
    waiting = (subject.of(Task), Task.role == CASEWORK, Task.assignee_id.is_(None))
    for task in session.scalars(select(Task).where(*waiting, unfinished())):
        task.claimed_at = clock.now()
        _move(session, task, "claimed", staff, staff.id)


def release(session: Session, task: Task, staff: Staff, note: str | None = None) -> None:
    """Put a task of one's own back into the unit's list."""
    _must_be_open(task)
    if task.assignee_id != staff.id:
        raise CannotMove("This task is not yours to release. Ask whoever has it, or your supervisor to move it.")
    task.claimed_at = None
    _move(session, task, "released", staff, None, note)


def forward(session: Session, task: Task, staff: Staff, to: Staff, note: str | None = None) -> Staff:
    """Hand a task of one's own to a colleague; while they are out it goes to their stand-in. Returns who got it."""
    _must_be_open(task)
    if task.assignee_id != staff.id:
        raise CannotMove("This task is not yours to forward. Claim it first, or ask your supervisor to move it.")
    return _hand(session, task, staff, to, "forwarded", note)


def reassign(
    session: Session, task: Task, by: Staff, to: Staff | None, note: str | None = None, batch: str | None = None
) -> Staff | None:
    """A supervisor moves a task to somebody, or back to the unit's list with `to` None. Returns who got it."""
    _must_be_open(task)
    if to is None:
        task.claimed_at = None
        _move(session, task, "reassigned", by, None, note, batch)
        return None
    return _hand(session, task, by, to, "reassigned", note, batch)


def defer(session: Session, task: Task, staff: Staff, until: dt.date, note: str | None = None) -> None:
    """Put a task away until a day. It cannot be put away past the day it is due."""
    _must_be_open(task)
    if task.assignee_id != staff.id:
        raise CannotMove("Claim this task before you defer it.")
    if until <= clock.county_today():
        raise CannotMove("Choose a day after today to defer to.")
    if until > task.due_on:
        raise CannotMove(f"This task is due on {task.due_on:%B %-d, %Y}. It cannot be deferred past that day.")
    task.state, task.not_before = "deferred", until
    _move(session, task, "deferred", staff, staff.id, note)


def resume(session: Session, task: Task, staff: Staff) -> None:
    """Bring a deferred task of one's own back today."""
    _must_be_open(task)
    if task.assignee_id != staff.id:
        raise CannotMove("This task is not yours to bring back. Ask whoever has it, or claim it first.")
    task.state, task.not_before = "open", None
    _move(session, task, "resumed", staff, task.assignee_id)


def comment(session: Session, task: Task, staff: Staff, text: str) -> TaskComment:
    """Leave a remark for colleagues, once however often it is pressed. Also possible on a finished task."""
    session.execute(select(Task.id).where(Task.id == task.id).with_for_update(key_share=True))
    newest = select(TaskComment).where(TaskComment.task_id == task.id).order_by(TaskComment.id.desc()).limit(1)
    last = session.scalar(newest)
    if last is not None and (last.staff_id, last.text) == (staff.id, text):
        return last
    said = TaskComment(task_id=task.id, staff_id=staff.id, at=clock.now(), text=text)
    session.add(said)
    return said


def _hand(
    session: Session, task: Task, by: Staff, to: Staff, kind: str, note: str | None, batch: str | None = None
) -> Staff:
    receiver_id = who_receives(session, to.id, clock.county_today())
    if receiver_id is None:
        raise CannotMove(f"{to.name} is out and has named nobody to stand in. Choose somebody else.")
    receiver = session.get_one(Staff, receiver_id)
    _must_be_able(task, receiver)
    task.claimed_at = clock.now()
    _move(session, task, "redirected" if receiver.id != to.id else kind, by, receiver.id, note, batch)
    return receiver


def _must_be_open(task: Task) -> None:
    if task.state not in UNFINISHED:
        raise CannotMove("This task is finished already. There is nothing left to do for it.")


def _must_be_able(task: Task, staff: Staff) -> None:
    if staff.county_code is not None and staff.county_code != task.county_code:
        raise CannotMove(f"{staff.name} works for another county than this task's.")
    if task.role not in staff.role_names:
        role = task.role.replace("_", " ")
        raise CannotMove(f"This is a task for a {role}, which {staff.name} is not.")


def _carried(session: Session, task: Task) -> Application | Enrollment | None:
    """What a task is about, where it has a worker of its own."""
    if task.enrollment_id:
        return session.get(Enrollment, task.enrollment_id)
    return session.get(Application, task.application_id) if task.application_id else None


def _move(
    session: Session,
    task: Task,
    kind: str,
    by: Staff,
    to_id: int | None,
    note: str | None = None,
    batch: str | None = None,
) -> None:
    move = TaskMove(
        task_id=task.id,
        at=clock.now(),
        by_id=by.id,
        kind=kind,
        from_id=task.assignee_id,
        to_id=to_id,
        note=note,
        batch=batch,
    )
    session.add(move)
    task.assignee_id = to_id
