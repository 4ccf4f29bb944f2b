"""Where my pay goes: the accounts in use and before, and the form that gives another one."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from records import bank_accounts
from records.account import Account as OwnAccount
from records.assignment import Assignment
from records.bank_accounts import By
from records.clock import county_today, now
from records.enrollment import Enrollment
from web import database
from web.forms import Form, again, blank, sent
from web.public.account import guard, tries
from web.public.account.blueprint import DOOR, wait
from web.public.account.guard import for_account
from web.public.pay import mine
from web.public.pay.blueprint import blueprint
from web.public.pay.recent import changed_lately
from web.schemas.pay_setup import OwnBankAccount
from web.sign_in import passwords

TEMPLATE = "provider/pay/account.html"
ALL = "all"
NEVER_SHOWN = ("number", "number_again", "password")
"""What is not sent back to the browser when something else on the form is wrong."""


@blueprint.get("/provider/pay/account")
@for_account
def account() -> ResponseReturnValue:
    """The accounts, and the form."""
    working = _working()
    start = {"assignment_id": ALL, "kind": "checking"}
    return render_template(TEMPLATE, form=blank(_schema(working), start), **_told(working))


@blueprint.post("/provider/pay/account")
@for_account
def give_account() -> ResponseReturnValue:
    """Give an account, or another one. The password is asked for again, and tries at it are counted."""
    working, owner = _working(), guard.the_account()
    form = sent(_schema(working))
    if not form.ok:
        return again(TEMPLATE, _without_numbers(form), **_told(working))
    told = dict(form.data)
    _without_numbers(form)
    try:
        attempt = tries.noted(owner.sign_in_name, DOOR)
    except tries.TooManyTries:
        return wait(TEMPLATE, form, **_told(working))
    if not passwords.opens(told["password"], owner):
        return again(TEMPLATE, form.refuse(_("This is not your password."), "password"), **_told(working))
    attempt.succeeded = True
    _give(owner, [row for row in working if told["assignment_id"] in (ALL, str(row.id))], told)
    flash(_("We have your bank account. Payments from today on go there."), "success")
    return redirect(url_for("provider_pay.account"), 303)


def _give(owner: OwnAccount, rows: list[Assignment], told: dict[str, str]) -> None:
    """Write the account for each recipient; the assignments of an enrollment together."""
    session = database.session()
    typed = bank_accounts.Account(told["routing_number"], told["number"], told["kind"])
    for enrollment_id in sorted({row.enrollment_id for row in rows}):
        own = [row for row in rows if row.enrollment_id == enrollment_id]
        enrollment = session.get_one(Enrollment, enrollment_id)
        bank_accounts.give_account(session, enrollment, own, typed, county_today(), By(None, now()))


def _working() -> list[Assignment]:
    """Spells that may still be paid: those that have not ended, and those that ended in the last year."""
    today = county_today()
    return [row for row in mine.assignments() if row.ended_on is None or (today - row.ended_on).days < 366]


def _schema(working: list[Assignment]) -> OwnBankAccount:
    schema = OwnBankAccount()
    names = mine.names(working)
    every = [(ALL, _("All my payments"))]
    one = [(str(row.id), _("Only the payments for %(name)s", name=names[row.id])) for row in working]
    schema.offer("assignment_id", [*every, *one] if len(working) > 1 else every)
    return schema


def _without_numbers(form: Form) -> Form:
    for name in NEVER_SHOWN:
        form.typed.pop(name, None)
    return form


def _told(working: list[Assignment]) -> dict[str, object]:
    session, every = database.session(), mine.assignments()
    kept = [each for number in {row.enrollment_id for row in every} for each in bank_accounts.history(session, number)]
    in_use = {each.assignment_id: each for each in kept if each.ended_on is None}
    return {
        "working": working,
        "names": mine.names(every),
        "in_use": in_use,
        "before": sorted((each for each in kept if each.ended_on is not None), key=lambda each: -each.id),
        "changed": changed_lately(every),
    }
