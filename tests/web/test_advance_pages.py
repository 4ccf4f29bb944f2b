"""Months in advance: who sees what timesheets do not account for, who settles it, and who begins a run."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.access_log import AccessLog
from records.assignment import Assignment
from records.care_case import Case
from records.clock import county_today, now
from records.event import Event
from records.listed import PAGE_LENGTH
from records.outbox import OutboxMessage
from records.pay_order import AdvanceHold, AdvancePayment
from records.pay_run import PayRun, PayRunPart
from records.payment import Payment
from records.payment_repair import PaymentRepair
from records.person import Person
from records.staff import Staff
from tests.web.conftest import Visitor
from tests.web.provided import provide
from tests.web.providers import text

Come = Callable[[str], Visitor]
DAY = dt.timedelta(days=1)


@pytest.fixture
def case(session: Session, staff: dict[str, Staff]) -> Case:
    """A recipient who is paid in advance."""
    provide(session, staff)
    row = session.scalars(select(Case).where(Case.case_number == "1000001")).one()
    row.advance_pay_since, row.status = dt.date(2026, 1, 1), "eligible"
    session.commit()
    return row


def advanced(session: Session, case: Case, days_ago: int, **more: int) -> AdvancePayment:
    """A month that was paid so many days ago."""
    issued = county_today() - DAY * days_ago
    row = AdvancePayment(case_id=case.id, month=issued.replace(day=1), cents=120_000, issued_on=issued)
    row.due_on, row.arrears_on, row.reconciled_cents = issued + DAY * 45, issued + DAY * 90, 20_000
    for name, value in more.items():
        setattr(row, name, value)
    session.add(row)
    session.commit()
    return row


@pytest.mark.parametrize(
    ("days", "says"), [(45, "Open"), (46, "Counts as overpaid"), (90, "Counts as overpaid"), (91, "The county decides")]
)
def test_the_page_says_how_an_advance_stands_and_what_is_left(
    as_role: Come, session: Session, case: Case, days: int, says: str
) -> None:
    advanced(session, case, days)
    page = text(as_role("payroll_officer").get("/advances"))
    assert says in page
    assert "$1,000.00" in page
    assert ("Move to arrears" in text(as_role("caseworker").get("/advances"))) == (days > 90)


def test_another_countys_worker_sees_nothing_and_who_has_no_part_in_it_is_refused(
    as_role: Come, session: Session, case: Case
) -> None:
    row = advanced(session, case, 100)
    yolo = as_role("yolo")
    assert "Timesheets account for every advance" in text(yolo.get("/advances"))
    assert yolo.post(f"/advances/{row.id}/arrears").status_code == 404
    assert as_role("policy_analyst").get("/advances").status_code == 403
    assert as_role("payroll_officer").post(f"/advances/{row.id}/arrears").status_code == 403


def test_a_caseworker_moves_a_recipient_to_arrears_after_90_days_and_a_letter_is_sent_once(
    as_role: Come, session: Session, case: Case
) -> None:
    early, worker = advanced(session, case, 60), as_role("caseworker")
    worker.post(f"/advances/{early.id}/arrears")
    session.expire_all()
    assert case.advance_pay_since is not None
    late = advanced(session, case, 120)
    for _ in range(2):
        assert worker.post(f"/advances/{late.id}/arrears").status_code == 303
    session.expire_all()
    assert case.advance_pay_since is None
    sent = session.scalars(select(OutboxMessage).where(OutboxMessage.workflow == "OneLetter")).all()
    assert [each.payload["letter"] for each in sent] == ["advance_ended"]
    assert "advance_pay_ended" in session.scalars(select(Event.kind)).all()


def test_what_is_left_is_counted_as_accounted_for_with_a_reason(as_role: Come, session: Session, case: Case) -> None:
    row, worker = advanced(session, case, 60), as_role("caseworker")
    told = {f"settle_{row.id}.reason": "The recipient has died."}
    assert worker.post(f"/advances/{row.id}/settle", told).status_code == 422, "what became of the money is asked too"
    told[f"settle_{row.id}.settled_as"] = "died"
    blank = told | {f"settle_{row.id}.reason": " "}
    assert worker.post(f"/advances/{row.id}/settle", blank).status_code == 422
    assert worker.post(f"/advances/{row.id}/settle", told).status_code == 303
    session.expire_all()
    assert (row.settled_reason, row.settled_as) == ("The recipient has died.", "died")
    assert row.settled_at is not None
    assert "Timesheets account for every advance" in text(worker.get("/advances"))


def test_that_money_was_given_back_is_written_down_by_one_and_confirmed_by_another(
    as_role: Come, session: Session, case: Case
) -> None:
    row, worker, boss = advanced(session, case, 60), as_role("caseworker"), as_role("supervisor")
    told = {f"settle_{row.id}.settled_as": "given_back", f"settle_{row.id}.reason": "A check came on Monday."}
    assert boss.post(f"/advances/{row.id}/settle", told).status_code == 303
    session.expire_all()
    assert (row.settled_at, row.receipt_cents) == (None, 100_000)
    page = text(boss.get("/advances"))
    assert "You wrote down that the money was given back." in page
    assert "Confirm it" not in page
    assert "You wrote down" in text(boss.post(f"/advances/{row.id}/given-back", follow_redirects=True))
    assert "A check came on Monday." in text(worker.get("/advances"))
    assert worker.post(f"/advances/{row.id}/given-back").status_code == 403
    officer = as_role("payroll_officer")
    assert "Confirm it" in text(officer.get("/advances"))
    assert "The money is back." in text(officer.post(f"/advances/{row.id}/given-back", follow_redirects=True))
    session.expire_all()
    assert row.settled_as == "given_back"
    assert "Said to be given back" not in text(officer.get("/advances"))


def test_what_did_not_come_is_taken_off_with_a_reason(as_role: Come, session: Session, case: Case) -> None:
    row, boss = advanced(session, case, 60), as_role("supervisor")
    told = {f"settle_{row.id}.settled_as": "given_back", f"settle_{row.id}.reason": "A check came on Monday."}
    as_role("caseworker").post(f"/advances/{row.id}/settle", told)
    address = f"/advances/{row.id}/not-given-back"
    assert boss.post(address, {f"deny_{row.id}.reason": " "}).status_code == 422
    assert "It is taken off." in text(
        boss.post(address, {f"deny_{row.id}.reason": "It bounced."}, follow_redirects=True)
    )
    session.expire_all()
    assert row.receipt_at is None


def test_what_was_typed_is_there_when_a_settlement_is_refused(as_role: Come, session: Session, case: Case) -> None:
    row, worker = advanced(session, case, 60), as_role("caseworker")
    prefix = f"settle_{row.id}."
    told = {f"{prefix}settled_as": "given_back", f"{prefix}reason": "A check came on Monday."}
    worker.post(f"/advances/{row.id}/settle", told)
    another = {f"{prefix}settled_as": "died", f"{prefix}reason": "The daughter called on Friday."}
    answer = worker.post(f"/advances/{row.id}/settle", told | another)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "Have it confirmed, or taken off again." in text(answer)
    assert "<title>Error: Advance pay" in page
    assert [typed.strip() for typed in re.findall(r"<textarea[^>]*>([^<]*)", page)] == [
        "The daughter called on Friday."
    ]


def many(session: Session, case: Case) -> tuple[Case, AdvancePayment]:
    """A full page of months of one recipient, and one month of another, who is on the page after it."""
    person = Person(last_name="Ziegler", first_name="Zoe", birth_date=dt.date(1950, 1, 1), made_at=now())
    session.add(person)
    session.flush()
    other = Case(case_number="1000099", person_id=person.id, county_code=case.county_code, status="eligible")
    other.status_since, other.opened_at = county_today(), now()
    session.add(other)
    session.flush()
    for number in range(PAGE_LENGTH + 1):
        whose = case if number < PAGE_LENGTH else other
        row = AdvancePayment(case_id=whose.id, month=dt.date(2020 + number // 12, number % 12 + 1, 1), cents=100)
        row.issued_on = row.due_on = row.month
        session.add(row)
    session.commit()
    return other, row


def looked_at(session: Session) -> set[int | None]:
    """Whose advance pay somebody saw."""
    return set(session.scalars(select(AccessLog.person_id).where(AccessLog.what == "advance pay")))


def test_of_many_months_in_advance_a_page_shows_some_and_notes_no_look_at_the_others(
    as_role: Come, session: Session, case: Case
) -> None:
    other, _last = many(session, case)
    worker = as_role("caseworker")
    assert text(worker.get("/advances")).count("Settle it") == PAGE_LENGTH
    assert looked_at(session) == {case.person_id}
    assert text(worker.get("/advances?page=2")).count("Settle it") == 1
    assert looked_at(session) == {case.person_id, other.person_id}


def test_once_the_last_month_of_a_page_is_settled_the_page_before_it_is_shown(
    as_role: Come, session: Session, case: Case
) -> None:
    _other, last = many(session, case)
    told = {f"settle_{last.id}.settled_as": "died", f"settle_{last.id}.reason": "The recipient has died."}
    page = text(as_role("caseworker").post(f"/advances/{last.id}/settle?page=2", told, follow_redirects=True))
    assert page.count("Settle it") == PAGE_LENGTH
    assert "Timesheets account for every advance" not in page


def test_an_officer_begins_a_run_of_a_month_and_sees_whom_the_last_one_did_not_pay(
    as_role: Come, session: Session, case: Case
) -> None:
    officer = as_role("payroll_officer")
    this = county_today().replace(day=1)
    assert officer.post("/advances/begin", {"month": "2020-01-01"}).status_code == 422
    answer = officer.post("/advances/begin", {"month": this.isoformat()})
    run = session.scalars(select(PayRun)).one()
    assert (answer.status_code, run.kind, run.period_begins) == (303, "advance", this)
    session.add(AdvanceHold(run_id=run.id, case_id=case.id, reasons=["no_provider"], held_at=now()))
    run.held, run.status = 1, "awaiting_officer"
    session.commit()
    assert "No provider who is signed up with IHSS works" in text(officer.get("/advances"))
    assert "Whose month is not paid, and why" in text(officer.get(f"/payroll/{run.id}"))


def test_the_payment_of_a_month_in_advance_has_a_page_of_its_own_and_no_earnings_statement(
    as_role: Come, session: Session, case: Case
) -> None:
    officer, this = as_role("payroll_officer"), county_today().replace(day=1)
    officer.post("/advances/begin", {"month": this.isoformat()})
    run = session.scalars(select(PayRun)).one()
    told = {"run_id": run.id, "part": 0, "case_id": case.id, "county_code": case.county_code, "program": "CFCO"}
    told |= {"period_begins": this, "pay_date": run.pay_date, "relationship": "none", "live_in": False}
    money = dict.fromkeys(("gross_cents", "minutes", "year_to_date_cents", "quarter_to_date_cents"), 0)
    session.add(Payment(id=77, net_cents=120_000, method="warrant", **told, **money))
    session.commit()
    page = text(officer.get("/payments/77"))
    assert "paid in advance to" in page
    assert "$1,200.00" in page
    assert officer.get("/payments/77/statement.pdf").status_code == 404


def test_an_officer_has_the_providers_paid_what_timesheets_came_to_beyond_an_advance(
    as_role: Come, session: Session, case: Case
) -> None:
    row, officer = advanced(session, case, 10, reconciled_cents=121_900), as_role("payroll_officer")
    work = session.scalars(select(Assignment).where(Assignment.case_id == case.id).order_by(Assignment.id)).first()
    assert work is not None
    told = {"assignment_id": work.id, "enrollment_id": work.enrollment_id, "case_id": case.id, "county_code": "34"}
    told |= {"period_begins": row.month, "pay_date": row.month, "relationship": "none", "live_in": False}
    zero = dict.fromkeys(("minutes", "year_to_date_cents", "quarter_to_date_cents"), 0)
    run = PayRun(number="T1", kind="half_month", period_begins=row.month, period_ends=row.month, status="issued")
    run.pay_date, run.made_at, run.touched_at, run.first_payment_id, run.timesheets = row.month, now(), now(), 70, 1
    session.add(run)
    session.flush()
    part = {"run_id": run.id, "number": 0, "first_payment_id": 70, "timesheets": 1, "issued_at": now()}
    session.add(PayRunPart(**part, first_enrollment_id=1, last_enrollment_id=work.enrollment_id))
    money = {"gross_cents": 121_900, "net_cents": 121_900, "method": "advance", "program": "CFCO"}
    session.add(Payment(id=70, run_id=run.id, part=0, **told, **zero, **money))
    session.commit()
    assert "$19.00 of $1,219.00" in text(officer.get("/advances"))
    assert as_role("caseworker").post("/advances/beyond", {"payments": "70"}).status_code == 403
    assert officer.post("/advances/beyond", {"payments": "70"}).status_code == 303
    wish = session.scalars(select(PaymentRepair)).one()
    assert (wish.kind, wish.payment_id) == ("excess", 70)
    assert "$19.00 of" not in text(officer.get("/advances"))
    assert "is in the special run" in text(officer.post("/advances/beyond", {"payments": "70"}, follow_redirects=True))
