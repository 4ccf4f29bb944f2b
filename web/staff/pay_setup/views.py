"""How a provider is paid is read, and written from paper: each form at once, with its event."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from records import bank_accounts, pay_stops, withholding
from records.bank_accounts import By, NotChanged
from records.clock import county_today, now
from records.pay_hold import PayStop
from records.pay_orders import NotOrdered
from records.pay_setup import DirectDeposit
from records.pay_stops import NotStopped
from records.submission import AlreadySaid, say
from records.withholding import NotWithheld
from web import database, saying
from web.access import requires
from web.forms import sent
from web.reach import found, reachable
from web.schemas.form import FormSchema
from web.schemas.pay_setup import columns_of
from web.sign_in import guard
from web.staff.pay_setup.page import ALL, Payee, blueprint, page, payee, schema_of

Write = Callable[[dict[str, Any], By], object]
NEVER_SHOWN = ("number", "number_again")


@blueprint.get("")
@requires("pay_setup", "read")
def show(enrollment_id: int) -> ResponseReturnValue:
    """All that is on record, and the forms."""
    return page(payee(enrollment_id))


@blueprint.post("/account")
@requires("pay_setup", "change")
def account(enrollment_id: int) -> ResponseReturnValue:
    """A form SOC 829 came on paper."""
    who = payee(enrollment_id)

    def give(told: dict[str, Any], by: By) -> None:
        typed = bank_accounts.Account(told["routing_number"], told["number"], told["kind"])
        rows = who.chosen(told["assignment_id"])
        if not rows:
            raise NotChanged("There is no recipient whose payments could go there.")
        bank_accounts.give_account(database.session(), who.row, rows, typed, told["starts_on"], by)

    return written(who, "account", schema_of("account", who), give, "The account is on record. The old one ended.")


@blueprint.post("/account/<int:account_id>/end")
@requires("pay_setup", "change")
def account_ended(enrollment_id: int, account_id: int) -> ResponseReturnValue:
    """An account is not to be paid into any more; no other takes its place."""
    who, row = payee(enrollment_id), reachable(DirectDeposit, account_id)
    found(row if row.enrollment_id == who.row.id else None)

    def end(_told: dict[str, Any], by: By) -> None:
        bank_accounts.end_account(database.session(), who.row, row, county_today(), by)

    return written(who, f"end_{account_id}", FormSchema(), end, "The account ended. Payments go out as warrants.")


@blueprint.post("/certificate/<any(w4, de4):form>")
@requires("pay_setup", "change")
def certificate(enrollment_id: int, form: str) -> ResponseReturnValue:
    """A W-4 or a DE 4 came on paper."""
    who = payee(enrollment_id)

    def give(told: dict[str, Any], by: By) -> None:
        says = columns_of(told)
        withholding.give_certificate(database.session(), who.row, form, says, told["starts_on"], by)

    return written(who, form, schema_of(form, who), give, "The certificate is on record. The one before ended.")


@blueprint.post("/certificate/old-w4")
@requires("pay_setup", "change")
def old_certificate(enrollment_id: int) -> ResponseReturnValue:
    """A W-4 from before 2020 came on paper: the law says which one of today comes to the same."""
    who = payee(enrollment_id)
    form = sent(schema_of("old_w4", who), prefix="old_w4.")
    if not form.ok:
        return page(who, ("old_w4", form)), 422
    payload = {name: value for name, value in form.data.items() if value is not None}
    payload["starts_on"] = form.data["starts_on"].isoformat()
    outcome = saying.tell("give_old_w4", who.row.subject, payload)
    if outcome.state == "refused":
        return page(payee(enrollment_id), ("old_w4", form.refuse(outcome.sentence))), 422
    done = "It is on record as the W-4 of today that comes to the same. The one before ended."
    return saying.answer(outcome, url_for("pay_setup.show", enrollment_id=enrollment_id), done)


@blueprint.post("/certificate/<any(w4, de4):form>/withdraw")
@requires("pay_setup", "change")
def certificate_withdrawn(enrollment_id: int, form: str) -> ResponseReturnValue:
    """Nothing is to be withheld by this form any more."""
    who = payee(enrollment_id)

    def withdraw(_told: dict[str, Any], by: By) -> None:
        withholding.withdraw_certificate(database.session(), who.row, form, county_today(), by)

    return written(who, f"withdraw_{form}", FormSchema(), withdraw, "The certificate is withdrawn from today on.")


@blueprint.post("/stop")
@requires("pay_setup", "stop")
def stop(enrollment_id: int) -> ResponseReturnValue:
    """Payments are kept back, for a reason."""
    who = payee(enrollment_id)

    def place(told: dict[str, Any], by: By) -> None:
        assignment_id = None if told["assignment_id"] == ALL else int(told["assignment_id"])
        pay_stops.place_stop(database.session(), who.row, assignment_id, told["reason"], by)

    said = "From now on each run holds these payments."
    waiting = pay_stops.reckoned_in(database.session(), who.row.id)
    if waiting:
        said += f" The run {waiting} has reckoned a payment already: it is taken out before the release, and not after."
    return written(who, "stop", schema_of("stop", who), place, said)


@blueprint.post("/stop/<int:stop_id>/lift")
@requires("pay_setup", "stop")
def stop_lifted(enrollment_id: int, stop_id: int) -> ResponseReturnValue:
    """Payments are kept back no longer."""
    who, row = payee(enrollment_id), reachable(PayStop, stop_id)
    found(row if row.enrollment_id == who.row.id else None)

    def lift(_told: dict[str, Any], by: By) -> None:
        pay_stops.lift_stop(database.session(), who.row, row, by)

    return written(who, f"lift_{stop_id}", FormSchema(), lift, "The stop is lifted. The next run pays.")


def written(who: Payee, what: str, schema: FormSchema, write: Write, done: str) -> ResponseReturnValue:
    """Check a form and write what it says; what is wrong stands on the same page, without account numbers."""
    form = sent(schema, prefix=f"{what}.")
    if form.ok:
        try:
            done = _written_once(who, what, lambda by: write(form.data, by), done)
        except (NotChanged, NotOrdered, NotWithheld, NotStopped) as wrong:
            form.refuse(str(wrong))
    if not form.ok:
        for name in NEVER_SHOWN:
            form.typed.pop(name, None)
        return page(who, (what, form)), 422
    flash(done, "success")
    return redirect(url_for("pay_setup.show", enrollment_id=who.row.id), 303)


def _written_once(who: Payee, what: str, write: Callable[[By], object], done: str) -> str:
    """Write what a form says, unless it was pressed before; the sentence for who pressed. Raises what `write` does."""
    staff_id, at = guard.the_staff().staff_id, now()
    told = {"enrollment_id": who.row.id, "form": what}  # what was typed is on its own record, and is no log's
    session, key = database.session(), saying.form_key()
    try:
        said = say(session, kind="pay_setup", form_key=key, subject=None, staff_id=staff_id, said_at=at, payload=told)
    except AlreadySaid as before:
        if before.first.outcome == "refused":
            raise NotChanged(before.first.sentence or saying.ALREADY_DONE) from None
        return saying.ALREADY_DONE
    try:
        write(By(staff_id, at))
    except (NotChanged, NotOrdered, NotWithheld, NotStopped) as wrong:
        said.outcome, said.sentence = "refused", str(wrong)
        raise
    said.outcome = "applied"
    return done
