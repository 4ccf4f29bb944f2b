"""Beginning a run: which half-month, when the money arrives, and a sentence on what it would take."""

import datetime as dt

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records import pay_running, periods
from records.clock import county_today, now
from records.pay_run import PayRun
from records.pay_running import RunRefused
from records.place import County
from records.submission import AlreadySaid
from web import database, saying
from web.access import requires
from web.forms import again, blank, sent
from web.reach import reachable
from web.schemas.pay_run import KINDS, NewRun
from web.sign_in import guard
from web.staff.payroll.listing import blueprint
from web.staff.payroll.pay_days import usual_pay_date
from web.staff.payroll.words import period

OFFERED = 12
"""Half-months that the form offers, the newest first."""
KIND_NAMES = tuple(kind for kind, _words in KINDS)


@blueprint.route("/payroll/begin", methods=["GET", "POST"])
@requires("pay_run", "make")
def begin() -> ResponseReturnValue:
    """Ask what a new run should take, and begin it."""
    schema = _schema()
    if request.method == "GET":
        start = {"kind": "half_month", "period": _halves()[0].isoformat(), "pay_date": usual_pay_date(county_today())}
        return render_template("payroll/begin.html", form=blank(schema, start), open_run=_open())
    form = sent(schema)
    if not form.ok:
        return again("payroll/begin.html", form, open_run=_open())
    first, data = dt.date.fromisoformat(form.data["period"]), form.data
    try:
        made = pay_running.begin_run(
            database.session(),
            kind=data["kind"],
            period_begins=first,
            period_ends=periods.last_day(first),
            pay_date=data["pay_date"],
            county_code=data["county"] if data["kind"] == "retroactive" else None,
            reason=data["reason"],
            staff_id=guard.the_staff().staff_id,
            form_key=saying.form_key(),
            at=now(),
        )
    except RunRefused as refused:
        database.roll_back()
        return again("payroll/begin.html", form.refuse(str(refused)), open_run=_open())
    except AlreadySaid as before:
        database.roll_back()
        run = reachable(PayRun, before.first.pay_run_id or 0)
        return saying.answer(saying.Outcome("already_done"), url_for("payroll.run", run_id=run.id), "")
    outcome = saying.begin(made.subject)
    return saying.answer(outcome, url_for("payroll.run", run_id=made.id), f"The run {made.number} is begun.")


@blueprint.get("/payroll/begin/takes")
@requires("pay_run", "make")
def takes() -> ResponseReturnValue:
    """What such a run would take, as a sentence; counted when somebody asks, and only then."""
    kind, first = request.args.get("kind", ""), _day(request.args.get("period", ""))
    if kind not in KIND_NAMES or first is None:
        return render_template("payroll/takes.html", due=None, kind=kind, until=None)
    until = periods.last_day(first)
    if kind == "retroactive":
        due = pay_running.paid_before(database.session(), request.args.get("county", ""), first, until)
    else:
        due = pay_running.preview(database.session(), kind, until, now())
    return render_template("payroll/takes.html", due=due, kind=kind, until=until)


def _schema() -> NewRun:
    counties = database.session().execute(select(County.code, County.name).order_by(County.name)).all()
    schema = NewRun()
    schema.offer("period", [(each.isoformat(), period(each, periods.last_day(each))) for each in _halves()])
    schema.offer("county", [(code, name) for code, name in counties])
    return schema


def _halves() -> list[dt.date]:
    """The first days of the half-months that are over, the newest first."""
    found, day = [], periods.half_month(county_today())
    for _ in range(OFFERED):
        day = periods.half_month(day - periods.DAY)
        found.append(day)
    return found


def _day(typed: str) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(typed)
    except ValueError:
        return None
    return day if day.day in (1, periods.SECOND_HALF) else None


def _open() -> PayRun | None:
    """The run that is not over: another has to wait for it."""
    return pay_running.open_run(database.session())
