"""Being out: by oneself, or put by the supervisor for somebody who is ill; new work goes to the stand-in."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from records.bulk_reassign import tasks_of
from records.clock import county_today
from records.out_of_office import colleagues, is_out, leave_office, return_to_office
from records.staff import Staff
from web import database
from web.access import requires
from web.forms import again, blank, sent
from web.reach import reachable
from web.schemas.unit import OutOfOffice
from web.staff.me import me
from web.staff.unit import my_units

blueprint = Blueprint("out_of_office", __name__)
PAGE = "unit/out_of_office.html"


@blueprint.route("/out-of-office", methods=["GET", "POST"])
@requires("task", "forward")
def mine() -> ResponseReturnValue:
    """Put myself out of the office, or come back."""
    return _page(me(), url_for("my_day.show"))


@blueprint.route("/unit/staff/<int:staff_id>/out-of-office", methods=["GET", "POST"])
@requires("unit", "redirect")
def of_colleague(staff_id: int) -> ResponseReturnValue:
    """Put somebody of my county out of the office, or bring them back."""
    return _page(reachable(Staff, staff_id), url_for("unit.show"))


def _page(who: Staff, back: str) -> ResponseReturnValue:
    session, today = database.session(), county_today()
    others = [(each.id, each.name) for each in colleagues(session, who) if each.id != who.id]
    schema = OutOfOffice().offer("redirect_to", others)
    open_tasks = len(tasks_of(session, [unit.id for unit in my_units()], who.id))
    told = {"who": who, "mine": who.id == me().id, "out": is_out(who, today), "open_tasks": open_tasks, "back": back}
    if request.method == "GET":
        start = {"since": who.out_from or today, "until": who.out_until, "redirect_to": who.redirect_to_id}
        return render_template(PAGE, form=blank(schema, start), **told)
    form = sent(schema)
    if not form.ok:
        return again(PAGE, form, **told)
    stand_in = reachable(Staff, form.data["redirect_to"]) if form.data["redirect_to"] else None
    leave_office(who, form.data["since"], form.data["until"], stand_in)
    flash(f"{'You are' if told['mine'] else who.name + ' is'} marked as out. {_lands(stand_in)}", "success")
    return redirect(back, 303)


@blueprint.post("/out-of-office/end")
@requires("task", "forward")
def end_mine() -> ResponseReturnValue:
    """I am back."""
    return_to_office(me())
    flash("Welcome back. New work comes to you again.", "success")
    return redirect(url_for("my_day.show"), 303)


@blueprint.post("/unit/staff/<int:staff_id>/out-of-office/end")
@requires("unit", "redirect")
def end_of_colleague(staff_id: int) -> ResponseReturnValue:
    """A colleague is back."""
    who = reachable(Staff, staff_id)
    return_to_office(who)
    flash(f"{who.name} is back; new work goes there again.", "success")
    return redirect(url_for("unit.show"), 303)


def _lands(stand_in: Staff | None) -> str:
    return f"New work goes to {stand_in.name}." if stand_in else "New work waits in the unit's list."
