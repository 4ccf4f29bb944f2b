"""Who is paid a month in advance and how much, whom a run holds and why, and what of that is told afterwards."""

import datetime as dt

import pytest
from sqlalchemy import select, true

import activities.all_steps  # noqa: F401 -- steps are found by their names
from activities.database import transaction
from activities.pay_run import advance_months, looking_again
from activities.step import DOERS, do
from records import advance_view
from records.advances import AdvanceRefused, put_on_record
from records.care_case import Case
from records.pay_order import AdvancePayment
from records.pay_run import PayRun
from records.staff import Staff
from tests.activities.pay_run.ahead import (
    MADE,
    MARCH,
    RATE,
    also_in_advance,
    discarded,
    held,
    issued,
    paid,
    reckoned,
    run_of_march,
)
from tests.activities.pay_run.pay_office import PayOffice, Run
from tests.records.timekeepers import march
from workflows.steps.pay_run import CameTo, Cause

AN_OLD_ADVANCE = """
insert into advance_payment (case_id, month, cents, issued_on, due_on, arrears_on, reconciled_cents)
select id, '2025-10-01', 100, '2025-10-01', '2025-11-15', '2025-12-30', 0 from care_case
"""


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ('update "authorization" set severely_impaired = false', ["not_severely_impaired"]),
        ("update care_case set status = 'leave'", ["recipient_not_eligible"]),
        ("update enrollment set status = 'suspended'", ["no_provider", "nothing_to_advance"]),
        (AN_OLD_ADVANCE, ["past_arrears"]),
    ],
)
def test_what_stands_against_a_month_in_advance_is_told_and_nothing_is_paid(
    pay: PayOffice, case: tuple[int, int], change: str, reasons: list[str]
) -> None:
    pay.change(change)
    run = run_of_march()
    assert (paid(run), held(run)) == ([], [reasons])


def test_a_month_is_paid_in_advance_once(pay: PayOffice, case: tuple[int, int]) -> None:
    issued(run_of_march())
    again = run_of_march()
    assert (paid(again), held(again)) == ([], [["advanced_before"]])


