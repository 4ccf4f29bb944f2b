"""The page of one payment: every cent to its timesheet, rule and rate; and the payments of a pair and a provider."""

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from records import pay_hold_view, payment_view
from records.assignment import Assignment
from records.confirmation import read_confirmation
from records.enrollment import Enrollment
from records.listed import PAGE_LENGTH
from records.pay_hold import PayHold
from records.payment import Payment
from records.payment_view import Asked
from web import database
from web.access import requires
from web.reach import found, reachable, within
from web.staff.payroll import ledger_lines, to_recipient
from web.staff.payroll.asked_again import in_weeks, priced, withheld
from web.staff.payroll.listing import blueprint
from web.statements import printed
from web.viewing import viewed


@blueprint.get("/payments/<int:payment_id>")
@requires("payment", "read")
def payment(payment_id: int) -> ResponseReturnValue:
    """One payment."""
    return page(in_reach(payment_id))


def in_reach(payment_id: int) -> Payment:
    """A payment within reach; the look at provider and recipient is written down."""
    row = reachable(Payment, payment_id)
    seen = database.session()
    provider = seen.get_one(Enrollment, row.enrollment_id) if row.is_of_provider else None
    if provider is not None and provider.person_id is not None:
        viewed(provider.person_id, "payment")
    viewed(payment_view.recipient_id(seen, row), "payment")
    return row


def page(row: Payment, refused: str | None = None) -> str:
    """The payment's page; `refused` is why the last word on it was."""
    session = database.session()
    if not row.is_of_provider:
        return to_recipient.page(row, refused)
    seen = payment_view.see(session, row)
    return render_template(
        "payroll/payment.html",
        seen=seen,
        p=row,
        lines=priced(seen),
        weeks=in_weeks(seen),
        taxes=withheld(seen),
        postings=ledger_lines.postings(seen.ledger),
        holds=pay_hold_view.of_timesheet(session, row.timesheet_id) if row.timesheet_id else [],
        refused=refused,
    )


@blueprint.get("/payments/<int:payment_id>/statement.pdf")
@requires("payment", "read")
def statement(payment_id: int) -> ResponseReturnValue:
    """The earnings statement as the provider has it, in English or Spanish."""
    row = in_reach(payment_id)
    found(row if row.is_of_provider else None)
    language = "es" if request.args.get("language") == "es" else "en"
    return Response(
        printed.statement(database.session(), row, language),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="earnings-statement-{row.id}.pdf"'},
    )


@blueprint.get("/assignments/<int:assignment_id>/payments")
@requires("payment", "list")
def of_pair(assignment_id: int) -> ResponseReturnValue:
    """Every payment of a provider for one recipient, the newest first."""
    pair = reachable(Assignment, assignment_id)
    return _listed(pair.enrollment_id, Asked(assignment_id=pair.id, page=_number()), pair)


@blueprint.get("/enrollments/<int:enrollment_id>/payments")
@requires("payment", "list")
def of_provider(enrollment_id: int) -> ResponseReturnValue:
    """Every payment of a provider, the newest first."""
    row = reachable(Enrollment, enrollment_id)
    return _listed(row.id, Asked(enrollment_id=row.id, page=_number()))


def _listed(enrollment_id: int, asked: Asked, pair: Assignment | None = None) -> str:
    session = database.session()
    provider = session.get_one(Enrollment, enrollment_id)
    if provider.person_id is not None:
        viewed(provider.person_id, "payments")
    listed = payment_view.page(session, within()(Payment), asked)
    return render_template(
        "payroll/payments.html", provider=provider, pair=pair, page=listed, per_page=PAGE_LENGTH, held=_held(provider)
    )


def _held(provider: Enrollment) -> list[PayHold]:
    """What of the provider's is held and was not paid since."""
    return pay_hold_view.of_provider(database.session(), provider.id, within()(PayHold))


@blueprint.get("/payroll/search")
@requires("payment", "list")
def search() -> ResponseReturnValue:
    """A payment by its number, or a provider's payments by theirs."""
    typed = request.args.get("q", "").strip()[:40]
    if typed.replace(",", "").isdecimal():
        return redirect(url_for("payroll.payment", payment_id=min(int(typed.replace(",", "")), 2**62)))
    number = read_confirmation(typed)
    mine = select(Enrollment.id).where(Enrollment.enrollment_number == number, within()(Enrollment))
    row_id = database.session().scalar(mine) if number else None
    if row_id is None:
        return render_template("payroll/nothing_found.html", typed=typed), 404
    return redirect(url_for("payroll.of_provider", enrollment_id=row_id))


def _number() -> int:
    return min(max(request.args.get("page", 1, type=int), 1), 1_000)
