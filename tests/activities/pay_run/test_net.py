"""From gross to net: thresholds, certificates, relationships, live-in, share of cost, what was earned before; in cents.

Eighty hours at $19.15 are $1,532.00. Of household wages SDI is due from $750 a quarter, the rest from $3,000 a year.
"""

import datetime as dt
from typing import Any

import pytest

from records.clock import county_instant
from records.ledger import Account
from records.pay_setup import WithholdingCertificate
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


def test_who_was_paid_in_advance_is_paid_nothing_out(pay: PayOffice) -> None:
    work, _, case = pay.pair()
    pay.paid_ahead(case)
    sheet = pay.sheet(work, {2: 600})
    run = Run()
    paid = run.payment(sheet)
    assert (paid.method, paid.net_cents) == ("advance", 19150)
    assert run.ledger(paid.id)[-1].account == Account.ADVANCE_PAY
