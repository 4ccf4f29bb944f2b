"""Beginning a run: which half-month, when the money arrives, and a sentence on what it would take."""

import datetime as dt

from flask import render_template, request
from flask.typing import ResponseReturnValue

from records import pay_running, periods
from records.clock import county_today, now
from records.pay_run import PayRun
from web import database, saying
from web.access import requires
from web.forms import again, blank, sent
from web.schemas.pay_run import KINDS
from web.sign_in import guard
from web.staff.payroll.asked_for import due, half_months, schema_of_a_run, wanted
from web.staff.payroll.at_once import begun
from web.staff.payroll.listing import blueprint
from web.staff.payroll.pay_days import usual_pay_date

KIND_NAMES = tuple(kind for kind, _words in KINDS)


@blueprint.route("/payroll/begin", methods=["GET", "POST"])
@requires("pay_run", "make")
def begin() -> ResponseReturnValue:
    """Ask what a new run should take, and begin it."""
    schema = schema_of_a_run()
    if request.method == "GET":
        newest = half_months()[0].isoformat()
        start = {"kind": "half_month", "period": newest, "pay_date": usual_pay_date(county_today())}
        return render_template("payroll/begin.html", form=blank(schema, start), open_run=_open())
    form = sent(schema)
    if not form.ok:
        return again("payroll/begin.html", form, open_run=_open())
    asked = wanted(form.data)
    return begun(
        lambda: pay_running.begin_run(
            database.session(),
            kind=asked.kind,
            period_begins=asked.first,
            period_ends=asked.last,
            pay_date=asked.pay_date,
            county_code=asked.county_code,
            reason=form.data["reason"],
            staff_id=guard.the_staff().staff_id,
            form_key=saying.form_key(),
            at=now(),
        ),
        "The run {number} is begun.",
        lambda sentence: again("payroll/begin.html", form.refuse(sentence), open_run=_open()),
    )


@blueprint.get("/payroll/begin/takes")
@requires("pay_run", "make")
def takes() -> ResponseReturnValue:
    """What such a run would take, as a sentence; counted when somebody asks, and only then."""
    args = request.args
    kind, first = args.get("kind", ""), _day(args.get("period", ""))
    if kind not in KIND_NAMES or first is None:
        return render_template("payroll/takes.html", due=None, kind=kind, until=None)
    last = _day(args.get("until", "")) if kind == "retroactive" else None
    until = periods.last_day(max(first, last or first))
    found = due(database.session(), kind, first, until, args.get("county", ""), now())
    return render_template("payroll/takes.html", due=found, kind=kind, first=first, until=until, open_run=_open())


def _day(typed: str) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(typed)
    except ValueError:
        return None
    return day if day.day in (1, periods.SECOND_HALF) else None


def _open() -> PayRun | None:
    """The run that is not over: another has to wait for it."""
    return pay_running.open_run(database.session())
