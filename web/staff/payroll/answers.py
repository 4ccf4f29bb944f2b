"""The desk of answers: money that came back, issued anew or made void; and what banks say of accounts."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from records import ach_codes, payment_repairs, payments_back
from records.clock import county_today, now
from records.listed import PAGE_LENGTH
from records.pay_run import PayRun
from records.payment import Payment
from records.payment_file import PaymentAnswer
from records.payment_repairs import RepairRefused
from web import database, saying
from web.access import requires
from web.forms import Form, blank, sent
from web.reach import found, reachable, within
from web.schemas.payment_repair import Mend, MendMonth, Notice, Stop
from web.sign_in import guard
from web.staff.payroll import to_recipient
from web.staff.payroll.at_once import begun, done
from web.staff.payroll.listing import blueprint
from web.staff.payroll.pay_days import usual_pay_date
from web.staff.payroll.payment_page import in_reach
from web.staff.payroll.payment_page import page as payment_page
from web.viewing import viewed

STATUSES = (("", "All", None), ("returned", "Came back", None), ("void", "Void", None), ("stale", "Never cashed", None))
DONE = "Run {number} will do it. A payroll officer and a supervisor, neither of them you, release it first."


@blueprint.get("/payroll/answers")
@requires("payment", "repair")
def answers() -> ResponseReturnValue:
    """What came back and waits, the oldest first; those that the address names are ticked."""
    ticked = [each for each in request.args.getlist("payments") if each.isdecimal()]
    return _page(blank(Mend(), {"payments": ticked}))


@blueprint.post("/payroll/answers")
@requires("payment", "repair")
def mend() -> ResponseReturnValue:
    """A special run for the payments that were ticked."""
    form = sent(_schema())
    if not form.ok:
        return _page(form), 422
    rows = [reachable(Payment, int(each)) for each in form.data["payments"]]
    return begun(
        lambda: _run_for(rows, form.data["how"], form.data["reason"]),
        DONE,
        lambda sentence: (_page(form.refuse(sentence)), 422),
    )


@blueprint.post("/payments/<int:payment_id>/mend")
@requires("payment", "repair")
def mend_month(payment_id: int) -> ResponseReturnValue:
    """A special run for a month in advance whose money is here again; what is wrong stands on its payment's page."""
    row, form = in_reach(payment_id), sent(MendMonth())
    found(None if row.is_of_provider else row)
    if not form.ok:
        return to_recipient.page(row, form=form), 422
    return begun(
        lambda: _run_for([row], form.data["how"], form.data["reason"]),
        DONE,
        lambda sentence: (to_recipient.page(in_reach(payment_id), form=form.refuse(sentence)), 422),
    )


def _run_for(rows: list[Payment], how: str, reason: str) -> PayRun:
    session, staff_id, at = database.session(), guard.the_staff().staff_id, now()
    key, settles = saying.form_key(), usual_pay_date(county_today())
    if how == "void":
        return payment_repairs.void(session, rows, staff_id, key, at, reason, settles)
    return payment_repairs.issue_anew(session, rows, how, staff_id, key, at, reason, settles)


@blueprint.post("/payments/<int:payment_id>/stop-warrant")
@requires("payment", "repair")
def stop_warrant(payment_id: int) -> ResponseReturnValue:
    """Ask the Controller to stop a warrant that was lost."""
    row, form = in_reach(payment_id), sent(Stop())
    if not form.ok:
        return payment_page(row, form.errors.get("reason")), 422
    staff_id = guard.the_staff().staff_id
    return done(
        lambda: payment_repairs.request_stop(
            database.session(), row, staff_id, saying.form_key(), now(), form.data["reason"]
        ),
        RepairRefused,
        url_for("payroll.payment", payment_id=row.id),
        "The Controller is asked to stop the warrant. Once it is void, it can be issued anew.",
        lambda sentence: (payment_page(in_reach(payment_id), sentence), 422),
    )


@blueprint.post("/payroll/answers/<int:answer_id>/account")
@requires("payment", "repair")
def account_notice(answer_id: int) -> ResponseReturnValue:
    """Take a bank's word on an account, or set it aside."""
    row, form = reachable(PaymentAnswer, answer_id), sent(Notice())
    to = url_for("payroll.answers")
    if not form.ok:
        return _page(blank(Mend()).refuse("Say what should become of the notice.")), 422
    doing = payment_repairs.accept_change if form.data["how"] == "accept" else payment_repairs.set_aside
    sentence = "Payments go to the account as the bank gave it." if form.data["how"] == "accept" else "It is set aside."
    staff_id = guard.the_staff().staff_id
    return done(lambda: doing(database.session(), row, staff_id, saying.form_key(), now()), RepairRefused, to, sentence)


def _schema() -> Mend:
    """The form, which offers whatever number was ticked: reach is looked at row by row."""
    schema = Mend()
    schema.offer("payments", [(each, each) for each in request.form.getlist("payments") if each.isdecimal()])
    return schema


def _page(form: Form) -> str:
    session, mine = database.session(), within()
    status = request.args.get("status", "")
    known = {code for code, _words, _count in STATUSES}
    number = min(max(request.args.get("page", 1, type=int), 1), 1_000)
    page = payments_back.page(session, mine(Payment), status if status in known else None, number)
    for each in page.lines:
        if each.provider.person_id is not None:
            viewed(each.provider.person_id, "payments that came back")
    return render_template(
        "payroll/answers.html",
        page=page,
        status=status,
        statuses=STATUSES,
        changes=payments_back.changes(session, mine(Payment)),
        form=form,
        per_page=PAGE_LENGTH,
        bank_says=bank_says,
    )


def bank_says(answer: PaymentAnswer | None) -> str:
    """What the bank's code means, or what it told beside it."""
    if answer is None:
        return ""
    if answer.answer == "notice_of_change":
        return ach_codes.CHANGES.get(answer.code or "", answer.told or "")
    return ach_codes.return_of(answer.code).says if answer.code else answer.told or ""
