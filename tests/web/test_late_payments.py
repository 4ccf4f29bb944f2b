"""Ten business days after a timesheet was accepted its payment has left, or payroll reads what holds it up."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import ColumnElement, true
from sqlalchemy.orm import Session

from activities.database import transaction
from activities.pay_run import doings
from records import clock, late_payments
from records.clock import county_instant
from records.pay_run import PayRun
from records.staff import Staff
from records.timesheet import Timesheet
from tests.activities.pay_run.pay_office import PayOffice, Run
from tests.web.conftest import Visitor
from tests.web.paid_run import PaidRun, paid_run
from tests.web.providers import text
from web.staff.timesheets.pay_clock import first_in_time
from workflows.steps.pay_run import PartOrder

Come = Callable[[str], Visitor]
THE_30TH, THE_31ST = (county_instant(dt.date(2026, 3, day)) for day in (30, 31))


@pytest.fixture
def paid(session: Session, staff: dict[str, Staff], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PaidRun:
    """March's first half, accepted on Monday, the 16th, waits for a payroll officer; it is due on the 30th."""
    monkeypatch.setenv("HEARTH_PAYMENTS", str(tmp_path))
    return paid_run()


def issue(paid: PaidRun, day: int) -> None:
    """The run that was made on the 18th is released and issued on a day."""
    with clock.fixed(county_instant(dt.date(2026, 3, day))), transaction() as session:
        for part in paid.run.parts:
            order = PartOrder(paid.run.id, part.number, paid.run.at)
            doings.issue(session, session.get_one(PayRun, paid.run.id), session.merge(part), order)
    paid.stands("issued")


def test_what_was_accepted_on_the_16th_is_in_time_until_the_30th_is_over() -> None:
    assert first_in_time(dt.date(2026, 3, 30)) == dt.date(2026, 3, 16)
    assert first_in_time(dt.date(2026, 3, 31)) == dt.date(2026, 3, 17)


def test_nothing_is_late_on_the_tenth_business_day(as_role: Come, paid: PaidRun) -> None:
    with clock.fixed(THE_30TH):
        page = text(as_role("payroll_officer").get("/payroll/late"))
    assert "Every accepted timesheet was paid in time." in page


def test_the_day_after_each_late_one_is_listed_with_what_holds_it_up(as_role: Come, paid: PaidRun) -> None:
    with clock.fixed(THE_31ST):
        page = text(as_role("payroll_officer").get("/payroll/late"))
    assert "3 timesheets were accepted more than 10 business days ago" in page
    assert page.count("which is not issued yet.") == 2
    assert "Held by an officer" in page
    assert "1 day over" in page


def test_what_was_issued_is_late_no_more_and_what_is_held_still_is(as_role: Come, paid: PaidRun) -> None:
    issue(paid, 20)
    with clock.fixed(THE_31ST):
        page = text(as_role("payroll_officer").get("/payroll/late"))
    assert "1 timesheet was accepted more than 10 business days ago" in page
    assert "Held by an officer" in page


def test_what_no_run_has_taken_up_is_found_too(session: Session, paid: PaidRun) -> None:
    issue(paid, 17)
    pay = PayOffice()
    work, _, _ = pay.pair()
    sheet = pay.sheet(work, {2: 300}, decided_at=county_instant(dt.date(2026, 3, 20)))
    before = county_instant(dt.date(2026, 4, 7))
    found = late_payments.page(session, before, true(), 1)
    assert [(each.timesheet.id, each.reasons, each.run) for each in found.lines if each.timesheet.id == sheet] == [
        (sheet, [], None)
    ]


def listed(session: Session, day: dt.date, within: ColumnElement[bool] | None = None) -> list[int]:
    """The timesheets that are late on a day."""
    found = late_payments.page(session, county_instant(day), true() if within is None else within, 1)
    return [each.timesheet.id for each in found.lines]


def test_a_correction_that_only_a_supplemental_run_pays_is_late_however_many_others_were_issued_since(
    session: Session, paid: PaidRun
) -> None:
    issue(paid, 17)
    pay = PayOffice()
    pay.change(f"update timesheet set superseded_at = now() where id = {paid.long}")
    with transaction() as known:
        work = known.get_one(Timesheet, paid.long).assignment_id
    accepted = county_instant(dt.date(2026, 3, 17))
    fix = pay.sheet(work, {day: 590 for day in range(1, 15)}, corrects_id=paid.long, decided_at=accepted)
    later = Run(dt.date(2026, 3, 16), pay_date=dt.date(2026, 4, 7), made=county_instant(dt.date(2026, 4, 2)))
    with transaction() as known:
        known.get_one(PayRun, later.id).status = "issued"
    assert fix not in listed(session, dt.date(2026, 3, 17))
    assert fix in listed(session, dt.date(2026, 4, 20))


def test_a_countys_list_is_not_cut_short_by_what_waits_longer_elsewhere(
    session: Session, paid: PaidRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(late_payments, "COUNTED_UP_TO", 0)
    assert listed(session, dt.date(2026, 3, 31), Timesheet.county_code == "57") == [paid.yolo]


@pytest.mark.parametrize(("day", "word"), [(20, "met"), (31, "missed")])
def test_a_timesheets_page_shows_the_clock_of_its_payment(as_role: Come, paid: PaidRun, day: int, word: str) -> None:
    with clock.fixed(county_instant(dt.date(2026, 3, 18))):
        page = text(as_role("payroll_officer").get(f"/timesheets/{paid.long}"))
    assert "Paying the timesheet, 10 business days" in page
    assert "30 Mar" in page
    issue(paid, day)
    with clock.fixed(county_instant(dt.date(2026, 4, 1))):
        page = text(as_role("payroll_officer").get(f"/timesheets/{paid.long}"))
    assert word in page.lower()


def test_nobody_but_payroll_reads_the_list(as_role: Come, paid: PaidRun) -> None:
    assert as_role("caseworker").get("/payroll/late").status_code == 403
