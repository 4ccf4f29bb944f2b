"""A payment to a provider that no timesheet accounts for: how much, why, and a sentence on what it would pay."""

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from records import bank_accounts, payment_repairs
from records.assignment import Assignment
from records.clock import county_today, now
from records.pay_run import PayRun
from records.pay_setup import DirectDeposit
from web import database, saying
from web.access import requires
from web.forms import again, blank, sent
from web.reach import reachable
from web.schemas.payment_repair import OneOff, OneOffAmount
from web.sign_in import guard
from web.staff.payroll.answers import DONE
from web.staff.payroll.at_once import begun
from web.staff.payroll.listing import blueprint
from web.staff.payroll.pay_days import usual_pay_date
from web.viewing import viewed

TEMPLATE, PART = "payroll/one_off.html", "payroll/one_off_pays.html"


@blueprint.get("/assignments/<int:assignment_id>/pay-once")
@requires("payment", "repair")
def pay_once(assignment_id: int) -> ResponseReturnValue:
    """Ask how much and why."""
    return render_template(TEMPLATE, form=blank(OneOff()), **_known(_pair(assignment_id)))


@blueprint.get("/assignments/<int:assignment_id>/pay-once/pays")
@requires("payment", "repair")
def pays_once(assignment_id: int) -> ResponseReturnValue:
    """What would be paid, to whom and how, as a sentence; nothing is made."""
    form = sent(OneOffAmount(), request.args)
    return render_template(PART, form=form, **_known(_pair(assignment_id)))


@blueprint.post("/assignments/<int:assignment_id>/pay-once")
@requires("payment", "repair")
def paid_once(assignment_id: int) -> ResponseReturnValue:
    """A special run that pays it once two others have released it."""
    pair, form = _pair(assignment_id), sent(OneOff())
    if not form.ok:
        return again(TEMPLATE, form, **_known(pair))
    return begun(
        lambda: _run(pair, form.data["gross_cents"], form.data["reason"]),
        DONE,
        lambda sentence: again(TEMPLATE, form.refuse(sentence), **_known(_pair(assignment_id))),
    )


def _run(pair: Assignment, gross_cents: int, reason: str) -> PayRun:
    staff_id, settles = guard.the_staff().staff_id, usual_pay_date(county_today())
    return payment_repairs.one_off(
        database.session(), pair, gross_cents, staff_id, saying.form_key(), now(), reason, settles
    )


def _pair(assignment_id: int) -> Assignment:
    """A pair within reach; the look at its provider is written down."""
    pair = reachable(Assignment, assignment_id)
    if pair.enrollment.person_id is not None:
        viewed(pair.enrollment.person_id, "payments")
    return pair


def _known(pair: Assignment) -> dict[str, Any]:
    """What the page and the sentence name: the two people, the pay date, and the account, if one is in use then."""
    session, settles = database.session(), usual_pay_date(county_today())
    number = bank_accounts.usable_account(session, pair.id, settles)
    account = session.get(DirectDeposit, number) if number else None
    return {"pair": pair, "settles": settles, "account": account}
