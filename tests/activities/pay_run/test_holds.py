"""What is wrong with one payment holds that payment, with its reasons; the rest of the run is paid."""

import datetime as dt
from typing import Any

import polars as pl
import pytest
from sqlalchemy import select

from activities.database import transaction
from activities.pay_run import deciding, net, sure
from activities.pay_run.failed import PayFailed
from records.clock import county_instant
from records.decision import Decision
from records.pay_hold import PayHold, PayStop
from records.pay_setup import DirectDeposit, ShareOfCost, WithholdingCertificate
from records.staff import Staff
from tests.activities.pay_run.pay_office import MADE, PAY_DATE, PayOffice, Run
from tests.records.timekeepers import march

HOURS = {2: 240, 3: 240}
DECEMBER = dt.date(2025, 12, 1)


def account(pay: PayOffice, pair: tuple[int, int, int], **more: Any) -> int:
    told: dict[str, Any] = {"routing_number": "121000248", "account_sealed": b"sealed", "account_last_four": "4321"}
    told |= {"account_kind": "checking", "starts_on": dt.date(2026, 1, 1), "made_at": MADE} | more
    return pay.add(DirectDeposit(assignment_id=pair[0], enrollment_id=pair[1], **told))


def staff() -> int:
    with transaction() as session:
        return session.scalars(select(Staff.id)).first() or 0


def test_an_account_in_force_is_paid_into_and_a_closed_one_holds(pay: PayOffice) -> None:
    good, closed, over = pay.pair(), pay.pair(), pay.pair()
    number = account(pay, good)
    account(pay, closed, closed_on=march(10))
    account(pay, over, ended_on=PAY_DATE)
    sheets = [pay.sheet(pair[0], HOURS) for pair in (good, closed, over)]
    run = Run()
    assert run.held() == {sheets[1]: ["bank_account_missing"]}
    assert (run.payment(sheets[0]).method, run.payment(sheets[0]).direct_deposit_id) == ("direct_deposit", number)
    assert run.payment(sheets[2]).method == "warrant"


def test_a_county_without_a_known_rate_holds_its_timesheets_and_says_what_the_law_said(pay: PayOffice) -> None:
    there, here = pay.pair("57"), pay.pair("07")
    unknown = pay.sheet(there[0], HOURS, begins=DECEMBER)
    known = pay.sheet(here[0], HOURS, begins=DECEMBER)
    run = Run()
    assert run.held() == {unknown: ["wage_unknown"]}
    with transaction() as session:
        row = session.scalars(select(PayHold)).one()
    assert row.sentence is not None
    assert row.sentence.startswith("County 57, December 3, 2025: county: no rate")
    assert row.gross_cents is None
    assert run.payment(known).gross_cents == 8 * 1963


def test_a_provider_who_is_not_enrolled_since_yesterday_is_held(pay: PayOffice) -> None:
    work, provider, _ = pay.pair()
    sheet = pay.sheet(work, HOURS)
    pay.change(f"update enrollment set status = 'ineligible', status_since = '2026-03-17' where id = {provider}")
    assert Run().held() == {sheet: ["provider_not_enrolled"]}


def test_a_provider_who_was_not_enrolled_on_a_day_worked_is_held_even_when_enrolled_again(pay: PayOffice) -> None:
    work, provider, _ = pay.pair()
    sheet = pay.sheet(work, HOURS)
    for status, since, at in (("suspended", "2026-03-03", "2026-03-17"), ("enrolled", "2026-03-10", "2026-03-18")):
        pay.change(
            "insert into enrollment_status (enrollment_id, status, cause, since, at) "
            f"values ({provider}, '{status}', 'x', '{since}', '{at} 09:00-07')"
        )
    assert Run().held() == {sheet: ["provider_not_eligible"]}


def test_a_recipient_whose_case_was_closed_before_the_last_day_worked_holds(pay: PayOffice) -> None:
    (one, _, first), (two, _, second) = pay.pair(), pay.pair()
    sheets = [pay.sheet(work, HOURS) for work in (one, two)]
    for case, since in ((first, march(2)), (second, march(3))):
        pay.change(f"update care_case set status = 'terminated', status_since = '{since}' where id = {case}")
    assert Run().held() == {sheets[0]: ["recipient_not_eligible"]}, "the day of the end is paid"


def test_an_officer_stops_a_provider_or_one_pair_until_the_stop_is_lifted(pay: PayOffice) -> None:
    first, second, third = pay.pair(), pay.pair(), pay.pair()
    other = pay.pair(provider=first[1])
    by = staff()
    stops = [
        PayStop(enrollment_id=first[1], assignment_id=first[0], reason="Court order", placed_by_id=by, placed_at=MADE),
        PayStop(enrollment_id=second[1], reason="Fraud referral", placed_by_id=by, placed_at=MADE),
        PayStop(
            enrollment_id=third[1],
            reason="Settled",
            placed_by_id=by,
            placed_at=MADE,
            lifted_by_id=by,
            lifted_at=MADE,
        ),
    ]
    for stop in stops:
        pay.add(stop)
    sheets = [pay.sheet(pair[0], HOURS) for pair in (first, second, third, other)]
    assert Run().held() == {sheets[0]: ["officer_hold"], sheets[1]: ["officer_hold"]}


