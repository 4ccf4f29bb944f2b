"""A month in advance whose money is here again: what is asked for it keeps what was typed, on its payment's page."""

from collections.abc import Callable
from html import unescape

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.care_case import Case
from records.clock import county_today, now
from records.pay_order import AdvancePayment
from records.pay_run import PayRun
from records.payment import Payment
from records.payment_repair import PaymentRepair
from records.staff import Staff
from tests.web.conftest import Visitor
from tests.web.provided import provide
from tests.web.providers import text

Come = Callable[[str], Visitor]
ADDRESS = "/payments/77/mend"


@pytest.fixture
def stale(session: Session, staff: dict[str, Staff]) -> Payment:
    """A month that was paid in advance by a warrant that nobody cashed."""
    provide(session, staff)
    case = session.scalars(select(Case).where(Case.case_number == "1000001")).one()
    first = county_today().replace(day=1)
    run = PayRun(number="A1", kind="advance", period_begins=first, period_ends=first, status="issued")
    run.pay_date, run.made_at, run.touched_at = first, now(), now()
    session.add(run)
    session.flush()
    told = {"run_id": run.id, "part": 0, "case_id": case.id, "county_code": case.county_code, "program": "CFCO"}
    told |= {"period_begins": first, "pay_date": first, "relationship": "none", "live_in": False}
    money = dict.fromkeys(("gross_cents", "minutes", "year_to_date_cents", "quarter_to_date_cents"), 0)
    row = Payment(id=77, net_cents=120_000, method="warrant", own_status="stale", own_status_on=first, **told, **money)
    session.add(row)
    session.commit()
    return row


def test_it_is_issued_anew_from_its_own_page(as_role: Come, session: Session, stale: Payment) -> None:
    answer = as_role("payroll_officer").post(ADDRESS, {"how": "warrant", "reason": "The recipient never got it."})
    wish = session.scalars(select(PaymentRepair)).one()
    assert (answer.status_code, wish.kind, wish.payment_id) == (303, "issue_anew", stale.id)


def test_of_a_month_that_was_given_back_nothing_more_is_asked_once_its_warrant_is_stale(
    as_role: Come, session: Session, stale: Payment
) -> None:
    officer = as_role("payroll_officer")
    assert "Payment 77" in text(officer.get("/advances"))
    month = AdvancePayment(case_id=stale.case_id, month=stale.period_begins, cents=120_000, payment_id=76)
    month.issued_on = month.due_on = stale.period_begins
    month.settled_at, month.settled_as, month.settled_reason = now(), "given_back", "A check came."
    session.add(month)
    session.commit()
    assert "Payment 77" not in text(officer.get("/advances"))
    page = text(officer.get("/payments/77"))
    assert "can neither be issued anew nor made void" in page
    assert "Ask for it" not in page


def test_what_was_chosen_is_kept_where_the_reason_is_missing(as_role: Come, stale: Payment) -> None:
    answer = as_role("payroll_officer").post(ADDRESS, {"how": "void", "reason": " "})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "<title>Error: Payment 77" in page
    assert "Write why." in page
    assert 'value="void" checked' in page or 'value="void" selected' in page


def test_what_was_typed_is_kept_where_it_is_refused(as_role: Come, stale: Payment) -> None:
    officer, told = as_role("payroll_officer"), {"how": "warrant", "reason": "The recipient’s mailbox was broken."}
    assert officer.post(ADDRESS, told).status_code == 303
    answer = officer.post(ADDRESS, told)
    assert answer.status_code == 422
    assert "is in the special run" in text(answer)
    assert told["reason"] in unescape(answer.get_data(as_text=True))


def test_a_payment_to_a_provider_is_mended_from_the_list(as_role: Come, session: Session, stale: Payment) -> None:
    stale.enrollment_id = 1
    session.commit()
    assert as_role("payroll_officer").post(ADDRESS, {"how": "void", "reason": "So."}).status_code == 404
