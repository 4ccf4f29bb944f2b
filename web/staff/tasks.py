"""One task: what it is about, what happened to it, and everything one may do with it besides doing it."""

from collections.abc import Callable

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.exc import StaleDataError

from records import task_moves
from records.out_of_office import colleagues
from records.staff import Staff
from records.task import UNFINISHED, Task, TaskComment, TaskMove, with_whom
from records.task_moves import CannotMove
from web import database
from web.access import requires
from web.forms import Form, blank, sent
from web.reach import reachable
from web.schemas.task import Comment, Defer, Forward
from web.staff.me import me
from web.staff.task_pages import address_of, page_of, title_of
from web.viewing import viewed

blueprint = Blueprint("tasks", __name__)
LATE = "Somebody else changed this task while you looked at it. Here is how it stands now."


@blueprint.get("/tasks/<int:task_id>")
@requires("task", "read")
def task(task_id: int) -> ResponseReturnValue:
    """A task with its history."""
    found = _task(task_id)
    if found.whom is not None:
        of = found.whom.subject
        viewed(found.whom.person_id, "task", **of.columns)
    return _page(found)


@blueprint.post("/tasks/<int:task_id>/claim")
@requires("task", "claim")
def claim(task_id: int) -> ResponseReturnValue:
    """Take it, and go where it is done."""
    found = _task(task_id)
    return _moved(found, lambda: task_moves.claim(database.session(), found, me()), "It is yours.", address_of(found))


@blueprint.post("/tasks/<int:task_id>/release")
@requires("task", "claim")
def release(task_id: int) -> ResponseReturnValue:
    """Put it back into the unit's list."""
    found = _task(task_id)
    return _moved(found, lambda: task_moves.release(database.session(), found, me()), "It is back in your unit's list.")


@blueprint.post("/tasks/<int:task_id>/resume")
@requires("task", "defer")
def resume(task_id: int) -> ResponseReturnValue:
    """Bring it back before its day."""
    found = _task(task_id)
    return _moved(found, lambda: task_moves.resume(database.session(), found, me()), "It is back in your inbox.")


@blueprint.post("/tasks/<int:task_id>/forward")
@requires("task", "forward")
def forward(task_id: int) -> ResponseReturnValue:
    """Hand it to a colleague, or to their stand-in."""
    found = _task(task_id)
    form = sent(_forward_schema(), prefix="forward.")
    if not form.ok:
        return _page(found, forward_form=form), 422
    to = reachable(Staff, form.data["to"])

    def hand() -> None:
        receiver = task_moves.forward(database.session(), found, me(), to, form.data["note"])
        out = "" if receiver.id == to.id else f" {to.name} is out; {receiver.name} stands in."
        flash(f"Forwarded to {receiver.name}.{out}", "success")

    return _moved(found, hand, None, url_for("inbox.show"))


@blueprint.post("/tasks/<int:task_id>/defer")
@requires("task", "defer")
def defer(task_id: int) -> ResponseReturnValue:
    """Put it away until a day."""
    found = _task(task_id)
    form = sent(Defer(), prefix="defer.")
    if not form.ok:
        return _page(found, defer_form=form), 422
    until, note = form.data["until"], form.data["note"]
    try:
        task_moves.defer(database.session(), found, me(), until, note)
    except CannotMove as reason:
        return _page(found, defer_form=form.refuse(str(reason), "until")), 422
    flash(f"Put away until {until:%B %-d}.", "success")
    return redirect(url_for("inbox.show"), 303)


@blueprint.post("/tasks/<int:task_id>/comment")
@requires("task", "comment")
def comment(task_id: int) -> ResponseReturnValue:
    """Leave a remark."""
    found = _task(task_id)
    form = sent(Comment(), prefix="comment.")
    if not form.ok:
        return _page(found, comment_form=form), 422
    task_moves.comment(database.session(), found, me(), form.data["text"])
    flash("Comment added.", "success")
    return redirect(url_for("tasks.task", task_id=task_id), 303)


def _task(task_id: int) -> Task:
    found = reachable(Task, task_id, *with_whom(), joinedload(Task.assignee))
    seen = request.form.get("version", type=int)
    if seen is not None and seen != found.version:
        flash(LATE, "info")
        abort(redirect(url_for("tasks.task", task_id=task_id), 303))
    return found


def _moved(found: Task, move: Callable[[], None], done: str | None, to: str | None = None) -> ResponseReturnValue:
    """Carry out a move; what cannot be is said on the task's page."""
    here = url_for("tasks.task", task_id=found.id)
    try:
        move()
        database.session().flush()
    except CannotMove as reason:
        flash(str(reason), "error")
        return redirect(here, 303)
    except StaleDataError:
        database.roll_back()
        flash(LATE, "info")
        return redirect(here, 303)
    if done:
        flash(done, "success")
    return redirect(to or here, 303)


def _forward_schema() -> Forward:
    others = [(each.id, each.name) for each in colleagues(database.session(), me()) if each.id != me().id]
    return Forward().offer("to", others)


def _page(
    found: Task,
    forward_form: Form | None = None,
    defer_form: Form | None = None,
    comment_form: Form | None = None,
) -> str:
    session = database.session()
    moves = session.scalars(select(TaskMove).where(TaskMove.task_id == found.id).order_by(TaskMove.id.desc())).all()
    comments = session.scalars(select(TaskComment).where(TaskComment.task_id == found.id)).all()
    named = {each.by_id for each in moves} | {each.to_id for each in moves} | {each.staff_id for each in comments}
    names = session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(named - {None})))
    return render_template(
        "tasks/task.html",
        task=found,
        title=title_of(found),
        page=page_of(found),
        address=address_of(found),
        mine=found.assignee_id == me().id,
        finished=found.state not in UNFINISHED,
        names=dict(tuple(pair) for pair in names),
        moves=moves,
        comments=sorted(comments, key=lambda each: each.id),
        forward_form=forward_form or blank(_forward_schema(), prefix="forward."),
        defer_form=defer_form or blank(Defer(), prefix="defer."),
        comment_form=comment_form or blank(Comment(), prefix="comment."),
    )
