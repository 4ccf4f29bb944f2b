"""A month in advance: an officer begins its run, two others release it, and its page says what is left of it."""

import re

from playwright.sync_api import expect
from sqlalchemy import text

from records.outbox import OutboxMessage
from records.pay_order import AdvancePayment
from records.pay_run import PayRun
from tests.activities.pay_run.pay_office import PayOffice
from tests.browser.conftest import Sitting
from tests.browser.county import County, wait_for
from tests.browser.desk import PATIENCE
from tests.browser.payroll_people import hire_payroll
from tests.browser.told import check_histories_of

PEOPLE = {"quincy": "payroll_officer", "quentin": "payroll_officer", "quill": "supervisor"}


def paid_in_advance(county: County) -> int:
    """State Payroll, and a severely impaired recipient who is paid in advance and has a provider; the case."""
    hire_payroll(county, "State Payroll, advances", PEOPLE)
    _, _, case = PayOffice().pair()
    with county.records() as session:
        told = {"case": case}
        advance = "update care_case set advance_pay_since = '2026-03-01', status = 'eligible' where id = :case"
        session.execute(text(advance), told)
        session.execute(text('update "authorization" set severely_impaired = true where case_id = :case'), told)
    return case


def test_a_month_is_paid_in_advance_and_stands_on_the_page_until_timesheets_account_for_it(
    county: County, desk: Sitting
) -> None:
    case = paid_in_advance(county)
    maker, officer, boss = desk("quincy"), desk("quentin"), desk("quill")
    maker.go("/advances").titled("Advance pay").says("Timesheets account for every advance").seen("advances, none")
    maker.press("Begin the run").titled(re.compile("^Pay run A"))
    expect(maker.page.locator(".heading")).to_contain_text("Waits for a payroll officer", timeout=4 * PATIENCE)
    number = int(maker.page.url.split("/payroll/")[1])
    officer.go(f"/payroll/{number}").press("Approve the totals a").says("A supervisor releases the run")
    boss.go(f"/payroll/{number}").press("Release the money a")
    wait_for(lambda: bool(county.row(PayRun, PayRun.id == number).status == "issued"), "the warrants", 60)
    row = county.row(AdvancePayment, AdvancePayment.case_id == case)
    maker.go("/advances").says("Open").seen("advances, one")
    maker.go(f"/payments/{row.payment_id}").says("paid in advance to").seen("advances, the payment")
    begun = county.row(OutboxMessage, OutboxMessage.workflow_id == f"advance-{row.id}")
    assert begun.workflow == "AdvancePay"
    check_histories_of([f"pay_run-{number}"], ("Abel",))
