"""My day: what is due, what is new, the visits, and what waits on others."""

import datetime as dt

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from records import my_day, task_inbox, timesheet_exceptions, visit_calendar
from records.clock import county_instant, county_today
from records.out_of_office import is_out
from records.task_inbox import Wanted
from web import database
from web.access import may, requires
from web.navigation import home
from web.staff import event_words, reviewing
from web.staff.me import me
from web.staff.payroll import payroll_today
from web.staff.task_pages import address_of, title_of
from web.staff.timesheets.exceptions import decides

blueprint = Blueprint("my_day", __name__)
ON_TOP = 12


@blueprint.get("/")
@requires("desk", "open")
def show() -> ResponseReturnValue:
    """What I should know this morning. Who has no tasks goes to the first page they may open."""
    if not may("task", "list"):
        return redirect(home() if home() != "/" else url_for("help.keys"))
    session, staff, today = database.session(), me(), county_today()
    since = county_instant(my_day.last_work_day(today), dt.time(0, 0))
    monday = visit_calendar.monday(today)
    return render_template(
        "my_day/my_day.html",
        counts=task_inbox.inbox_counts(session, staff, today, since),
        tasks=task_inbox.tasks_page(session, staff, Wanted(), today, ON_TOP),
        week=visit_calendar.week(session, staff.id, monday),
        waiting=my_day.waiting_on_others(session, staff.id),
        reviews=reviewing.waiting_count(),
        held=timesheet_exceptions.waiting_for(session, decides(), staff.id) if may("timesheet", "resolve") else 0,
        payroll=payroll_today.figures() if may("payment", "repair") else None,
        out=is_out(staff, today),
        staff=staff,
        since=since,
        since_day=my_day.last_work_day(today),
        title_of=title_of,
        address_of=address_of,
        clock_title=event_words.clock_title,
    )
