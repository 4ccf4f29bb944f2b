"""What orders take of pay: once of a half-month, within their limits, until they are met; in cents.

Eighty hours at $19.15 are $1,532.00, of which SDI leaves $1,512.08; ten hours are $191.50 and bear no tax.
"""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from activities.database import transaction
from activities.pay_run import sure
from records.ledger import Account
from records.pay_order import Overpayment, PayOrder
from records.payment import OrderTaken
from tests.activities.pay_run.pay_office import MADE, PayOffice, Run
from tests.activities.pay_run.test_net import EIGHTY, EIGHTY_LATER, LATER, SECOND_HALF
from tests.activities.payment_files import payees, test_repairs
from tests.records.timekeepers import LONG_AGO, march

TEN, TEN_LATER = {2: 600}, {17: 600}


@pytest.fixture(autouse=True)
def every_payment_is_decided_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the rule engine, and not one of a hundred only."""
    monkeypatch.setattr(sure, "SAMPLE", 1)


def order(pay: PayOffice, provider: int, kind: str, cents: int | None = None, **more: Any) -> int:
    told = {"payee": "Somebody", "starts_on": LONG_AGO, "made_at": MADE, "amount_cents": cents} | more
    return pay.add(PayOrder(enrollment_id=provider, kind=kind, **told))


def given(pay: PayOffice, run: Run, sheet: int) -> dict[int, int]:
    number = run.payment(sheet).id
    with transaction() as session:
        rows = session.scalars(select(OrderTaken).where(OrderTaken.payment_id == number))
        return {row.order_id: row.cents for row in rows}


def test_support_is_taken_and_its_payee_has_a_line_in_the_ledger(pay: PayOffice) -> None:
    work, provider, _ = pay.pair()
    support = order(pay, provider, "support", 12500)
    sheet = pay.sheet(work, EIGHTY)
    run = Run()
    paid = run.payment(sheet)
    assert (paid.deductions_cents, paid.net_cents, given(pay, run, sheet)) == (12500, 138708, {support: 12500})
    credits = {each.account: each.cents for each in run.ledger(paid.id) if each.cents < 0}
    assert credits == {Account.SDI: -1992, Account.SUPPORT: -12500, Account.WARRANT: -138708}


def test_an_amount_is_taken_once_over_all_recipients_by_the_order_of_payments(pay: PayOffice) -> None:
    first, provider, _ = pay.pair()
    second, *_ = pay.pair(provider=provider)
    support = order(pay, provider, "support", 12500)
    one, two = pay.sheet(first, TEN), pay.sheet(second, TEN)
    run = Run()
    assert given(pay, run, one) == {support: 9575}, "half of the first payment's $191.50"
    assert given(pay, run, two) == {support: 2925}, "and of the second what is missing"


def test_an_amount_of_a_half_month_that_was_taken_is_not_taken_of_its_late_timesheet(pay: PayOffice) -> None:
    first, provider, _ = pay.pair()
    second, *_ = pay.pair(provider=provider)
    premium = order(pay, provider, "health_premium", 3000)
    one = pay.sheet(first, TEN)
    assert given(pay, Run(), one) == {premium: 3000}
    late, next_half = pay.sheet(second, TEN), pay.sheet(first, TEN_LATER, begins=SECOND_HALF)
    run = Run(SECOND_HALF, march(31), LATER)
    assert (given(pay, run, late), given(pay, run, next_half)) == ({}, {premium: 3000})


def test_an_order_ends_when_its_balance_is_met_and_the_next_creditor_is_served(pay: PayOffice) -> None:
    work, provider, _ = pay.pair()
    levy = order(pay, provider, "tax_levy", 4000, balance_cents=5000)
    other = order(pay, provider, "tax_levy", 700, starts_on=march(1))
    first = pay.sheet(work, EIGHTY)
    assert given(pay, Run(), first) == {levy: 4000}
    second = pay.sheet(work, EIGHTY_LATER, begins=SECOND_HALF)
    assert given(pay, Run(SECOND_HALF, march(31), LATER), second) == {levy: 1000}
    third, *_ = pay.pair(provider=provider)
    late = pay.sheet(third, EIGHTY_LATER, begins=SECOND_HALF)
    assert given(pay, Run(SECOND_HALF, march(31), LATER), late) == {other: 700}


def test_a_balance_is_not_passed_by_several_payments_of_one_run(pay: PayOffice) -> None:
    first, provider, _ = pay.pair()
    second, *_ = pay.pair(provider=provider)
    overpaid = order(pay, provider, "overpayment", share_hundredths=1000, balance_cents=2000)
    one, two = pay.sheet(first, TEN), pay.sheet(second, TEN)
    run = Run()
    assert [given(pay, run, sheet) for sheet in (one, two)] == [{overpaid: 1915}, {overpaid: 85}]


def test_an_order_of_one_pair_leaves_the_others_payment_alone(pay: PayOffice) -> None:
    first, provider, _ = pay.pair()
    second, *_ = pay.pair(provider=provider)
    gift = order(pay, provider, "voluntary", 500, assignment_id=second)
    one, two = pay.sheet(first, TEN), pay.sheet(second, TEN)
    run = Run()
    assert (given(pay, run, one), given(pay, run, two)) == ({}, {gift: 500})


def test_an_order_that_ended_begins_later_or_was_forgiven_takes_nothing(pay: PayOffice) -> None:
    work, provider, _ = pay.pair()
    order(pay, provider, "voluntary", 500, ends_on=march(20))
    order(pay, provider, "voluntary", 500, starts_on=march(21))
    found = {"enrollment_id": provider, "assignment_id": work, "cents": 900, "reason": "Twice.", "found_at": MADE}
    debt = pay.add(Overpayment(**found, forgiven_at=MADE))
    order(pay, provider, "overpayment", 900, overpayment_id=debt)
    sheet = pay.sheet(work, TEN)
    assert given(pay, Run(), sheet) == {}


def test_dues_by_hours_look_at_the_time_paid_in_the_month(pay: PayOffice) -> None:
    work, provider, _ = pay.pair()
    dues = order(pay, provider, "union_dues", dues_of="udw")
    first = pay.sheet(work, EIGHTY)
    assert given(pay, Run(), first) == {dues: 2180}, "80 hours"
    second = pay.sheet(work, EIGHTY_LATER, begins=SECOND_HALF)
    assert given(pay, Run(SECOND_HALF, march(31), LATER), second) == {dues: 1890}, "160 hours are $40.70"


def test_dues_by_hours_are_of_all_recipients_in_one_run(pay: PayOffice) -> None:
    first, provider, _ = pay.pair()
    second, *_ = pay.pair(provider=provider)
    dues = order(pay, provider, "union_dues", dues_of="udw")
    one, two = pay.sheet(first, TEN), pay.sheet(second, {3: 480, 4: 480})
    run = Run()
    assert [given(pay, run, sheet) for sheet in (one, two)] == [{dues: 1030}, {dues: 560}], "10 hours, then 26"


def test_dues_by_share_are_of_the_gross(pay: PayOffice) -> None:
    work, provider, _ = pay.pair()
    dues = order(pay, provider, "union_dues", dues_of="seiu_2015")
    sheet = pay.sheet(work, EIGHTY)
    assert given(pay, Run(), sheet) == {dues: 3064}


def test_nothing_is_taken_of_what_was_paid_in_advance(pay: PayOffice) -> None:
    work, provider, case = pay.pair()
    order(pay, provider, "voluntary", 500)
    pay.paid_ahead(case)
    sheet = pay.sheet(work, TEN)
    assert given(pay, Run(), sheet) == {}


def test_what_a_held_payment_would_have_given_another_gives(pay: PayOffice) -> None:
    first, provider, _ = pay.pair()
    second, _, case = pay.pair(provider=provider)
    premium = order(pay, provider, "health_premium", 3000)
    held, paid = pay.sheet(first, TEN), pay.sheet(second, TEN)
    pay.change(f"update care_case set status = 'terminated', status_since = '2026-03-01' where id <> {case}")
    run = Run()
    assert list(run.held()) == [held]
    assert given(pay, run, paid) == {premium: 3000}


def test_what_a_void_payment_gave_is_owed_again(
    pay: PayOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTH_PAYMENTS", str(tmp_path))
    work, provider, _ = pay.pair()
    payees.account(pay, work, provider)
    levy = order(pay, provider, "tax_levy", 4000, balance_cents=5000)
    first = pay.sheet(work, EIGHTY)
    run = Run()
    assert payees.issue(run.id) is None
    test_repairs.returned(run.payment(first))
    assert payees.special_run(test_repairs.ask_void(run.payment(first))) is None
    pay.change("update direct_deposit set ended_on = '2026-03-25'")
    second = pay.sheet(work, EIGHTY_LATER, begins=SECOND_HALF)
    assert given(pay, Run(SECOND_HALF, march(31), LATER), second) == {levy: 4000}
