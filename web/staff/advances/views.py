"""What of the months in advance timesheets do not account for; the county settles it or moves to arrears."""

import datetime as dt

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records import advance_excess, advance_view, advances, pay_running, payment_repairs
from records.advances import Advance, AdvanceRefused
from records.care_case import Case
from records.clock import county_today, now
from records.pay_order import AdvanceHold, AdvancePayment
from records.pay_running import RunRefused
from records.payment import Payment
from records.payment_repairs import RepairRefused
from records.periods import DAY, month
from records.submission import AlreadySaid
from rules.book import load_book
from web import database, saying
from web.access import may, requires
from web.forms import Form, blank, sent
from web.reach import reachable, within
from web.schemas.advances import MonthAhead, Settled
from web.sign_in import guard
from web.staff.payroll.at_once import done
from web.staff.payroll.pay_days import usual_pay_date
from web.viewing import viewed

blueprint = Blueprint("advances", __name__)
STANDINGS = {
    "open": ("Open", "quiet"),
    "presumed_overpaid": ("Counts as overpaid", "bad"),
    "arrears": ("The county decides", "bad"),
    "reconciled": ("Accounted for", "good"),
    "settled": ("Settled by the county", "good"),
}
"""How an advance stands, in words, with its tone."""
BEYOND = "Timesheets came to more than was paid in advance."
ACCOUNTED = "What is left counts as accounted for. The reason stays with the case."
SETTLED = {
    "care_given": ACCOUNTED,
    "died": ACCOUNTED,
    "given_back": "The money is back. Later timesheets of the month are paid to the providers.",
}


@blueprint.get("/advances")
@requires("advance", "list")
def show() -> ResponseReturnValue:
    """What is left of every advance within reach, the longest overdue first."""
    return _page()


@blueprint.post("/advances/<int:advance_id>/settle")
@requires("advance", "settle")
def settle(advance_id: int) -> ResponseReturnValue:
    """The county settles what is left: the care was given, the money given back, or the recipient has died."""
    row, form = reachable(AdvancePayment, advance_id), sent(Settled(), prefix=f"settle_{advance_id}.")
    if not form.ok:
        return _page(form), 422
    staff_id = guard.the_staff().staff_id
    told = (form.data["settled_as"], form.data["reason"], staff_id)
    return done(
        lambda: advances.settle(database.session(), row, *told, saying.form_key(), now()),
        AdvanceRefused,
        url_for("advances.show"),
        SETTLED[form.data["settled_as"]],
    )


@blueprint.post("/advances/<int:advance_id>/arrears")
@requires("advance", "settle")
def to_arrears(advance_id: int) -> ResponseReturnValue:
    """The county moves the recipient to payment in arrears, once the law lets it."""
    row = reachable(AdvancePayment, advance_id)
    staff_id = guard.the_staff().staff_id
    return done(
        lambda: advances.move_to_arrears(database.session(), row, staff_id, saying.form_key(), now()),
        AdvanceRefused,
        url_for("advances.show"),
        "The recipient is not paid ahead of time any more. A letter says so, and how to ask for a hearing.",
    )


@blueprint.post("/advances/begin")
@requires("advance", "pay")
def begin() -> ResponseReturnValue:
    """A run that pays a month in advance, once two others have released it."""
    form = sent(_months())
    if not form.ok:
        return _page(begun=form), 422
    first = dt.date.fromisoformat(form.data["month"])
    told = {"kind": "advance", "period_begins": first, "period_ends": month(first)[1], "staff_id": _staff()}
    pay_date = usual_pay_date(county_today())
    try:
        run = pay_running.begin_run(database.session(), **told, pay_date=pay_date, form_key=saying.form_key(), at=now())
    except RunRefused as refused:
        database.roll_back()
        return _page(begun=form.refuse(str(refused))), 422
    except AlreadySaid as before:
        database.roll_back()
        return redirect(url_for("payroll.run", run_id=before.first.pay_run_id), 303)
    outcome = saying.begin(run.subject)
    return saying.answer(outcome, url_for("payroll.run", run_id=run.id), f"The run {run.number} is begun.")


@blueprint.post("/advances/beyond")
@requires("payment", "repair")
def pay_beyond() -> ResponseReturnValue:
    """A special run that pays providers what their timesheets came to beyond an advance, under two words."""
    rows = [reachable(Payment, int(each)) for each in request.form.getlist("payments")[:500] if each.isdecimal()]
    told = (_staff(), saying.form_key(), now(), BEYOND, usual_pay_date(county_today()))
    try:
        run = payment_repairs.pay_beyond(database.session(), rows, *told)
    except (RepairRefused, RunRefused) as refused:
        database.roll_back()
        flash(str(refused), "error")
        return redirect(url_for("advances.show"), 303)
    except AlreadySaid as before:
        database.roll_back()
        return redirect(url_for("payroll.run", run_id=before.first.pay_run_id), 303)
    outcome = saying.begin(run.subject)
    return saying.answer(outcome, url_for("payroll.run", run_id=run.id), f"The run {run.number} is begun.")


def _staff() -> int:
    return guard.the_staff().staff_id


def _usual() -> str:
    """The next month."""
    return (month(county_today())[1] + DAY).isoformat()


def _months() -> MonthAhead:
    """The next month, and this one for who came late."""
    days = (dt.date.fromisoformat(_usual()), month(county_today())[0])
    return MonthAhead().offer("month", [(first.isoformat(), f"{first:%B %Y}") for first in days])


def _page(typed: Form | None = None, begun: Form | None = None) -> str:
    session, mine, today = database.session(), within(), county_today()
    within_reach = select(AdvancePayment.case_id).where(mine(AdvancePayment))
    left = advances.unreconciled(session, within_reach, today)
    cases = advance_view.cases(session, [each.row.case_id for each in left])
    for case in cases.values():
        viewed(case.person_id, "advance pay")
    says = load_book().programmes["ihss"].reasons("en")
    return render_template(
        "advances/advances.html",
        left=left,
        cases=cases,
        standings=STANDINGS,
        held=[(case, [says[f"ihss.advance_payment.{name}"] for name in row.reasons]) for row, case in _held()],
        back=advance_view.came_back(session, mine(Payment)) if may("payment", "repair") else [],
        beyond=advance_excess.owed(session, mine(Payment)) if may("payment", "repair") else [],
        typed=typed,
        settles={each.row.id: blank(Settled(), prefix=f"settle_{each.row.id}.") for each in left},
        begun=begun or (blank(_months(), {"month": _usual()}) if may("advance", "pay") else None),
        may_end=_may_end,
    )


def _held() -> list[tuple[AdvanceHold, Case]]:
    found = advance_view.last_held(database.session(), within()(AdvanceHold))
    for _row, case in found:
        viewed(case.person_id, "advance pay")
    return found


def _may_end(each: Advance, case: Case) -> bool:
    """Whether the county may move the recipient to arrears for it now."""
    return each.standing == "arrears" and case.advance_pay_since is not None and may("advance", "settle")
