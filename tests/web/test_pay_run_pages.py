"""Pay runs on their pages: what they come to against the run before, what they hold, and the two words."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import select, true
from sqlalchemy.orm import Session

from records import pay_run_payments, pay_run_view
from records.access_log import AccessLog
from records.clock import county_instant, fixed
from records.pay_hold import PayHold
from records.pay_run import PayRun
from records.pay_run_payments import Asked
from records.pay_run_view import totals
from records.staff import Staff
from records.submission import Submission
from records.timekeeping import SickLeaveClaim
from tests.activities.pay_run.pay_office import MADE, PayOffice, Run
from tests.records.timekeepers import march
from tests.web.conftest import Visitor
from tests.web.paid_run import PaidRun, paid_run
from tests.web.providers import text
from web.staff.payroll import previewing
from web.wording import money

Come = Callable[[str], Visitor]
LOOKED_AT = county_instant(dt.date(2026, 4, 2))
"""March's second half is over: it is the newest that the form offers."""
PAY_DATE = dt.date(2026, 4, 6)


@pytest.fixture(autouse=True)
def early_in_april() -> Iterator[None]:
    """The form offers half-months of a year and pay dates of two months, so the day of looking is said."""
    with fixed(LOOKED_AT):
        yield


@pytest.fixture
def paid(session: Session, staff: dict[str, Staff]) -> PaidRun:
    """March's first half waits for a payroll officer."""
    return paid_run()


def test_the_list_has_the_newest_run_first_with_what_it_paid_and_held(as_role: Come, paid: PaidRun) -> None:
    page = text(as_role("payroll_officer").get("/payroll"))
    listed = page[page.index("newest first") :]
    assert listed.index("2026-03-A") < listed.index("2026-02-B")
    assert money(paid.row.gross_cents) in page
    assert "Waits for a payroll officer" in page


def test_a_run_says_where_it_stands_what_it_comes_to_and_what_follows_the_button(as_role: Come, paid: PaidRun) -> None:
    page = text(as_role("payroll_officer").get(f"/payroll/{paid.run.id}"))
    assert "(you are here)" in page
    assert f"{paid.row.payments} payments with {money(paid.row.net_cents)} net go before a supervisor" in page
    assert "1 timesheet is held and not among these payments: why, and what to do" in page
    for shown in ("Pay run 2026-03-A", "2026-02-B", "Social Security", "Whose money it is", "Held by an officer"):
        assert shown in page


def test_counties_programs_and_funding_shares_each_add_up_to_the_run(session: Session, paid: PaidRun) -> None:
    found = totals(session, paid.run.id)
    whole = found.whole
    assert (whole.payments, whole.gross_cents, whole.net_cents) == (
        paid.row.payments,
        paid.row.gross_cents,
        paid.row.net_cents,
    )
    for parts in (found.by_county(), found.by_program()):
        assert sum(each.gross_cents for each in parts.values()) == whole.gross_cents
    assert whole.federal_cents + whole.state_cents + whole.county_cents + whole.share_of_cost_cents == whole.gross_cents
    assert whole.taxes_cents + whole.net_cents + whole.deductions_cents + whole.share_of_cost_cents == whole.gross_cents


