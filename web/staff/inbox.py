"""The inbox: open tasks, mine or my unit's, filtered by the address, in pages."""

import datetime as dt
from operator import itemgetter

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from records import task_inbox
from records.clock import county_instant, county_today
from records.my_day import last_work_day
from records.out_of_office import colleagues
from records.staff import Staff
from records.task import Task
from records.task_inbox import Wanted
from web import database
from web.access import may, requires
from web.staff.me import me
from web.staff.task_pages import PAGES, address_of, title_of
from workflows.steps.task_roles import ROLES

blueprint = Blueprint("inbox", __name__)
WHOSE = {"mine": "Mine", "unclaimed": "Unclaimed in my unit", "unit": "All of my unit"}
DUE = (("", "Any day"), ("overdue", "Overdue"), ("today", "By today"), ("week", "By the end of the week"))


@blueprint.get("/tasks")
@requires("task", "list")
def show() -> ResponseReturnValue:
    """A page of open tasks, most pressing first."""
    session, staff, today = database.session(), me(), county_today()
    wanted = _wanted(session.get(Staff, request.args.get("worker", 0, type=int)))
    since = county_instant(last_work_day(today), dt.time(0, 0))
    page = task_inbox.tasks_page(session, staff, wanted, today)
    counts = task_inbox.inbox_counts(session, staff, today, since)
    return render_template(
        "tasks/inbox.html",
        page=page,
        next_after=_written(page.next),
        wanted=wanted,
        counts=counts,
        whose=WHOSE,
        due_options=[(value, words, None) for value, words in DUE],
        kinds=_kinds(staff, wanted),
        workers=colleagues(session, staff) if wanted.whose == "unit" else [],
        staff=staff,
        title_of=title_of,
        address_of=address_of,
    )


@blueprint.get("/tasks/finished")
@requires("task", "list")
def finished() -> ResponseReturnValue:
    """What was mine and is done, latest first."""
    before = _read_moment(request.args.get("before", ""))
    tasks = task_inbox.finished_page(database.session(), me(), before)
    last = tasks[-1] if len(tasks) == task_inbox.PAGE else None
    older = f"{last.ended_at.isoformat()},{last.id}" if last and last.ended_at else None
    return render_template("tasks/finished.html", tasks=tasks, older=older, title_of=title_of)


@blueprint.get("/tasks/next")
@requires("task", "list")
def next_task() -> ResponseReturnValue:
    """Straight to the most pressing task: mine, else one that nobody has."""
    task = task_inbox.next_task(database.session(), me(), county_today(), request.args.get("after", type=int))
    if task is None:
        flash("Nothing is waiting for you. Well done.", "success")
        return redirect(url_for("inbox.show"))
    return redirect(_where(task))


def _kinds(staff: Staff, wanted: Wanted) -> list[tuple[str, str]]:
    """Kinds of task that one may meet, with their titles: of the own roles, or open with one or the unit already."""
    own = {kind.value for kind, role in ROLES.items() if role in staff.role_names}
    met = own | {*wanted.kinds} | task_inbox.kinds_met(database.session(), staff, wanted.whose)
    return sorted(((kind, page.title) for kind, page in PAGES.items() if kind in met), key=itemgetter(1))


def _where(task: Task) -> str:
    """A task of mine opens where it is done; one that nobody has opens its own page, to be claimed."""
    return address_of(task) if task.assignee_id else url_for("tasks.task", task_id=task.id)


def _wanted(worker: Staff | None) -> Wanted:
    args = request.args
    whose = args.get("whose", "mine")
    kind = args.get("kind", "")
    inside = worker is not None and worker.unit_id == me().unit_id and may("unit", "read")
    return Wanted(
        whose=whose if whose in WHOSE else "mine",
        due=args.get("due", "all") if args.get("due") in {value for value, _ in DUE} else "all",
        kinds=(kind,) if kind in PAGES else (),
        deferred=args.get("deferred") == "1",
        assignee_id=worker.id if worker is not None and inside and whose == "unit" else None,
        after=_read_place(args.get("after", "")),
    )


def _written(place: tuple[dt.date, int] | None) -> str | None:
    return f"{place[0].isoformat()},{place[1]}" if place else None


def _read_place(text: str) -> tuple[dt.date, int] | None:
    day, _, number = text.partition(",")
    try:
        return dt.date.fromisoformat(day), int(number)
    except ValueError:
        return None


def _read_moment(text: str) -> tuple[dt.datetime, int] | None:
    instant, _, number = text.partition(",")
    try:
        read = dt.datetime.fromisoformat(instant)
        return (read, int(number)) if read.tzinfo else None
    except ValueError:
        return None