def test_more_to_withhold_than_was_earned_is_held_until_an_officer_lets_it_go(pay: PayOffice) -> None:
    work, provider, _ = pay.pair()
    pay.add(
        WithholdingCertificate(
            enrollment_id=provider,
            form="w4",
            filing_status="single",
            extra_cents=50000,
            starts_on=dt.date(2026, 1, 1),
            made_at=MADE,
        )
    )
    sheet = pay.sheet(work, HOURS)
    assert Run().held() == {sheet: ["negative_net"]}
    pay.change(f"update pay_hold set released_at = now(), released_by_id = {staff()}, release_reason = 'Asked for'")
    run = Run(made=county_instant(march(19)))
    assert run.held() == {}
    paid = run.payment(sheet)
    assert (paid.federal_income_tax_cents, paid.net_cents, paid.method) == (15320, 0, "none")


def test_a_share_of_cost_over_the_pay_holds_nothing_and_the_months_next_payment_takes_the_rest(pay: PayOffice) -> None:
    work, _, case = pay.pair()
    pay.add(ShareOfCost(case_id=case, from_month=march(1), cents=20000, made_at=MADE))
    first = pay.sheet(work, HOURS)
    run = Run()
    assert (run.payment(first).share_of_cost_cents, run.payment(first).method) == (15320, "none")
    second = pay.sheet(work, {20: 480}, begins=march(16))
    later = Run(march(16), march(31), county_instant(dt.date(2026, 4, 2)))
    assert (later.payment(second).share_of_cost_cents, later.payment(second).net_cents) == (4680, 10640)


def test_a_run_with_nothing_to_pay_ties(pay: PayOffice) -> None:
    run = Run()
    assert (run.row.parts, run.row.payments, run.held()) == (0, 0, {})


def test_three_times_the_usual_is_looked_at(pay: PayOffice) -> None:
    work, *_ = pay.pair()
    for begins in (dt.date(2026, 1, 1), dt.date(2026, 1, 16), dt.date(2026, 2, 1)):
        pay.sheet(work, {begins.day: 60}, begins=begins)
    Run(dt.date(2026, 2, 1), dt.date(2026, 2, 20), county_instant(dt.date(2026, 2, 18)))
    sheet = pay.sheet(work, HOURS)
    assert Run().held() == {sheet: ["far_over_usual"]}


def test_what_is_held_keeps_the_laws_word_with_its_facts(pay: PayOffice) -> None:
    work, provider, case = pay.pair()
    sheet = pay.sheet(work, HOURS)
    pay.change(f"update enrollment set status = 'ineligible', status_since = '2026-03-17' where id = {provider}")
    Run()
    with transaction() as session:
        row = session.scalars(select(Decision).where(Decision.question == "ihss.payment")).one()
    assert (row.timesheet_id, row.case_id, row.asked_about) == (sheet, case, PAY_DATE)
    assert row.answer["outcome"] == "hold"
    assert row.facts["provider_enrolled_today"] is False


def test_a_difference_between_columns_and_rule_engine_fails_the_part(
    pay: PayOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, *_ = pay.pair()
    pay.sheet(work, HOURS)
    monkeypatch.setattr(sure, "SAMPLE", 1)
    told = deciding.asked

    def wrong(question: str, *more: Any, **named: Any) -> Any:
        answers = told(question, *more, **named)
        return answers.with_columns(outcome=pl.lit("hold")) if question == "ihss.payment" else answers

    monkeypatch.setattr(deciding, "asked", wrong)
    run = Run(go=False)
    run.plan()
    with pytest.raises(PayFailed, match=r"asked by itself, ihss\.payment says outcome"):
        run.reckon()
    assert run.payments() == []
    assert run.parts[0].reckoned_at is None


def test_a_cent_that_columns_withhold_and_the_law_asked_by_itself_does_not_fails_the_part(
    pay: PayOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, *_ = pay.pair()
    pay.sheet(work, HOURS)
    monkeypatch.setattr(sure, "SAMPLE", 1)
    told = net.asked

    def wrong(question: str, *more: Any, **named: Any) -> Any:
        answers = told(question, *more, **named)
        one_more = {"sdi_cents": pl.col("sdi_cents") + 1, "net_cents": pl.col("net_cents") - 1}
        return answers.with_columns(**one_more) if question == net.NET else answers

    monkeypatch.setattr(net, "asked", wrong)
    run = Run(go=False)
    run.plan()
    with pytest.raises(PayFailed, match=r"asked by itself, ihss\.net_pay says sdi_cents 0, and in columns 1"):
        run.reckon()
    assert run.payments() == []
