"""Moving many tasks at once: first a plan of what will move and what will not, then the moves, then maybe undo."""

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from records import clock, task_moves
from records.out_of_office import who_receives
from records.staff import Staff
from records.task import UNFINISHED, Task, TaskMove, unfinished, with_whom


@dataclass(frozen=True)
class Plan:
    """What a bulk reassignment would do: tasks that move to `receiver`, and tasks that stay, each with its sentence."""

    moves: list[Task]
    stays: list[tuple[Task, str]]
    receiver: Staff | None


def plan(session: Session, tasks: list[Task], to: Staff | None, today: dt.date) -> Plan:
    """Look at every task and say whether it can move. Nothing is changed."""
    receiver = None
    if to is not None:
        receiver_id = who_receives(session, to.id, today)
        receiver = session.get(Staff, receiver_id) if receiver_id else None
        if receiver is None:
            return Plan([], [(task, f"{to.name} is out and has named nobody to stand in.") for task in tasks], None)
    checked = [(task, _hindrance(task, receiver)) for task in tasks]
    moves = [task for task, sentence in checked if sentence is None]
    return Plan(moves, [(task, sentence) for task, sentence in checked if sentence is not None], receiver)


def apply(session: Session, chosen: Plan, by: Staff, note: str | None) -> tuple[str, int, list[tuple[int, str]]]:
    """Carry out a plan. Returns the batch by which it can be undone, how many moved, and what changed meanwhile."""
    batch, moved, late = str(uuid.uuid4()), 0, []
    for task in chosen.moves:
        try:
            task_moves.reassign(session, task, by, chosen.receiver, note, batch)
            moved += 1
        except task_moves.CannotMove as reason:
            late.append((task.id, str(reason)))
    return batch, moved, late


def undo(session: Session, batch: str, by: Staff) -> tuple[int, list[tuple[Task, str]]]:
    """Give back what one bulk reassignment moved. What has moved on or been finished since stays where it is."""
    given_back, stays = 0, []
    for move in session.scalars(select(TaskMove).where(TaskMove.batch == batch, TaskMove.by_id == by.id)).all():
        task = session.get_one(Task, move.task_id)
        if task.state not in UNFINISHED:
            stays.append((task, "It has been finished since."))
        elif task.assignee_id != move.to_id:
            stays.append((task, "It has moved on since."))
        else:
            back = TaskMove(
                task_id=task.id, at=clock.now(), by_id=by.id, kind="undone", from_id=move.to_id, to_id=move.from_id
            )
            session.add(back)
            task.assignee_id = move.from_id
            given_back += 1
    return given_back, stays


def tasks_of(session: Session, unit_ids: list[int], assignee_id: int | None, kinds: tuple[str, ...] = ()) -> list[Task]:
    """The open tasks of one worker, or with None the unclaimed ones, within the units a supervisor answers for."""
    query = select(Task).where(unfinished(), Task.unit_id.in_(unit_ids))
    query = query.where(Task.assignee_id == assignee_id if assignee_id else Task.assignee_id.is_(None))
    if kinds:
        query = query.where(Task.kind.in_(kinds))
    return list(session.scalars(query.options(*with_whom()).order_by(Task.due_on, Task.id)))


def _hindrance(task: Task, receiver: Staff | None) -> str | None:
    if task.state not in UNFINISHED:
        return "It is finished already."
    if receiver is None:
        return None if task.assignee_id is not None else "Nobody has it now."
    if receiver.id == task.assignee_id:
        return f"{receiver.name} has it already."
    if receiver.county_code is not None and receiver.county_code != task.county_code:
        return f"{receiver.name} works for another county."
    if task.role not in receiver.role_names:
        return f"It is a task for a {task.role.replace('_', ' ')}, which {receiver.name} is not."
    return None
