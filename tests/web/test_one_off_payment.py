"""A payment that no timesheet accounts for: asked for beside the pair's payments, seen first, released by two."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.assignment import Assignment
from records.clock import now
from records.pay_run import PayRun
from records.pay_setup import DirectDeposit
from records.payment_repair import PaymentRepair
from records.staff import Staff
from records.submission import say
from tests.web.conftest import Visitor
from tests.web.paid_run import PaidRun, paid_run
from tests.web.providers import text

Come = Callable[[str], Visitor]
TOLD = {"gross_cents": "120.50", "reason": "The board of supervisors settled the grievance of May."}


@pytest.fixture
def pair(session: Session, staff: dict[str, Staff]) -> int:
    """A pair that was paid."""
    paid: PaidRun = paid_run()
    paid.stands("issued")
    return paid.payment().assignment_id


def test_the_pairs_payments_lead_to_the_form_and_only_who_may_pay(as_role: Come, pair: int) -> None:
    listed = f"/assignments/{pair}/payments"
    assert "Pay something once" in text(as_role("payroll_officer").get(listed))
    assert "Pay something once" not in text(as_role("caseworker").get(listed))
    assert as_role("caseworker").get(f"/assignments/{pair}/pay-once").status_code == 403


def test_a_sentence_says_what_would_be_paid_to_whom_and_how_before_anything_is_made(
    as_role: Come, session: Session, pair: int
) -> None:
    officer = as_role("payroll_officer")
    assert "Type how much it is to see what would be paid." in text(officer.get(f"/assignments/{pair}/pay-once"))
    seen = text(officer.get(f"/assignments/{pair}/pay-once/pays?gross_cents=120.50"))
    row = session.get_one(Assignment, pair)
    assert f"It would pay $120.50 before taxes to {row.enrollment.first_name}" in seen
    assert "by paper warrant" in seen
    account = {"routing_number": "121000248", "account_sealed": b"sealed", "account_last_four": "4321"}
    account |= {"account_kind": "checking", "starts_on": dt.date(2026, 1, 1), "made_at": now()}
    session.add(DirectDeposit(assignment_id=pair, enrollment_id=row.enrollment_id, **account))
    session.commit()
    seen = text(officer.get(f"/assignments/{pair}/pay-once/pays?gross_cents=120.50"))
    assert "to the account that ends in 4321" in seen
    assert "Type how much it is to see what would be paid." in text(
        officer.get(f"/assignments/{pair}/pay-once/pays?gross_cents=some")
    )
    assert session.scalars(select(PaymentRepair)).all() == []


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({**TOLD, "gross_cents": ""}, "Type how much it is before taxes."),
        ({**TOLD, "gross_cents": "0.00"}, "A payment is more than nothing."),
        ({**TOLD, "reason": " "}, "Write why. The reason stays with the run that does it."),
    ],
)
def test_a_form_that_lacks_something_is_given_back(
    as_role: Come, session: Session, pair: int, told: dict[str, str], sentence: str
) -> None:
    answer = as_role("payroll_officer").post(f"/assignments/{pair}/pay-once", told)
    assert (answer.status_code, sentence in text(answer)) == (422, True)
    assert session.scalars(select(PaymentRepair)).all() == []


def test_it_is_a_special_run_of_whoever_asked_that_two_others_release(
    as_role: Come, session: Session, staff: dict[str, Staff], pair: int
) -> None:
    answer = as_role("payroll_officer").post(f"/assignments/{pair}/pay-once", TOLD)
    run = session.scalars(select(PayRun).where(PayRun.kind == "special")).one()
    assert (answer.status_code, answer.location) == (303, f"/payroll/{run.id}")
    wish = session.scalars(select(PaymentRepair)).one()
    assert (wish.kind, wish.assignment_id, wish.gross_cents, wish.reason) == ("one_off", pair, 12050, TOLD["reason"])
    assert (wish.run_id, run.made_by_id) == (run.id, staff["payroll_officer"].id)


@pytest.mark.parametrize("whose", ["payroll_officer", "auditor"])
def test_a_form_with_the_key_of_another_one_is_plainly_refused(
    as_role: Come, session: Session, staff: dict[str, Staff], pair: int, whose: str
) -> None:
    kind, key = ("pay_setup" if whose == "payroll_officer" else "make_pay_run"), "the-key-of-another-form"
    say(session, kind=kind, form_key=key, subject=None, staff_id=staff[whose].id, said_at=now(), payload={})
    session.commit()
    answer = as_role("payroll_officer").post(f"/assignments/{pair}/pay-once", TOLD | {"form_key": key})
    assert answer.status_code == 400
    assert "key belongs to another one. Load the page again" in text(answer)
    assert session.scalars(select(PaymentRepair)).all() == []
