"""Runs that pay a month in advance, or what timesheets came to beyond one."""

import datetime as dt

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from records import pay_running, payment_repairs
from records.clock import county_today, now
from records.payment import Payment
from records.periods import month
from web import database, saying
from web.access import requires
from web.forms import sent
from web.reach import reachable
from web.sign_in import guard
from web.staff.advances.listing import blueprint, months, page
from web.staff.payroll.at_once import begun
from web.staff.payroll.pay_days import usual_pay_date

BEYOND = "Timesheets came to more than was paid in advance."
BEGUN = "The run {number} is begun."


@blueprint.post("/advances/begin")
@requires("advance", "pay")
def begin() -> ResponseReturnValue:
    """A run that pays a month in advance, once two others have released it."""
    form = sent(months())
    if not form.ok:
        return page(begun=form), 422
    first = dt.date.fromisoformat(form.data["month"])
    told = {"kind": "advance", "period_begins": first, "period_ends": month(first)[1]}
    told |= {"pay_date": usual_pay_date(county_today()), "staff_id": guard.the_staff().staff_id}
    return begun(
        lambda: pay_running.begin_run(database.session(), **told, form_key=saying.form_key(), at=now()),
        BEGUN,
        lambda sentence: (page(begun=form.refuse(sentence)), 422),
    )


@blueprint.post("/advances/beyond")
@requires("payment", "repair")
def pay_beyond() -> ResponseReturnValue:
    """A special run that pays providers what their timesheets came to beyond an advance, under two words."""
    rows = [reachable(Payment, int(each)) for each in request.form.getlist("payments")[:500] if each.isdecimal()]
    told = (guard.the_staff().staff_id, saying.form_key(), now(), BEYOND, usual_pay_date(county_today()))
    return begun(lambda: payment_repairs.pay_beyond(database.session(), rows, *told), BEGUN, _refused)


def _refused(sentence: str) -> ResponseReturnValue:
    flash(sentence, "error")
    return redirect(url_for("advances.show"), 303)
