"""A pay run: an officer begins it, another approves the totals, a supervisor releases them, and the files are there."""

import re

from playwright.sync_api import expect
from sqlalchemy import text

from records.pay_run import PayRun
from records.payment_file import PaymentFile
from tests.activities.pay_run.pay_office import PayOffice
from tests.browser.conftest import Sitting
from tests.browser.county import County, wait_for
from tests.browser.desk import PATIENCE, Desk
from tests.browser.payroll_people import hire_payroll
from tests.browser.told import check_histories_of
from workflows.messages import process_id

PEOPLE = {"olga": "payroll_officer", "oscar": "payroll_officer", "vera": "supervisor"}


def payroll(county: County) -> None:
    """The state's payroll has two officers and a supervisor; two pairs are owed March's first half, one is stopped."""
    hire_payroll(county, "State Payroll", PEOPLE)
    pay = PayOffice()
    paid, _, _ = pay.pair()
    stopped, provider, _ = pay.pair()
    for work in (paid, stopped):
        pay.sheet(work, {day: 480 for day in range(2, 12)})
    with county.records() as session:
        told = {"provider": provider, "work": stopped}
        session.execute(
            text(
                "insert into pay_stop (enrollment_id, assignment_id, reason, placed_by_id, placed_at) "
                "select :provider, :work, 'The county asked', min(id), now() from staff"
            ),
            told,
        )


def begins(officer: Desk) -> str:
    """The first officer begins a run, and may not approve it; where its page is."""
    officer.go("/payroll").titled("Payroll").seen("payroll, runs").follow("Start a run").titled("Start a run")
    officer.reads(officer.page.locator("#takes"), "It would take").seen("payroll, start a run")
    officer.press("Start the run").titled(re.compile("^Pay run "))
    expect(officer.page.locator(".heading")).to_contain_text("Waits for a payroll officer", timeout=4 * PATIENCE)
    officer.says("You made this run. Somebody else says this word.").seen("payroll, the run as its maker")
    return officer.page.url.split("/payroll/")[1]


def test_a_run_is_begun_approved_and_released_by_three_people(county: County, desk: Sitting) -> None:
    payroll(county)
    number = begins(desk("olga"))
    officer, boss = desk("oscar"), desk("vera")
    officer.go(f"/payroll/{number}").says("Whose money it is").follow("Held by an officer")
    officer.titled("Exceptions of run").says("Lift the stop once its reason is settled.").seen("payroll, exceptions")
    officer.go(f"/payroll/{number}").press("Approve the totals a").says("A supervisor releases the run")
    county.settle()
    boss.go("/reviews/next").titled(re.compile("^Pay run ")).seen("payroll, before a supervisor")
    boss.press("Release the money a")
    wait_for(lambda: bool(county.row(PayRun, PayRun.id == int(number)).status == "issued"), "the files", 60)
    officer.go(f"/payroll/{number}").says("The payment files are made").seen("payroll, issued")
    files = county.rows(PaymentFile, PaymentFile.run_id == int(number))
    assert files
    with officer.page.expect_download() as coming:
        officer.follow(files[0].name)
    assert coming.value.suggested_filename == files[0].name.rsplit("/", 1)[-1]
    officer.go(f"/payroll/{number}/totals").titled("Totals of run").seen("payroll, totals")
    check_histories_of([process_id("pay_run", int(number))], ("Abel",))
