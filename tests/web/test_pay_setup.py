"""How a provider is paid, at the payroll desk: paper forms, certificates, pay stops; who may see and who may write."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records import timeline
from records.clock import fixed, now
from records.decision import Decision
from records.event import Event
from records.pay_hold import PayStop
from records.pay_order import Overpayment, PayOrder
from records.pay_setup import DirectDeposit, WithholdingCertificate
from records.secrets import unseal
from records.staff import Staff
from records.submission import Submission
from tests.web.at_work import NOON, AtWork, at_work, works_for
from tests.web.conftest import Visitor
from tests.web.paid import a_run, account_of, order_taken, paid
from tests.web.providers import text
from web.staff import event_words
from web.staff.pay_setup.page import takes

SOC_829 = {
    "account.assignment_id": "all",
    "account.kind": "checking",
    "account.routing_number": "121000358",
    "account.number": "5551234567",
    "account.number_again": "5551234567",
    "account.starts_on": "2026-12-01",
}
AsRole = Callable[[str], Visitor]


@pytest.fixture(autouse=True)
def sunday_noon() -> Iterator[None]:
    with fixed(NOON):
        yield


@pytest.fixture
def noe(session: Session, staff: dict[str, Staff]) -> AtWork:
    return at_work(session)


@pytest.fixture
def officer(noe: AtWork, as_role: AsRole) -> Visitor:
    return as_role("payroll_officer")


def base(noe: AtWork) -> str:
    return f"/enrollments/{noe.enrollment.id}/pay"


def kinds(session: Session) -> list[str]:
    return list(session.scalars(select(Event.kind).order_by(Event.id)))


def test_a_paper_account_starts_on_its_day_and_the_old_one_ends(
    officer: Visitor, session: Session, noe: AtWork
) -> None:
    old = account_of(session, noe.assignments["Ana"])
    works_for(session, noe.enrollment, "Bela")
    session.commit()
    answer = officer.post(f"{base(noe)}/account", SOC_829)
    assert answer.status_code == 303, text(answer)
    session.refresh(old)
    assert old.ended_on == dt.date(2026, 12, 1)
    rows = session.scalars(select(DirectDeposit).where(DirectDeposit.ended_on.is_(None))).all()
    assert [(unseal(row.account_sealed), row.starts_on) for row in rows] == [("5551234567", dt.date(2026, 12, 1))] * 2
    assert all(row.made_by_id for row in rows)
    page = officer.get(base(noe)).get_data(as_text=True)
    assert "•••• 4567" in page
    assert "5551234567" not in page
    assert kinds(session) == ["bank_account_changed", "bank_account_given"]


def test_an_account_ends_and_warrants_go_out(officer: Visitor, session: Session, noe: AtWork) -> None:
    old = account_of(session, noe.assignments["Ana"])
    session.commit()
    assert officer.post(f"{base(noe)}/account/{old.id}/end").status_code == 303
    session.refresh(old)
    assert old.ended_on == dt.date(2026, 11, 22)
    again = officer.post(f"{base(noe)}/account/{old.id}/end")
    assert again.status_code == 422
    assert "This account is not in use any more." in text(again)


def test_a_mistyped_account_is_refused_and_not_shown_back(officer: Visitor, session: Session, noe: AtWork) -> None:
    answer = officer.post(f"{base(noe)}/account", SOC_829 | {"account.routing_number": "121000357"})
    assert answer.status_code == 422
    assert "no bank" in text(answer)
    assert "5551234567" not in answer.get_data(as_text=True)
    assert session.scalars(select(DirectDeposit)).all() == []


def test_certificates_from_paper_are_in_force_from_their_day(officer: Visitor, session: Session, noe: AtWork) -> None:
    told = {"w4.filing_status": "head_of_household", "w4.credits_cents": "500", "w4.starts_on": "2026-12-01"}
    assert officer.post(f"{base(noe)}/certificate/w4", told).status_code == 303
    row = session.scalars(select(WithholdingCertificate)).one()
    assert (row.filing_status, row.credits_cents, row.starts_on) == ("head_of_household", 50000, dt.date(2026, 12, 1))
    early = officer.post(f"{base(noe)}/certificate/w4", told | {"w4.starts_on": "2026-11-01"})
    assert early.status_code == 422
    assert "in force from 1 Dec 2026" in text(early)
    told = {"de4.filing_status": "single", "de4.allowances": "1", "de4.starts_on": "2026-11-22"}
    assert officer.post(f"{base(noe)}/certificate/de4", told).status_code == 303
    assert "Single, or married with two or more incomes, since 22 Nov" in text(officer.get(base(noe)))
    assert officer.post(f"{base(noe)}/certificate/de4/withdraw").status_code == 303
    assert kinds(session) == ["certificate_given", "certificate_given", "certificate_withdrawn"]


def test_a_w4_from_before_2020_is_told_to_the_enrollment_and_shown_with_what_its_paper_says(
    officer: Visitor, session: Session, noe: AtWork
) -> None:
    address = f"{base(noe)}/certificate/old-w4"
    told = {"old_w4.status": "married", "old_w4.allowances": "2", "old_w4.extra_cents": "5"}
    assert officer.post(address, told).status_code == 422, "the day is missing"
    assert officer.post(address, told | {"old_w4.starts_on": "2026-11-20"}).status_code == 303
    said = session.scalars(select(Submission).where(Submission.kind == "give_old_w4")).one()
    payload = {"status": "married", "allowances": 2, "extra_cents": 500, "starts_on": "2026-11-20"}
    assert (said.enrollment_id, said.payload) == (noe.enrollment.id, payload)
    decision = Decision(enrollment_id=noe.enrollment.id, question="ihss.w4_bridge", law="x", facts={}, trace={})
    decision.asked_about, decision.made_at = dt.date(2026, 11, 20), now()
    session.add(decision)
    session.flush()
    paper = {"old_status": "married", "old_allowances": 2, "decision_id": decision.id}
    told = {"enrollment_id": noe.enrollment.id, "form": "w4", "filing_status": "married_jointly", "made_at": now()}
    session.add(WithholdingCertificate(**told, **paper, starts_on=dt.date(2026, 11, 20)))
    session.commit()
    assert "On paper from before 2020: married, allowances: 2." in text(officer.get(base(noe)))


def test_a_pay_stop_needs_a_reason_and_is_lifted(officer: Visitor, session: Session, noe: AtWork) -> None:
    assert officer.post(f"{base(noe)}/stop", {"stop.assignment_id": "all"}).status_code == 422
    told = {"stop.assignment_id": "all", "stop.reason": "Two people claim this account."}
    assert officer.post(f"{base(noe)}/stop", told).status_code == 303
    row = session.scalars(select(PayStop)).one()
    assert "Payments are kept back: Two people claim this account." in text(officer.get(base(noe)))
    twice = officer.post(f"{base(noe)}/stop", told)
    assert "kept back already" in text(twice)
    assert officer.post(f"{base(noe)}/stop/{row.id}/lift").status_code == 303
    session.refresh(row)
    assert row.lifted_at is not None
    assert kinds(session) == ["pay_stop_placed", "pay_stop_lifted"]


def test_orders_and_overpayments_are_read_with_what_is_left(officer: Visitor, session: Session, noe: AtWork) -> None:
    ana = noe.assignments["Ana"]
    payment = paid(session, ana, a_run(session), deductions_cents=10000)
    order = order_taken(session, payment, "support", "County child support", 10000)
    order.balance_cents = 50000
    session.add(
        Overpayment(enrollment_id=ana.enrollment_id, assignment_id=ana.id, cents=1234, reason="Twice", found_at=now())
    )
    session.commit()
    page = text(officer.get(base(noe)))
    assert "Support County child support $100.00 a half-month $100.00 $400.00" in page
    assert "$12.34 Ana Gómez" in page


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"share_hundredths": 2500}, "25 % of each payment"),
        ({"share_hundredths": 1250}, "12.50 % of each payment"),
        ({"dues_of": "udw"}, "by the union's table"),
    ],
    ids=["whole", "hundredths", "dues"],
)
def test_an_order_says_what_it_takes(told: dict[str, object], says: str) -> None:
    assert takes(PayOrder(**told)) == says


def test_others_read_and_do_not_write(noe: AtWork, session: Session, as_role: AsRole) -> None:
    worker = as_role("caseworker")
    assert worker.get(base(noe)).status_code == 200
    assert "Enter a form SOC 829" not in text(worker.get(base(noe)))
    for path in ("account", "certificate/w4", "certificate/de4/withdraw", "stop"):
        assert worker.post(f"{base(noe)}/{path}", SOC_829).status_code == 403
    assert as_role("auditor").get(base(noe)).status_code == 200
    for role in ("policy_analyst", "intake_clerk", "administrator"):
        assert as_role(role).get(base(noe)).status_code == 403


def test_another_county_sees_what_does_not_exist(noe: AtWork, as_role: AsRole) -> None:
    yolo = as_role("yolo")
    theirs, nobodys = yolo.get(base(noe)), yolo.get("/enrollments/999999/pay")
    assert theirs.status_code == nobodys.status_code == 404


def test_what_is_another_providers_is_not_ended_here(officer: Visitor, session: Session, noe: AtWork) -> None:
    lia = at_work(session, "Zoe", first_name="Lia", email="lia@example.com")
    theirs = account_of(session, lia.assignments["Zoe"])
    session.commit()
    assert officer.post(f"{base(noe)}/account/{theirs.id}/end").status_code == 404
    wrong = SOC_829 | {"account.assignment_id": str(lia.assignments["Zoe"].id)}
    assert officer.post(f"{base(noe)}/account", wrong).status_code == 422
    session.refresh(theirs)
    assert theirs.ended_on is None


def test_the_timeline_tells_who_changed_the_account(
    app: Flask, officer: Visitor, session: Session, noe: AtWork
) -> None:
    officer.post(f"{base(noe)}/account", SOC_829)
    with app.test_request_context():
        told = event_words.items(timeline.of_enrollment(session, noe.enrollment.id))
    assert [(each["title"], each["by"]) for each in told] == [("Bank account given", "Payroll_Officer")]


def test_a_county_sees_the_accounts_and_names_of_its_own_recipients_only(
    noe: AtWork, session: Session, as_role: AsRole
) -> None:
    bela = works_for(session, noe.enrollment, "Bela")
    bela.county_code = bela.case.county_code = "57"
    account_of(session, noe.assignments["Ana"], "000123456789")
    account_of(session, bela, "000999998888")
    session.commit()
    yolo, holds_it = text(as_role("yolo").get(base(noe))), text(as_role("supervisor").get(base(noe)))
    assert ("Bela" in yolo, "8888" in yolo, "Ana" in yolo, "6789" in yolo) == (True, True, False, False)
    assert all(shown in holds_it for shown in ("Bela", "8888", "Ana", "6789"))


def test_what_is_logged_of_a_form_has_no_account_number(officer: Visitor, session: Session, noe: AtWork) -> None:
    officer.post(f"{base(noe)}/account", SOC_829)
    said = session.scalars(select(Submission)).one()
    assert (said.outcome, said.payload) == ("applied", {"enrollment_id": noe.enrollment.id, "form": "account"})


def test_a_stop_says_which_run_under_way_has_reckoned_a_payment_already(
    officer: Visitor, session: Session, noe: AtWork
) -> None:
    waiting = a_run(session, status="awaiting_officer", issued_at=None)
    paid(session, noe.assignments["Ana"], waiting, issued=False)
    stop = {"stop.assignment_id": "all", "stop.reason": "Under investigation"}
    page = text(officer.post(f"{base(noe)}/stop", stop, follow_redirects=True))
    assert f"The run {waiting.number} has reckoned a payment already: it is taken out before" in page
