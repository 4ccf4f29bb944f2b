"""The page of a payment to a recipient: a month in advance, its advance, its ledger, and what became of it."""

from flask import render_template
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from records import advances, payment_repairs, payment_view
from records.care_case import Case
from records.clock import county_today
from records.pay_order import AdvancePayment
from records.pay_run import PayRun
from records.payment import Payment
from web import database
from web.forms import Form, blank
from web.schemas.payment_repair import MendMonth
from web.staff.payroll import ledger_lines


def page(row: Payment, refused: str | None = None, form: Form | None = None) -> str:
    """One payment; `refused` is why the last word on it was, `form` what was asked for it, sent back."""
    session = database.session()
    mine = (AdvancePayment.case_id == row.case_id, AdvancePayment.month == row.period_begins)
    advance = session.scalar(select(AdvancePayment).where(*mine))
    return render_template(
        "payroll/payment_to_recipient.html",
        p=row,
        run=session.get_one(PayRun, row.run_id),
        case=session.get_one(Case, row.case_id, options=[joinedload(Case.person)]),
        advance=advances.Advance(advance, county_today()) if advance else None,
        postings=ledger_lines.postings(payment_view.ledger(session, row.id)),
        answers=payment_view.answers(session, row.id),
        replaces=session.get(Payment, row.replaces_id) if row.replaces_id else None,
        given_back=payment_repairs.why_given_back(session, row),
        refused=refused,
        form=form or blank(MendMonth(), {"how": "warrant"}),
    )
