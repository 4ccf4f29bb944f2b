"""A payment on its page: each cent to its timesheet, rule and rate; who may see it; what came back and is mended."""

import datetime as dt
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from activities.database import transaction
from records import payment_view
from records.access_log import AccessLog
from records.clock import county_instant, county_today, now
from records.pay_run import PayRun
from records.payment import Payment
from records.payment_repair import PaymentRepair
from records.signing_in import make_token
from records.staff import Staff
from records.timekeeping import SickLeaveClaim
from records.timesheet import Timesheet
from tests.activities.pay_run.pay_office import PayOffice, Run
from tests.activities.pay_run.test_put_off import just_below_the_year, supplemental
from tests.web.conftest import Visitor
from tests.web.paid_run import PaidRun, paid_run
from tests.web.providers import text
from tests.web.test_violation_api import ask
from web.wording import hours, money

Come = Callable[[str], Visitor]


@pytest.fixture
def paid(session: Session, staff: dict[str, Staff]) -> PaidRun:
    """A half-month that the engine reckoned."""
    return paid_run()


def test_every_line_has_its_rate_with_its_cite_and_the_lines_add_up(as_role: Come, paid: PaidRun) -> None:
    page = text(as_role("payroll_officer").get(f"/payments/{paid.payment().id}"))
    lines = paid.run.lines(paid.long)
    assert {kind for kind, *_ in lines} == {"regular", "overtime"}
    for _kind, _rate, _regular, minutes, cents in lines:
        assert hours(minutes) in page
        assert money(cents) in page
    assert "The county pays $19.15 an hour. In force since 1 Jan" in page
    assert "W&amp;I 12301.6" in page
    assert "Overtime is paid at one and a half times $19.15." in page


def test_the_law_asked_again_gives_the_cents_that_were_paid(as_role: Come, paid: PaidRun) -> None:
    page = text(as_role("payroll_officer").get(f"/payments/{paid.payment().id}"))
    assert "The law, asked again just now Same answer" in page
    assert "The law says" not in page


def test_tax_that_was_put_off_and_taken_later_is_what_the_law_gives_again(
    as_role: Come, session: Session, staff: dict[str, Staff]
) -> None:
    pay, april = PayOffice(), dt.date(2026, 4, 1)
    work, second, minutes = just_below_the_year(pay)
    small = pay.correct(second, work, minutes | {27: 308}, dt.date(2026, 3, 16))
    late = supplemental(6).payment(small)
    third = pay.sheet(work, {1: 480, 2: 480, 3: 480}, begins=april)
    run = Run(april, dt.date(2026, 4, 20), county_instant(dt.date(2026, 4, 17)))
    taken = run.payment(third)
    assert (late.social_security_cents, taken.social_security_cents > taken.gross_cents // 4) == (0, True)
    for each in (late, taken):
        page = text(as_role("payroll_officer").get(f"/payments/{each.id}"))
        assert "The law, asked again just now Same answer" in page


def test_the_overtime_of_its_weeks_is_that_of_its_line(as_role: Come, paid: PaidRun) -> None:
    page = text(as_role("payroll_officer").get(f"/payments/{paid.payment().id}"))
    over = [minutes for kind, _, _, minutes, _ in paid.run.lines(paid.long) if kind == "overtime"]
    assert over == [2 * (7 * 570 - 2400)]
    assert page.count(f"Overtime of this payment: {hours(over[0] // 2)}") == 2


def test_the_ledger_of_a_payment_is_shown_and_ties(as_role: Come, paid: PaidRun) -> None:
    page = text(as_role("auditor").get(f"/payments/{paid.payment().id}"))
    for shown in ("Wages, federal", "Wages, state", "Wages, county", "Together"):
        assert shown in page
    assert "Does not tie" not in page


def test_a_payment_is_its_countys_and_the_look_at_it_is_written_down(
    as_role: Come, session: Session, paid: PaidRun
) -> None:
    address = f"/payments/{paid.payment().id}"
    assert as_role("yolo").get(address).status_code == 404
    assert as_role("policy_analyst").get(address).status_code == 403
    assert as_role("caseworker").get(address).status_code == 200
    assert "payment" in session.scalars(select(AccessLog.what)).all()


def test_the_timesheet_says_what_it_was_paid_and_the_pair_has_all_its_payments(as_role: Come, paid: PaidRun) -> None:
    worker, row = as_role("caseworker"), paid.payment()
    assert f"{money(row.net_cents)} net of {money(row.gross_cents)}" in text(worker.get(f"/timesheets/{paid.long}"))
    page = text(worker.get(f"/assignments/{row.assignment_id}/payments"))
    assert money(row.net_cents) in page
    assert "16 to 28 Feb 2026" in page
    assert "Held by an officer" in text(worker.get(f"/timesheets/{paid.held}"))


def test_a_payment_is_found_by_its_number_and_nothing_is_said_kindly(as_role: Come, paid: PaidRun) -> None:
    officer, number = as_role("payroll_officer"), paid.payment().id
    assert officer.get(f"/payroll/search?q={number:,}").location == f"/payments/{number}"
    missing = officer.get("/payroll/search?q=nobody")
    assert missing.status_code == 404
    assert "has the number" in text(missing)


def test_money_that_came_back_is_issued_anew_by_a_special_run_that_others_release(
    as_role: Come, session: Session, paid: PaidRun, staff: dict[str, Staff]
) -> None:
    number = paid.payment().id
    paid.stands("issued")
    session.execute(update(Payment).where(Payment.id == number).values(own_status="returned"))
    session.commit()
    officer = as_role("payroll_officer")
    assert f"{number:,}" in text(officer.get("/payroll/answers"))
    refused = officer.post("/payroll/answers", {"how": "warrant", "reason": "The account was closed."})
    assert (refused.status_code, "Tick at least one payment." in text(refused)) == (422, True)
    told = {"payments": str(number), "how": "warrant", "reason": "The account was closed."}
    answer = officer.post("/payroll/answers", told)
    run = session.scalars(select(PayRun).where(PayRun.kind == "special")).one()
    assert (answer.status_code, answer.location) == (303, f"/payroll/{run.id}")
    wish = session.scalars(select(PaymentRepair)).one()
    assert (wish.kind, wish.payment_id, wish.method, run.made_by_id) == (
        "issue_anew",
        number,
        "warrant",
        staff["payroll_officer"].id,
    )


def test_other_systems_read_a_run_and_a_payment_to_the_cent(
    app: Flask, session: Session, staff: dict[str, Staff], paid: PaidRun
) -> None:
    told = ask(app, session, staff["auditor"], f"/pay-runs/{paid.run.id}").get_json()
    assert sum(each["gross_cents"] for each in told["totals"]) == told["gross_cents"] == paid.row.gross_cents
    assert told["held_because"] == {"officer_hold": 1}
    row = ask(app, session, staff["auditor"], f"/payments/{paid.payment().id}").get_json()
    assert sum(each["cents"] for each in row["lines"]) == row["gross_cents"]
    assert sum(each["cents"] for each in row["ledger"]) == 0


def test_other_systems_list_a_pairs_payments_and_each_look_at_a_person_is_written_down(
    app: Flask, session: Session, staff: dict[str, Staff], paid: PaidRun
) -> None:
    row = paid.payment()
    told = ask(app, session, staff["auditor"], f"/payments?assignment_id={row.assignment_id}").get_json()
    assert row.id in [each["id"] for each in told["items"]]
    seen = session.scalars(select(AccessLog.person_id).where(AccessLog.what == "api payments")).all()
    assert payment_view.recipient_id(session, row) in seen


@pytest.mark.parametrize(("reason", "status"), [(" \n ", 422), ("The file of Yolo is wrong.", 200)])
def test_other_systems_stop_no_run_without_a_reason(
    app: Flask, session: Session, staff: dict[str, Staff], paid: PaidRun, reason: str, status: int
) -> None:
    who = staff["payroll_officer"]
    token = make_token(session, who.id, "test", county_today() + dt.timedelta(days=1), now(), who.id)
    session.commit()
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "partner-system-0001"}
    address = f"/api/v1/pay-runs/{paid.run.id}/stop"
    assert app.test_client().post(address, json={"reason": reason}, headers=headers).status_code == status


