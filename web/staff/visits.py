"""Home visits of an application, and the calendar of a worker's week."""

import datetime as dt

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from records import application_view, visit_calendar
from records.application import Application
from records.clock import county_day, county_today
from records.staff import Staff
from web import database
from web.access import requires
from web.forms import Form, again, blank, sent
from web.reach import reachable
from web.schemas.form import FormSchema
from web.schemas.quantities import read_day
from web.schemas.visit import MISSED, PLACES, Complete, Miss, Move, Schedule
from web.sign_in import guard
from web.staff.applications.reaching import application_in_reach
from web.staff.applications.telling import say_and_answer

blueprint = Blueprint("visits", __name__)
TEMPLATE = "visits/visit.html"
SAID = {
    "schedule": ("schedule_visit", Schedule, "The visit is planned. It is in the calendar."),
    "move": ("move_visit", Move, "The visit is moved."),
    "miss": ("miss_visit", Miss, "Noted: the visit did not take place."),
    "done": ("complete_visit", Complete, "The visit is done. The needs can be assessed now."),
}
"""What each form of the page says to the workflow."""


@blueprint.get("/applications/<int:application_id>/visit")
@requires("application", "read")
def show(application_id: int) -> ResponseReturnValue:
    """The visits of an application and the forms that make sense now."""
    application = application_in_reach(application_id, "visit")
    return render_template(TEMPLATE, **_seen(application))


@blueprint.post("/applications/<int:application_id>/visit/<any(schedule, move, miss):what>")
@requires("visit", "schedule")
def plan(application_id: int, what: str) -> ResponseReturnValue:
    """Plan, move or miss a visit."""
    return _say(application_id, what)


@blueprint.post("/applications/<int:application_id>/visit/done")
@requires("visit", "complete")
def done(application_id: int) -> ResponseReturnValue:
    """The visit took place."""
    return _say(application_id, "done")


def _say(application_id: int, what: str) -> ResponseReturnValue:
    application = application_in_reach(application_id, "visit")
    kind, schema, done_words = SAID[what]

    def page(form: Form) -> ResponseReturnValue:
        return again(TEMPLATE, form, **_seen(application, what, form))

    return say_and_answer(kind, application, sent(schema()), page, done=done_words)


def _seen(application: Application, sent_name: str | None = None, sent_form: Form | None = None) -> dict[str, object]:
    visits = application_view.tracks(database.session(), application.id).visits
    now = next((each for each in visits if each.status == "scheduled"), None)
    schemas: dict[str, FormSchema] = {"schedule": Schedule(), "move": Move(), "miss": Miss(), "done": Complete()}
    start = {"schedule": {"place": "home"}, "move": {"starts_at": now.starts_at} if now else {}}
    forms = {name: blank(schema, start.get(name)) for name, schema in schemas.items()}
    if sent_name and sent_form:
        forms[sent_name] = sent_form
    return {
        "application": application,
        "visits": visits,
        "planned": now,
        "made": any(each.status == "done" for each in visits),
        "forms": forms,
        "opened": sent_name,
        "places": dict(PLACES),
        "missed": dict(MISSED),
        "planned_day": county_day(now.starts_at) if now else None,
        "week": _week(guard.the_staff().staff_id, county_day(now.starts_at) if now else county_today()),
    }


@blueprint.get("/visits")
@requires("task", "list")
def calendar() -> ResponseReturnValue:
    """The visits of a worker's week; one's own unless another worker in reach is named."""
    mine = guard.the_staff().staff_id
    worker_id = request.args.get("worker", mine, type=int)
    worker = database.session().get_one(Staff, mine) if worker_id == mine else reachable(Staff, worker_id)
    text = request.args.get("week", "")
    first = read_day(text) if text else county_today()
    if first is None or not 1990 <= first.year <= 2190:
        abort(404)
    return render_template(
        "visits/calendar.html", worker=worker, mine=worker_id == mine, places=dict(PLACES), **_weeks(worker_id, first)
    )


def _weeks(worker_id: int, day: dt.date) -> dict[str, object]:
    first = visit_calendar.monday(day)
    return {
        "first": first,
        "days": _week(worker_id, day),
        "before": first - dt.timedelta(days=7),
        "after": first + dt.timedelta(days=7),
    }


def _week(worker_id: int, day: dt.date) -> list[visit_calendar.Day]:
    return visit_calendar.week(database.session(), worker_id, visit_calendar.monday(day))
