"""From gross to net: thresholds, certificates, relationships, live-in, share of cost, what was earned before; in cents.

Eighty hours at $19.15 are $1,532.00. Of household wages SDI is due from $750 a quarter, the rest from $3,000 a year.
"""

import datetime as dt
from typing import Any

import pytest

from records.clock import county_instant
from records.ledger import Account, Share
from records.pay_setup import ShareOfCost, WithholdingCertificate
from tests.activities.pay_run.pay_office import MADE, PayOffice, Run
from tests.records.timekeepers import march

EIGHTY = dict.fromkeys((*range(2, 7), *range(9, 14)), 480)
EIGHTY_LATER = dict.fromkeys((*range(16, 21), *range(23, 28)), 480)
SECOND_HALF, LATER = march(16), county_instant(dt.date(2026, 4, 2))
TAXES = ("social_security_cents", "medicare_cents", "sdi_cents", "federal_income_tax_cents", "state_income_tax_cents")


def withheld(run: Run, sheet: int) -> list[int]:
    paid = run.payment(sheet)
    return [*(getattr(paid, name) for name in TAXES), paid.net_cents]


def certificate(pay: PayOffice, provider: int, form: str, **more: Any) -> None:
    told: dict[str, Any] = {"filing_status": "single", "starts_on": dt.date(2026, 1, 1), "made_at": MADE} | more
    pay.add(WithholdingCertificate(enrollment_id=provider, form=form, **told))


def test_the_first_half_month_has_sdi_alone_and_the_second_the_taxes_of_both(pay: PayOffice) -> None:
    work, *_ = pay.pair()
    first = pay.sheet(work, EIGHTY)
    run = Run()
    assert withheld(run, first) == [0, 0, 1992, 0, 0, 151208]
    second = pay.sheet(work, EIGHTY_LATER, begins=SECOND_HALF)
    later = Run(SECOND_HALF, march(31), LATER)
    assert withheld(later, second) == [18997, 4443, 1992, 0, 0, 127768]
    paid = later.payment(second)
    assert (paid.year_to_date_cents, paid.quarter_to_date_cents) == (306400, 306400)


def test_two_half_months_paid_in_one_run_are_withheld_from_alike(pay: PayOffice) -> None:
    work, *_ = pay.pair()
    first, second = pay.sheet(work, EIGHTY), pay.sheet(work, EIGHTY_LATER, begins=SECOND_HALF)
    run = Run(SECOND_HALF, march(31), LATER)
    assert withheld(run, first) == [0, 0, 1992, 0, 0, 151208]
    assert withheld(run, second) == [18997, 4443, 1992, 0, 0, 127768]


def test_in_a_new_quarter_sdi_stays_due_and_the_quarter_begins_anew(pay: PayOffice) -> None:
    work, *_ = pay.pair()
    pay.sheet(work, EIGHTY)
    pay.sheet(work, EIGHTY_LATER, begins=SECOND_HALF)
    Run(SECOND_HALF, march(31), LATER)
    april = dt.date(2026, 4, 1)
    sheet = pay.sheet(work, dict.fromkeys((1, 2, 3, *range(6, 11)), 480), begins=april)
    run = Run(april, dt.date(2026, 4, 20), county_instant(dt.date(2026, 4, 17)))
    assert withheld(run, sheet) == [7599, 1777, 1593, 0, 0, 122560 - 7599 - 1777 - 1593]
    paid = run.payment(sheet)
    assert (paid.year_to_date_cents, paid.quarter_to_date_cents) == (306400 + 122560, 122560)


def test_each_recipient_is_an_employer_with_thresholds_of_their_own(pay: PayOffice) -> None:
    first, provider, _ = pay.pair()
    second, *_ = pay.pair(provider=provider)
    small = dict.fromkeys(range(2, 7), 240)
    one, two = pay.sheet(first, small), pay.sheet(second, small)
    run = Run()
    assert [withheld(run, sheet)[:3] for sheet in (one, two)] == [[0, 0, 0], [0, 0, 0]], "$383 each"


def test_certificates_have_income_tax_withheld(pay: PayOffice) -> None:
    work, provider, _ = pay.pair()
    certificate(pay, provider, "w4")
    certificate(pay, provider, "de4")
    sheet = pay.sheet(work, EIGHTY)
    assert withheld(Run(), sheet) == [0, 0, 1992, 9301, 2778, 153200 - 1992 - 9301 - 2778]


def test_a_certificate_that_ended_or_begins_after_the_pay_date_is_not_asked(pay: PayOffice) -> None:
    work, provider, _ = pay.pair()
    certificate(pay, provider, "w4", ended_on=march(20))
    certificate(pay, provider, "de4", starts_on=march(21))
    sheet = pay.sheet(work, EIGHTY)
    assert withheld(Run(), sheet)[3:5] == [0, 0]


def test_live_in_certified_pay_is_outside_income_tax_alone(pay: PayOffice) -> None:
    work, provider, _ = pay.pair(live_in_processed_on=march(20))
    certificate(pay, provider, "w4")
    sheet = pay.sheet(work, EIGHTY)
    run = Run()
    assert withheld(run, sheet) == [0, 0, 1992, 0, 0, 151208]
    assert run.payment(sheet).live_in