def corrected(paid: PaidRun, minutes: int) -> Run:
    """The timesheet of ten days at five hours is corrected to these minutes of a day, and settled in April."""
    paid.stands("issued")
    paid.pay.change(f"update timesheet set superseded_at = now() where id = {paid.yolo}")
    with transaction() as session:
        work = session.get_one(Timesheet, paid.yolo).assignment_id
    paid.pay.sheet(work, dict.fromkeys(range(2, 12), minutes), corrects_id=paid.yolo)
    return Run(pay_date=dt.date(2026, 4, 20), made=county_instant(dt.date(2026, 4, 16)), kind="supplemental")


def test_a_difference_shows_what_is_owed_now_less_what_was_paid_and_the_law_is_not_asked_of_the_latter(
    as_role: Come, session: Session, paid: PaidRun
) -> None:
    (row,) = corrected(paid, 330).payments()
    before = paid.run.payment(paid.yolo)
    page = text(as_role("payroll_officer").get(f"/payments/{row.id}"))
    assert f"It is the difference to payment {before.id:,} of the same half-month." in page
    assert f"Already paid before {hours(-3000)} {money(1905)} {money(-before.gross_cents)}" in page
    assert "The law says" not in page
    assert "Same answer" in page


def test_what_was_overpaid_is_told_with_the_payment_that_found_it(as_role: Come, paid: PaidRun) -> None:
    (row,) = corrected(paid, 240).payments()
    assert (row.gross_cents, row.method) == (0, "none")
    page = text(as_role("payroll_officer").get(f"/payments/{row.id}"))
    assert f"Paid too much before, taken from later payments 0:00 – {money(10 * 1905)}" in page


def test_sick_leave_by_itself_has_its_rate_with_the_cite(as_role: Come, session: Session, paid: PaidRun) -> None:
    work = paid.payment().assignment_id
    told = {"minutes": 480, "payable_minutes": 480, "planned": False, "outcome": "pay"}
    claimed = {"day": dt.date(2026, 3, 15), "claimed_at": county_instant(dt.date(2026, 4, 1))}
    paid.pay.add(SickLeaveClaim(assignment_id=work, enrollment_id=paid.payment().enrollment_id, **told, **claimed))
    (row,) = Run(pay_date=dt.date(2026, 4, 20), made=county_instant(dt.date(2026, 4, 16))).payments()[-1:]
    page = text(as_role("payroll_officer").get(f"/payments/{row.id}"))
    assert "Sick leave The county pays $19.15 an hour. In force since 1 Jan" in page
