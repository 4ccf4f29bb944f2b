"""A provider at a phone, in both languages: the payment and why, the account typed twice, a tax form. Axe judges."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import now
from records.pay_hold import PayHold
from records.pay_setup import DirectDeposit, WithholdingCertificate
from records.payment import Payment
from records.secrets import unseal
from tests.browser.looks import Looks
from tests.records.staffed import PASSWORD
from tests.web.at_a_window import phone, provider_signs_in
from tests.web.at_work import AtWork, at_work, works_for
from tests.web.paid import a_run, account_of, order_taken, paid, worked

pytestmark = pytest.mark.browser

WORDS = {
    "en": {
        "pay": "My pay",
        "paid": "Paid to you",
        "give": "Give a bank account",
        "all": "All my payments",
        "save": "Pay me into this account",
        "kept": "We have your bank account.",
        "send": "Send it",
        "sent": "We have your form.",
    },
    "es": {
        "pay": "Mi pago",
        "paid": "Pagado a usted",
        "give": "Dar una cuenta de banco",
        "all": "Todos mis pagos",
        "save": "Páguenme en esta cuenta",
        "kept": "Tenemos su cuenta de banco.",
        "send": "Enviarlo",
        "sent": "Tenemos su formulario.",
    },
}


@pytest.fixture
def noe(session: Session) -> AtWork:
    """Paid for Ana, held for Bela, for whom there is no bank account."""
    made = at_work(session)
    ana, run = made.assignments["Ana"], a_run(session)
    bela = made.assignments["Bela"] = works_for(session, made.enrollment, "Bela")
    account_of(session, ana)
    payment = paid(session, ana, run, worked(session, ana), share_of_cost_cents=5000, deductions_cents=2950)
    order_taken(session, payment, "union_dues", "UDW", 2950)
    sheet = worked(session, bela)
    held = PayHold(run_id=run.id, part=1, timesheet_id=sheet.id, enrollment_id=bela.enrollment_id, county_code="34")
    held.reasons, held.held_at = ["bank_account_missing"], now()
    session.add(held)
    session.commit()
    return made


@pytest.fixture
def page(browser: Browser, site: str, noe: AtWork, language: str) -> Iterator[Page]:
    """My pay, open on a phone."""
    with phone(browser, language) as opened:
        provider_signs_in(opened, site, to="/provider/pay")
        yield opened


def test_a_payment_is_read_and_a_missing_account_is_given(
    page: Page, looks: Looks, language: str, session: Session, noe: AtWork
) -> None:
    told = WORDS[language]
    expect(page.locator("h1")).to_have_text(told["pay"])
    looks.at(page, f"provider pay, list {language}")
    number = session.scalars(select(Payment.id)).one()
    page.locator(f"a[href='/provider/pay/{number}']").click()
    expect(page.locator(".sum__total").last).to_contain_text(told["paid"])
    page.locator("details summary").click()
    looks.at(page, f"provider pay, payment {language}")
    page.go_back()
    page.get_by_role("link", name=told["give"]).click()
    page.get_by_text(told["all"]).click()
    page.fill("#field-routing_number", "121000358")
    page.fill("#field-number", "998877665544")
    page.fill("#field-number_again", "998877665545")
    page.fill("#field-password", PASSWORD)
    page.get_by_role("button", name=told["save"]).click()
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator("#field-number")).to_have_value("")
    looks.at(page, f"provider pay, account wrong {language}")
    for name in ("number", "number_again"):
        page.fill(f"#field-{name}", "998877665544")
    page.fill("#field-password", PASSWORD)
    page.get_by_role("button", name=told["save"]).click()
    expect(page.locator("main")).to_contain_text(told["kept"])
    looks.at(page, f"provider pay, account {language}")
    rows = session.scalars(select(DirectDeposit).where(DirectDeposit.ended_on.is_(None))).all()
    assert {unseal(row.account_sealed) for row in rows} == {"998877665544"}
    assert len(rows) == 2


def test_a_tax_form_is_filled_in_and_the_year_is_read(
    page: Page, site: str, looks: Looks, language: str, session: Session
) -> None:
    told = WORDS[language]
    page.goto(f"{site}/provider/pay/taxes/w4")
    looks.at(page, f"provider pay, w4 {language}")
    page.locator("label[for=field-filing_status-1]").click()
    page.fill("#field-extra_cents", "20.00")
    page.locator("label[for=field-affirmed]").click()
    page.get_by_role("button", name=told["send"]).click()
    expect(page.locator("main")).to_contain_text(told["sent"])
    looks.at(page, f"provider pay, taxes {language}")
    assert session.scalars(select(WithholdingCertificate)).one().extra_cents == 2000
    page.goto(f"{site}/provider/pay/taxes/de4")
    looks.at(page, f"provider pay, de4 {language}")
    page.goto(f"{site}/provider/pay/years/{now().year}")
    looks.at(page, f"provider pay, year {language}")
