"""Check-in and check-out as they happen: electronic visit verification with its six items (42 USC 1396b(l)).

Kind of service, who receives it, its day, its place, who gives it, and both times. The position is asked of a browser
only where Home is picked, only at these two moments, and only if the provider ticks it.
"""

import datetime as dt

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from records import periods
from records.assignment import Assignment
from records.clock import county_day, now
from records.timesheet import EvvVisit
from web import database
from web.forms import Form, again, blank, sent
from web.public.account.guard import for_account
from web.public.timesheets import mine, sheet, words
from web.public.timesheets.blueprint import blueprint
from web.public.timesheets.listing import is_long_ago, may_check_in
from web.public.timesheets.stretches import between
from web.schemas.evv import CheckIn, CheckOut, ForgottenEnd

LONGEST = dt.timedelta(days=2)
"""No visit is longer; an end typed later is a slip."""


@blueprint.get("/provider/visits")
@for_account
def visits() -> ResponseReturnValue:
    """The visit that runs, or the place to begin one."""
    schema = _schema()
    only = [value for value, _name in schema.fields["assignment_id"].options]
    start = {"assignment_id": only[0] if len(only) == 1 else None}
    return _with_position(_page(blank(schema, start)))


@blueprint.post("/provider/visits")
@for_account
def check_in() -> ResponseReturnValue:
    """Begin a visit now."""
    form = sent(_schema())
    if not form.ok:
        return _with_position(_page(form), 422)
    session, told = database.session(), form.data
    session.scalar(select(Assignment.id).where(Assignment.id == told["assignment_id"]).with_for_update())
    if any(each.assignment_id == told["assignment_id"] for each in mine.open_visits()):
        flash(_("You have checked in already."), "info")  # a second press
        return redirect(url_for("provider_time.visits"), 303)
    position = told["position"] if told["place"] == "home" else None
    session.add(
        EvvVisit(assignment_id=told["assignment_id"], checked_in_at=now(), place=told["place"], position_in=position)
    )
    flash(_("You are checked in. Check out when you leave."), "success")
    return redirect(url_for("provider_time.visits"), 303)


@blueprint.post("/provider/visits/<int:visit_id>/out")
@for_account
def check_out(visit_id: int) -> ResponseReturnValue:
    """End a visit now; its time goes on the timesheet."""
    visit = mine.visit(visit_id)
    if visit.checked_out_at is not None:
        flash(_("You have checked out already."), "info")
        return redirect(url_for("provider_time.timesheets"), 303)
    if is_long_ago(visit):
        return redirect(url_for("provider_time.forgotten", visit_id=visit.id), 303)
    form = sent(CheckOut())
    return _ended(visit, now(), form.data.get("position") if visit.place == "home" else None)


@blueprint.route("/provider/visits/<int:visit_id>/forgotten", methods=["GET", "POST"])
@for_account
def forgotten(visit_id: int) -> ResponseReturnValue:
    """A visit that nobody checked out of: its end is typed."""
    visit = mine.visit(visit_id)
    if visit.checked_out_at is not None:
        return redirect(url_for("provider_time.timesheets"), 303)
    spell = mine.spell(visit.assignment_id)
    form = (
        sent(ForgottenEnd()) if request.method == "POST" else blank(ForgottenEnd(), {"ended_at": visit.checked_in_at})
    )
    if request.method == "POST" and form.ok:
        ended_at = form.data["ended_at"]
        if ended_at > now():
            form.refuse(_("This time has not come yet."), "ended_at")
        elif not dt.timedelta() < ended_at - visit.checked_in_at <= LONGEST:
            form.refuse(_("The end must be after the start, and at most two days later."), "ended_at")
        else:
            return _ended(visit, ended_at, None)
    if request.method == "POST":
        return again("provider/timesheets/forgotten.html", form, visit=visit, spell=spell, words=words)
    return render_template("provider/timesheets/forgotten.html", form=form, visit=visit, spell=spell, words=words)


def _ended(visit: EvvVisit, ended_at: dt.datetime, position: str | None) -> ResponseReturnValue:
    """Keep the end, and put the time on the timesheet of each half-month it falls into."""
    visit.checked_out_at, visit.position_out = ended_at, position
    spell = mine.spell(visit.assignment_id)
    first = None
    for begins in sorted({periods.half_month(day) for day in (county_day(visit.checked_in_at), county_day(ended_at))}):
        row = mine.timesheet(sheet.opened(spell.assignment, begins).id, to_write=True)
        first = first or row
        new = [
            each
            for each in between(visit.checked_in_at, ended_at, visit.place)
            if begins == periods.half_month(each.day)
        ]
        kept = sheet.stretches_of(row)
        if not sheet.may_write(row):
            flash(_("You have sent the timesheet of these days already. Take it back to add this time."), "error")
        elif any(each.touches(other) for each in new for other in kept):
            flash(_("You have this time, or a part of it, on your timesheet already. Nothing was added."), "info")
        else:
            sheet.write(row, [*kept, *new])
            minutes = sum(each.minutes for each in new)
            flash(
                _("You are checked out. %(hours)s hours are on your timesheet.", hours=words.hours(minutes)), "success"
            )
    return redirect(url_for("provider_time.timesheet", timesheet_id=first.id if first else 0), 303)


def _schema() -> CheckIn:
    schema = CheckIn()
    schema.offer(
        "assignment_id", [(str(each.assignment.id), each.name) for each in mine.spells() if may_check_in(each)]
    )
    return schema


def _page(form: Form) -> str:
    spells = mine.spells()
    return render_template(
        "provider/timesheets/visits.html",
        form=form,
        running=mine.open_visits(),
        names={each.assignment.id: each.name for each in spells},
        live_in=[each for each in spells if each.assignment.lives_together and each.assignment.status == "active"],
        long_ago=is_long_ago,
        words=words,
    )


def _with_position(page: str, status: int = 200) -> ResponseReturnValue:
    """Only this page may ask the browser where it is."""
    answer = make_response(page, status)
    answer.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(self), payment=()"
    return answer