def test_the_totals_go_into_a_spreadsheet_whose_last_line_is_all_of_them(as_role: Come, paid: PaidRun) -> None:
    answer = as_role("auditor").get(f"/payroll/{paid.run.id}/totals.csv")
    rows = list(csv.DictReader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    gross = [round(float(row["gross"]) * 100) for row in rows]
    assert sum(gross[:-1]) == gross[-1] == paid.row.gross_cents
    assert {row["county"] for row in rows[:-1]} == {"Sacramento", "Yolo"}


def test_counties_sort_by_name_and_by_gross_in_the_address(as_role: Come, paid: PaidRun) -> None:
    officer = as_role("payroll_officer")
    by_gross = text(officer.get(f"/payroll/{paid.run.id}/totals"))
    by_name = text(officer.get(f"/payroll/{paid.run.id}/totals?sort=-name"))
    assert by_gross.index("Sacramento") < by_gross.index("Yolo")
    assert by_name.index("Yolo") < by_name.index("Sacramento")


def test_an_exception_says_who_why_and_what_to_do_and_the_filter_is_in_the_address(
    as_role: Come, session: Session, paid: PaidRun
) -> None:
    officer = as_role("payroll_officer")
    page = text(officer.get(f"/payroll/{paid.run.id}/holds?reason=officer_hold"))
    assert "A payroll officer holds this payment." in page
    assert "Lift the stop once its reason is settled." in page
    assert "Nothing is held like that" in text(officer.get(f"/payroll/{paid.run.id}/holds?reason=wage_unknown"))
    assert session.scalars(select(PayHold)).one().timesheet_id == paid.held


def test_a_county_sees_the_exceptions_of_its_own_recipients_and_the_sums_of_all(as_role: Come, paid: PaidRun) -> None:
    yolo = as_role("yolo")
    assert "Nothing is held like that" in text(yolo.get(f"/payroll/{paid.run.id}/holds"))
    assert money(paid.row.gross_cents) in text(yolo.get(f"/payroll/{paid.run.id}"))


def test_a_run_at_work_shows_its_progress_and_loads_the_page_anew_once_it_stands(as_role: Come, paid: PaidRun) -> None:
    officer = as_role("payroll_officer")
    paid.stands("calculating")
    page = officer.get(f"/payroll/{paid.run.id}")
    assert f'hx-get="/payroll/{paid.run.id}/now?seen=calculating"' in page.get_data(as_text=True)
    assert "1 of 1 part reckoned" in text(page)
    assert "HX-Refresh" not in officer.get(f"/payroll/{paid.run.id}/now?seen=calculating").headers
    paid.stands("awaiting_officer")
    assert officer.get(f"/payroll/{paid.run.id}/now?seen=calculating").headers["HX-Refresh"] == "true"


def test_approving_carries_the_totals_that_were_seen(as_role: Come, session: Session, paid: PaidRun) -> None:
    row = paid.row
    seen = {"payments": str(row.payments), "net_cents": str(row.net_cents)}
    answer = as_role("payroll_officer").post(f"/payroll/{row.id}/approve", seen)
    assert answer.status_code == 303
    said = session.scalars(select(Submission)).one()
    assert (said.kind, said.pay_run_id, said.payload) == (
        "approve_totals",
        row.id,
        {"payments": row.payments, "net_cents": row.net_cents},
    )


def test_who_began_a_run_is_told_that_somebody_else_approves_it(
    as_role: Come, paid: PaidRun, staff: dict[str, Staff]
) -> None:
    paid.stands("awaiting_officer", made_by_id=staff["payroll_officer"].id)
    page = text(as_role("payroll_officer").get(f"/payroll/{paid.run.id}"))
    assert "You made this run. Somebody else says this word." in page
    assert "Approve the totals" not in page


def test_a_supervisor_releases_what_an_officer_approved_or_sends_it_back_with_a_reason(
    as_role: Come, session: Session, paid: PaidRun, staff: dict[str, Staff]
) -> None:
    paid.approved_by(staff["payroll_officer"].id)
    boss = as_role("supervisor")
    page = text(boss.get(f"/payroll/{paid.run.id}"))
    assert "State Payroll approves its totals, and releases it or sends it back, not one county." in page
    assert "Release the money" not in page
    staff["supervisor"].county_code = None
    session.commit()
    page = text(boss.get(f"/payroll/{paid.run.id}"))
    assert "are issued and the payment files are made" in page
    assert boss.post(f"/payroll/{paid.run.id}/send-back", {"reason": " "}).status_code == 422
    assert boss.post(f"/payroll/{paid.run.id}/send-back", {"reason": "Gross is 20 % up."}).status_code == 303
    assert session.scalars(select(Submission)).one().payload == {"reason": "Gross is 20 % up."}


def test_a_caseworker_has_no_runs_and_a_supervisor_makes_none(as_role: Come, paid: PaidRun) -> None:
    assert as_role("caseworker").get("/payroll").status_code == 403
    boss = as_role("supervisor")
    assert boss.get("/payroll/begin").status_code == 403
    assert boss.post(f"/payroll/{paid.run.id}/approve", {"payments": "1", "net_cents": "1"}).status_code == 403


def test_a_run_is_begun_once_with_a_sentence_on_what_it_takes(as_role: Come, session: Session, paid: PaidRun) -> None:
    paid.stands("issued")
    officer = as_role("payroll_officer")
    takes = text(officer.get("/payroll/begin/takes?kind=half_month&period=2026-03-01"))
    assert "It would take 1 timesheet of 1 provider: 50:00 hours" in takes
    changed = text(officer.get("/payroll/begin/takes?kind=retroactive&period=2026-03-01&county=34"))
    assert "It would reckon again" in changed, changed
    told = {"kind": "half_month", "period": "2026-03-16", "pay_date": PAY_DATE.isoformat()}
    answer = officer.post("/payroll/begin", told)
    assert answer.status_code == 303, text(answer)
    made = session.scalars(select(PayRun).order_by(PayRun.id.desc()).limit(1)).one()
    assert (made.number, made.status, answer.location) == ("2026-03-B", "planned", f"/payroll/{made.id}")
    again = officer.post("/payroll/begin", told)
    assert "is not finished. Finish or discard it before you begin another." in text(again)


def test_an_officer_lets_go_only_what_is_theirs_to_pass_over(as_role: Come, session: Session, paid: PaidRun) -> None:
    held = session.scalars(select(PayHold)).one()
    officer, address = as_role("payroll_officer"), f"/payroll/{paid.run.id}/holds/{held.id}/let-go"
    assert "its cause has to be mended" in text(officer.post(address, {"reason": "Fine"}, follow_redirects=True))
    held.reasons = ["far_over_usual"]
    session.commit()
    assert "It is let go" in text(officer.post(address, {"reason": "Two weeks came late."}, follow_redirects=True))
    session.refresh(held)
    assert held.release_reason == "Two weeks came late."


def test_sick_leave_held_without_a_timesheet_is_among_the_exceptions_and_the_providers(
    as_role: Come, session: Session, staff: dict[str, Staff]
) -> None:
    pay = PayOffice()
    work, provider, _ = pay.pair()
    claimed = {"minutes": 480, "payable_minutes": 480, "planned": False, "outcome": "pay", "claimed_at": MADE}
    pay.add(SickLeaveClaim(assignment_id=work, enrollment_id=provider, day=march(9), **claimed))
    pay.change(
        f"insert into pay_stop (enrollment_id, reason, placed_by_id, placed_at) select {provider}, 'Asked for', "
        "min(id), now() from staff"
    )
    run = Run()
    page = text(as_role("payroll_officer").get(f"/payroll/{run.id}/holds"))
    assert "Sick leave" in page
    assert "A payroll officer holds this payment." in page
    of_provider = f"/enrollments/{provider}/payments"
    assert f"Sick leave {money(15320)}" in text(as_role("payroll_officer").get(of_provider))
    pay.change("update pay_stop set lifted_at = now(), lifted_by_id = placed_by_id")
    Run(pay_date=dt.date(2026, 4, 20), made=county_instant(dt.date(2026, 4, 16)))
    assert "Paid since" in text(as_role("payroll_officer").get(f"/payroll/{run.id}/holds"))
    assert "Held, not paid yet" not in text(as_role("payroll_officer").get(of_provider))


def test_a_changed_rate_is_for_one_half_month_or_for_several_and_the_last_is_not_before_the_first(
    as_role: Come, paid: PaidRun
) -> None:
    paid.stands("issued")
    officer, asks = as_role("payroll_officer"), "/payroll/begin/takes?kind=retroactive&county=34"
    assert "2 timesheets of" in text(officer.get(f"{asks}&period=2026-02-16&until=2026-03-01"))
    assert "1 timesheet of" in text(officer.get(f"{asks}&period=2026-02-16"))
    told = {"kind": "retroactive", "county": "34", "period": "2026-03-01", "pay_date": PAY_DATE.isoformat()}
    wrong = officer.post("/payroll/begin", told | {"until": "2026-02-16"})
    assert (wrong.status_code, "This half-month is before the first one." in text(wrong)) == (422, True)
    assert officer.post("/payroll/begin", told | {"period": "2026-02-16", "until": "2026-03-01"}).status_code == 303


def test_a_preview_says_what_is_wrong_with_the_form_what_is_too_much_and_who_does_not_answer(
    as_role: Come, session: Session, paid: PaidRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer, asks = as_role("payroll_officer"), "/payroll/begin/preview"
    told = {"kind": "supplemental", "period": "2026-03-16", "pay_date": PAY_DATE.isoformat()}
    assert "Choose a half-month." in text(officer.post(asks, told | {"period": ""}))
    assert "The pay date 2029-01-01 cannot be." in text(officer.post(asks, told | {"pay_date": "2029-01-01"}))
    away = officer.post(asks, told)
    assert (away.status_code, "does not answer just now" in text(away)) == (200, True)
    monkeypatch.setattr(previewing, "MOST", 0)
    assert "A preview takes at most 0 timesheets, and these are 1." in text(officer.post(asks, told))
    assert as_role("supervisor").post(asks, told).status_code == 403
    assert len(session.scalars(select(PayRun)).all()) == 2


def test_a_total_leads_to_its_payments_the_dearest_first_and_these_add_up_to_it(
    as_role: Come, session: Session, paid: PaidRun
) -> None:
    officer, listed = as_role("payroll_officer"), f"/payroll/{paid.run.id}/payments"
    page = officer.get(f"/payroll/{paid.run.id}").get_data(as_text=True)
    assert f'href="{listed}?county=57"' in page
    assert f'href="{listed}"' in page
    mine = sorted(paid.run.payments(), key=lambda each: -each.gross_cents)
    page = text(officer.get(listed))
    places = [page.index(money(each.gross_cents)) for each in mine]
    assert (len(places), places) == (paid.row.payments, sorted(places))
    row = session.get_one(PayRun, paid.run.id)
    for county, figures in totals(session, row.id).by_county().items():
        found = pay_run_payments.page(session, row, true(), Asked(county=county)).lines
        assert sum(payment.gross_cents for payment, *_ in found) == figures.gross_cents
    assert "No payment of this run is like that." in text(officer.get(f"{listed}?method=advance"))
    assert officer.get(f"{listed}?sort=--net&page=0&county=999").status_code == 200


def test_a_county_sees_its_own_payments_of_a_run_and_the_look_is_written_down(
    as_role: Come, session: Session, paid: PaidRun
) -> None:
    yolo = next(each for each in paid.run.payments() if each.county_code == "57")
    page = text(as_role("yolo").get(f"/payroll/{paid.run.id}/payments"))
    assert "1 payment." in page
    assert money(yolo.gross_cents) in page
    assert money(paid.payment().gross_cents) not in page
    assert "payments of a run" in session.scalars(select(AccessLog.what)).all()
    assert as_role("caseworker").get(f"/payroll/{paid.run.id}/payments").status_code == 403


def test_of_a_discarded_run_nothing_is_told_as_if_it_stood(as_role: Come, paid: PaidRun) -> None:
    officer, net = as_role("payroll_officer"), money(paid.row.net_cents)
    assert net in text(officer.get(f"/payroll/{paid.run.id}"))
    paid.stands("discarded")
    page = text(officer.get(f"/payroll/{paid.run.id}"))
    assert "Nothing of this run was paid." in page
    assert net not in page
    assert "Direct deposits" not in page
    assert net not in text(officer.get("/payroll"))


def test_the_last_half_months_are_those_that_were_paid(as_role: Come, session: Session, paid: PaidRun) -> None:
    assert [run.number for run in pay_run_view.last_six(session)] == ["2026-02-B"]
    beside = pay_run_view.last_six(session, session.get_one(PayRun, paid.run.id))
    assert [run.number for run in beside] == ["2026-02-B", "2026-03-A"], "with the run that is looked at"