def test_a_month_that_came_on_record_while_the_run_waited_is_not_paid_a_second_time(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    run = run_of_march()
    pay.paid_ahead(case[1])
    with transaction() as session:
        row = session.get_one(PayRun, run)
        found = looking_again.look(session, row)
        assert found is not None
        looking_again.reckon_anew(session, row, found)
    reckoned(run)
    assert (paid(run), held(run)) == ([], [["advanced_before"]])


def test_a_month_that_a_run_is_paying_is_not_put_on_record_by_hand(pay: PayOffice, case: tuple[int, int]) -> None:
    run_of_march()
    with transaction() as session:
        row, staff = session.get_one(Case, case[1]), session.scalars(select(Staff.id).limit(1)).one()
        with pytest.raises(AdvanceRefused, match="A run pays March 2026 in advance"):
            put_on_record(session, row, MARCH, 100, march(31), staff, "by-hand", MADE)


def test_a_month_of_which_a_timesheet_was_paid_is_not_paid_in_advance_as_well(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    pay.sheet(case[0], {2: 600})
    Run()
    late = run_of_march()
    assert (paid(late), held(late)) == ([], [["paid_by_timesheets"]])


def test_whoever_comes_to_be_paid_in_advance_after_the_run_was_planned_is_paid_with_it(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    later, third = case[1], also_in_advance(pay)
    pay.change(f"update care_case set advance_pay_since = null where id = {later}")
    run = run_of_march()
    assert [each.case_id for each in paid(run)] == [third]
    pay.change(f"update care_case set advance_pay_since = '2026-03-01' where id = {later}")
    pay.change("update pay_run_part set reckoned_at = null")
    reckoned(run)
    assert [each.case_id for each in paid(run)] == sorted([later, third])
    issued(run)
    with transaction() as session:
        assert len(session.scalars(select(AdvancePayment.id)).all()) == 2


def test_more_recipients_than_were_planned_take_no_number_of_another_run(pay: PayOffice, case: tuple[int, int]) -> None:
    run = run_of_march()
    other, _, _ = pay.pair()
    sheet = pay.sheet(other, {2: 600})
    theirs = Run().payment(sheet).id
    also_in_advance(pay)
    pay.change("update pay_run_part set reckoned_at = null where run_id = " + str(run))
    reckoned(run)
    assert theirs not in {each.id for each in paid(run)}
    assert len(paid(run)) == 2


def test_a_county_without_a_known_rate_holds_its_recipients_and_the_rest_is_paid(
    pay: PayOffice, case: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    also_in_advance(pay, "57")
    monkeypatch.setattr(advance_months, "why_unknown", lambda _day, county, **_: county == "57" or None)
    run = run_of_march()
    assert [each.case_id for each in paid(run)] == [case[1]]
    assert held(run) == [["wage_unknown"]]


def test_in_january_the_taxes_are_those_of_both_half_months_together(pay: PayOffice, case: tuple[int, int]) -> None:
    pay.change("update \"authorization\" set authorized_minutes_per_month = 12000, starts_on = '2025-12-01'")
    pay.change("update assignment set starts_on = '2025-12-01'")
    pay.change(f"update care_case set advance_pay_since = '2026-01-01' where id = {case[1]}")
    run = run_of_march(dt.date(2026, 1, 1), dt.date(2026, 1, 2))
    gross = 200 * RATE
    taken = sum((gross * share + 5000) // 10000 for share in (620, 145, 130))
    assert abs(paid(run)[0].net_cents - (gross - taken)) <= 2, "each tax is rounded in each half-month"


def test_a_run_that_can_pay_nobody_leaves_on_record_why(pay: PayOffice, case: tuple[int, int]) -> None:
    pay.change('update "authorization" set severely_impaired = false')
    run = run_of_march()
    pay.change(f"update pay_run set status = 'calculating' where id = {run}")
    do(DOERS["move_pay_run"], CameTo(run, Cause.NOTHING_TO_PAY, MADE), f"pay_run-{run}", "nobody-is-paid")
    discarded(run)
    with transaction() as session:
        assert "is told under Advance pay" in (session.get_one(PayRun, run).sentence or "")
    assert held(run) == [["not_severely_impaired"]]
    assert last_held() == [case[1]]


def test_nobody_is_told_as_held_any_more_once_a_later_run_has_paid_everybody(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    other = also_in_advance(pay)
    pay.change(f'update "authorization" set severely_impaired = false where case_id = {other}')
    issued(run_of_march())
    assert last_held() == [other]
    pay.change('update "authorization" set severely_impaired = true')
    issued(run_of_march(dt.date(2026, 4, 1), dt.date(2026, 3, 30)))
    assert last_held() == []


def last_held() -> list[int]:
    """Cases that the page of months in advance tells as not paid."""
    with transaction() as session:
        return [case.id for _, case in advance_view.last_held(session, true())]


def test_a_recipient_whose_share_of_cost_takes_it_all_is_paid_nothing_ahead(
    pay: PayOffice, case: tuple[int, int]
) -> None:
    pay.change(
        "insert into share_of_cost (case_id, from_month, cents, made_at) "
        f"values ({case[1]}, '2026-01-01', 90000000, now())"
    )
    run = run_of_march()
    assert (paid(run), held(run)) == ([], [["nothing_to_advance"]])


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ("update care_case set status = 'terminated'", [["recipient_not_eligible"]]),
        ("update care_case set advance_pay_since = null", []),
        ('update "authorization" set severely_impaired = false', [["not_severely_impaired"]]),
        ("update enrollment set status = 'suspended'", [["no_provider", "nothing_to_advance"]]),
        ("update assignment set status = 'ended', ended_on = '2026-02-28'", [["no_provider", "nothing_to_advance"]]),
        (AN_OLD_ADVANCE, [["past_arrears"]]),
    ],
)
def test_what_came_to_stand_against_a_month_while_its_run_waited_takes_it_out(
    pay: PayOffice, case: tuple[int, int], change: str, reasons: list[list[str]]
) -> None:
    run = run_of_march()
    pay.change(change)
    with transaction() as session:
        row = session.get_one(PayRun, run)
        found = looking_again.look(session, row)
        assert found is not None
        looking_again.reckon_anew(session, row, found)
    reckoned(run)
    assert (paid(run), held(run)) == ([], reasons)


def test_a_discarded_run_of_a_month_leaves_nothing(pay: PayOffice, case: tuple[int, int]) -> None:
    also_in_advance(pay, since="2026-03-02")
    run = run_of_march()
    discarded(run)
    assert paid(run) == []
    assert held(run) == []