@pytest.mark.parametrize(
    ("related", "born", "asked", "sdi"),
    [
        ("spouse", "1980-01-01", "spouse", 0),
        ("parent", "1980-01-01", "parent", 0),
        ("child", "2008-03-21", "child_under_18", 0),
        ("child", "2008-03-20", "child_under_21", 1992),
        ("child", "2005-03-20", "none", 1992),
        ("sibling", "1980-01-01", "none", 1992),
    ],
)
def test_family_is_outside_social_taxes_by_relationship_and_age_on_the_pay_date(
    pay: PayOffice, related: str, born: str, asked: str, sdi: int
) -> None:
    work, provider, _ = pay.pair()
    pay.change(f"update assignment set related_as = '{related}'")
    pay.change(f"update enrollment set birth_date = '{born}' where id = {provider}")
    sheet = pay.sheet(work, EIGHTY)
    run = Run()
    assert (run.payment(sheet).relationship, withheld(run, sheet)[2]) == (asked, sdi)


def share_of_cost(pay: PayOffice, case: int, cents: int) -> None:
    pay.add(ShareOfCost(case_id=case, from_month=dt.date(2026, 1, 1), cents=cents, made_at=MADE))


def test_the_share_of_cost_comes_off_the_months_first_timesheet_and_the_recipient_bears_it(pay: PayOffice) -> None:
    work, _, case = pay.pair()
    other, *_ = pay.pair(case=case)
    share_of_cost(pay, case, 10000)
    first, second = pay.sheet(work, {2: 600}), pay.sheet(other, {3: 600})
    run = Run()
    assert [(run.payment(each).share_of_cost_cents, run.payment(each).net_cents) for each in (first, second)] == [
        (10000, 9150),
        (0, 19150),
    ]
    assert [(each.account, each.share, each.cents) for each in run.ledger(run.payment(first).id)] == [
        (Account.WAGES, Share.FEDERAL, 4575),
        (Account.WAGES, Share.STATE, 2974),
        (Account.WAGES, Share.COUNTY, 1601),
        (Account.WAGES, Share.RECIPIENT, 10000),
        (Account.SETTLED_BY_RECIPIENT, Share.NONE, -10000),
        (Account.WARRANT, Share.NONE, -9150),
    ]
    third = pay.sheet(work, {17: 600}, begins=SECOND_HALF)
    assert Run(SECOND_HALF, march(31), LATER).payment(third).share_of_cost_cents == 0, "it was met in the month"


def test_what_the_first_half_left_of_the_share_of_cost_the_second_takes(pay: PayOffice) -> None:
    work, _, case = pay.pair()
    share_of_cost(pay, case, 1000)
    pay.sheet(work, {2: 600})
    Run()
    pay.change("update share_of_cost set cents = 1500")
    second = pay.sheet(work, {17: 600}, begins=SECOND_HALF)
    assert Run(SECOND_HALF, march(31), LATER).payment(second).share_of_cost_cents == 500


def test_what_a_late_first_half_leaves_of_the_share_of_cost_the_second_takes_in_the_same_run(pay: PayOffice) -> None:
    work, _, case = pay.pair()
    share_of_cost(pay, case, 50000)
    first = pay.sheet(work, {2: 600})
    second = pay.sheet(work, dict.fromkeys(range(16, 20), 600), begins=SECOND_HALF)
    run = Run(SECOND_HALF, march(31), LATER)
    assert [run.payment(each).share_of_cost_cents for each in (first, second)] == [19150, 30850]
    assert withheld(run, second) == [0, 0, 1245, 0, 0, 76600 - 1245 - 30850], "SDI of both halves"


def test_a_timesheet_that_stays_held_keeps_no_share_of_cost_from_the_others(pay: PayOffice) -> None:
    work, provider, case = pay.pair()
    other, *_ = pay.pair(case=case)
    share_of_cost(pay, case, 10000)
    pay.change(f"update enrollment set status = 'terminated', status_since = '2026-03-01' where id = {provider}")
    held = pay.sheet(work, {2: 600})
    pay.sheet(other, {3: 600})
    assert list(Run().held()) == [held]
    second = pay.sheet(other, {17: 600}, begins=SECOND_HALF)
    run = Run(SECOND_HALF, march(31), LATER)
    assert list(run.held()) == [held]
    assert run.payment(second).share_of_cost_cents == 10000


def test_who_was_paid_in_advance_is_paid_nothing_out(pay: PayOffice) -> None:
    work, _, case = pay.pair()
    pay.change(f"update care_case set advance_pay_since = '2026-03-01' where id = {case}")
    sheet = pay.sheet(work, {2: 600})
    run = Run()
    paid = run.payment(sheet)
    assert (paid.method, paid.net_cents) == ("advance", 19150)
    assert run.ledger(paid.id)[-1].account == Account.ADVANCE_PAY
