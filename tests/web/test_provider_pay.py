"""A provider's pay: what was paid and why, what is held, the bank account, tax forms, the year."""

import datetime as dt
import io
from collections.abc import Iterator

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import fixed, now
from records.event import Event
from records.pay_hold import PayHold
from records.pay_setup import DirectDeposit, WithholdingCertificate
from records.payment import Payment
from records.secrets import unseal
from rules.book import load_book
from tests.records.staffed import PASSWORD
from tests.web.at_work import NOON, AtWork, at_work, works_for
from tests.web.conftest import Visitor
from tests.web.paid import a_run, account_of, difference, issued_anew, order_taken, paid, worked
from tests.web.providers import signed_in, text
from web.public.pay.words import HELD

MANY = 16
ACCOUNT = {
    "assignment_id": "all",
    "kind": "savings",
    "routing_number": "121000358",
    "number": "0001234500",
    "number_again": "0001234500",
    "password": PASSWORD,
}


@pytest.fixture(autouse=True)
def sunday_noon() -> Iterator[None]:
    with fixed(NOON):
        yield


@pytest.fixture
def noe(session: Session) -> AtWork:
    return at_work(session)


@pytest.fixture
def provider(app: Flask, noe: AtWork) -> Visitor:
    return signed_in(app)


@pytest.fixture
def payment(session: Session, noe: AtWork) -> Payment:
    ana = noe.assignments["Ana"]
    account_of(session, ana)
    made = paid(session, ana, a_run(session), worked(session, ana), share_of_cost_cents=5000, deductions_cents=2950)
    order_taken(session, made, "union_dues", "UDW", 2950)
    return made


def accounts_in_use(session: Session) -> dict[int, DirectDeposit]:
    session.expire_all()
    rows = session.scalars(select(DirectDeposit).where(DirectDeposit.ended_on.is_(None)))
    return {row.assignment_id: row for row in rows}


def kinds(session: Session) -> list[str]:
    return list(session.scalars(select(Event.kind).order_by(Event.id)))


def test_the_list_tells_each_payment_and_the_year(provider: Visitor, payment: Payment) -> None:
    page = text(provider.get("/provider/pay"))
    assert "November 13, 2026" in page
    assert "$1,304.46" in page
    assert "Ana G." in page
    assert "Gómez" not in page
    assert "Earned in 2026, before taxes $1,520.00" in page
    assert "Taken for taxes $136.04" in page


def test_a_payment_tells_what_was_paid_and_why(provider: Visitor, payment: Payment) -> None:
    page = text(provider.get(f"/provider/pay/{payment.id}"))
    assert "$1,304.46 to your bank account that ends in 6789." in page
    assert "Regular time $1,520.00 80:00 hours at $19.00" in page
    assert "Social Security −$94.24 Social Security takes 6.20% of your pay." in page
    assert "because you gave us no Form W-4" in page
    assert "Union dues −$29.50 Your union dues are taken." in page
    assert "Share of cost −$50.00 Ana G. pays this part to you." in page
    assert "Paid to you $1,304.46" in page
    assert "Saturday, October 17 8:00" in page


def test_family_and_live_in_are_told_why_nothing_is_taken(provider: Visitor, session: Session, noe: AtWork) -> None:
    nothing = {"social_security_cents": 0, "medicare_cents": 0, "sdi_cents": 0}
    made = paid(session, noe.assignments["Ana"], a_run(session), relationship="parent", live_in=True, **nothing)
    page = text(provider.get(f"/provider/pay/{made.id}"))
    assert "No Social Security or Medicare is taken, because you care for your spouse, child or parent." in page
    assert "No income tax is taken." in page
    assert "as a check by mail" in page


def test_the_statement_is_the_accounts_own_and_in_its_language(provider: Visitor, payment: Payment) -> None:
    answer = provider.get(f"/provider/pay/{payment.id}.pdf")
    assert answer.mimetype == "application/pdf"
    assert "Earnings statement" in PdfReader(io.BytesIO(answer.data)).pages[0].extract_text()
    spanish = provider.get(f"/provider/pay/{payment.id}.pdf", headers={"Accept-Language": "es"})
    assert "Comprobante de pago" in PdfReader(io.BytesIO(spanish.data)).pages[0].extract_text()


def test_anothers_payment_looks_like_one_that_does_not_exist(app: Flask, session: Session, payment: Payment) -> None:
    at_work(session, "Zoe", first_name="Lia", email="lia@example.com")
    lia = signed_in(app, "lia@example.com")
    for path in ("/provider/pay/{}", "/provider/pay/{}.pdf"):
        theirs, nobodys = lia.get(path.format(payment.id)), lia.get(path.format(9_999_999))
        assert theirs.status_code == nobodys.status_code == 404
        assert text(theirs) == text(nobodys)
    assert lia.get(f"/provider/pay/{2**70}").status_code == 404
    assert "$1,304.46" not in text(lia.get("/provider/pay"))


def test_a_payment_that_is_not_released_is_not_shown(provider: Visitor, session: Session, noe: AtWork) -> None:
    ana = noe.assignments["Ana"]
    run = a_run(session, dt.date(2026, 12, 1), status="awaiting_officer", issued_at=None)
    made = paid(session, ana, run, worked(session, ana), issued=False)
    assert provider.get(f"/provider/pay/{made.id}").status_code == 404
    page = text(provider.get("/provider/pay"))
    assert "Next payday December 1, 2026" in page
    assert "It is being paid. Payday is December 1, 2026." in page
    assert "$1,383.96" not in page


def test_what_is_held_is_told_in_plain_words(provider: Visitor, session: Session, noe: AtWork) -> None:
    ana = noe.assignments["Ana"]
    run, sheet = a_run(session), worked(session, ana)
    held = PayHold(run_id=run.id, part=1, timesheet_id=sheet.id, enrollment_id=ana.enrollment_id, county_code="34")
    held.reasons, held.held_at = ["bank_account_missing"], now()
    session.add(held)
    session.commit()
    page = text(provider.get("/provider/pay"))
    assert "Held" in page
    assert "We have no bank account that we can pay into." in page
    assert "Give a bank account" in page
    assert "Next payday" not in page


def test_every_reason_of_the_law_to_hold_a_payment_has_its_words() -> None:
    rows = load_book().question("ihss.payment").edition(dt.date(2026, 11, 22)).rows  # type: ignore[union-attr]
    assert {row.name for row in rows} - {"pay"} <= HELD.keys()


def test_a_difference_tells_what_was_paid_before_and_which_payment_it_was(
    provider: Visitor, session: Session, payment: Payment
) -> None:
    more = difference(session, payment, a_run(session))
    page = text(provider.get(f"/provider/pay/{more.id}"))
    assert "Already paid before −$1,520.00 80:00 hours at $19.00 Earned, before anything is taken $80.00" in page
    assert f"/provider/pay/{payment.id}" in provider.get(f"/provider/pay/{more.id}").text


def test_what_was_paid_too_much_is_told_with_how_it_is_taken_back(
    provider: Visitor, session: Session, payment: Payment
) -> None:
    less = difference(session, payment, a_run(session), overpaid_cents=2000)
    page = text(provider.get(f"/provider/pay/{less.id}"))
    assert "Paid too much before $20.00 We take it from your later payments, a part each time." in page


def test_money_that_came_back_is_told_and_where_it_went_then(
    provider: Visitor, session: Session, payment: Payment
) -> None:
    payment.own_status = "returned"
    session.commit()
    assert "Your bank sent the money back." in text(provider.get(f"/provider/pay/{payment.id}"))
    anew = issued_anew(session, payment, a_run(session, dt.date(2026, 11, 20), kind="special"))
    session.commit()
    assert "We paid it again on another day." in text(provider.get(f"/provider/pay/{payment.id}"))
    page = text(provider.get(f"/provider/pay/{anew.id}"))
    assert "Money of an earlier payment that came back $1,304.46" in page
    assert "Earned in 2026, before taxes $1,520.00" in text(provider.get("/provider/pay"))


def test_an_account_is_sealed_masked_and_ends_the_one_before(
    provider: Visitor, session: Session, noe: AtWork, payment: Payment
) -> None:
    works_for(session, noe.enrollment, "Bela")
    answer = provider.post("/provider/pay/account", ACCOUNT)
    assert answer.status_code == 303, text(answer)
    row = accounts_in_use(session)[noe.assignments["Ana"].id]
    assert len(accounts_in_use(session)) == 2
    assert unseal(row.account_sealed) == "0001234500"
    assert (row.account_last_four, row.account_kind, row.starts_on) == ("4500", "savings", dt.date(2026, 11, 22))
    old = session.scalars(select(DirectDeposit).where(DirectDeposit.ended_on.is_not(None))).one()
    assert old.ended_on == dt.date(2026, 11, 22)
    assert kinds(session)[-2:] == ["bank_account_changed", "bank_account_given"]
    page = provider.get("/provider/pay/account").get_data(as_text=True)
    assert "•••• 4500" in page
    assert "0001234500" not in page
    assert "your bank account for Ana G. was changed" in text(provider.get("/provider/pay"))


def test_one_recipients_payments_may_go_elsewhere(provider: Visitor, session: Session, noe: AtWork) -> None:
    bela = works_for(session, noe.enrollment, "Bela")
    assert provider.post("/provider/pay/account", ACCOUNT | {"assignment_id": str(bela.id)}).status_code == 303
    assert list(accounts_in_use(session)) == [bela.id]


def test_the_same_account_again_changes_nothing(provider: Visitor, session: Session) -> None:
    provider.post("/provider/pay/account", ACCOUNT)
    before = [row.id for row in accounts_in_use(session).values()]
    provider.post("/provider/pay/account", ACCOUNT)
    assert [row.id for row in accounts_in_use(session).values()] == before


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"password": "not it at all"}, "This is not your password."),
        ({"routing_number": "121000359"}, "This is no bank&#39;s routing number."),
        ({"number_again": "0001234501"}, "The two account numbers are not the same."),
        ({"number": "12", "number_again": "12"}, "Type the digits of the account number"),
        ({"assignment_id": "99999"}, "Choose one of what is offered."),
    ],
    ids=["password", "check-digit", "twice", "too-short", "not-theirs"],
)
def test_a_wrong_account_is_not_taken_and_not_shown_back(
    provider: Visitor, session: Session, changed: dict[str, str], says: str
) -> None:
    answer = provider.post("/provider/pay/account", ACCOUNT | changed)
    assert answer.status_code == 422
    assert says in answer.get_data(as_text=True)
    assert "0001234500" not in answer.get_data(as_text=True)
    assert accounts_in_use(session) == {}


def test_a_password_is_not_guessed_through_the_bank_account(provider: Visitor, session: Session) -> None:
    for number in range(1, MANY):
        with fixed(NOON + number * dt.timedelta(seconds=1)):
            answer = provider.post("/provider/pay/account", ACCOUNT | {"password": f"guess {number}"})
    assert answer.status_code == 429
    with fixed(NOON + MANY * dt.timedelta(seconds=1)):
        assert provider.post("/provider/pay/account", ACCOUNT).status_code == 429
    assert accounts_in_use(session) == {}


def test_a_w4_counts_from_today_and_a_newer_one_ends_it(provider: Visitor, session: Session) -> None:
    told = {"filing_status": "married_jointly", "credits_cents": "2000.00", "extra_cents": "15", "affirmed": "yes"}
    assert provider.post("/provider/pay/taxes/w4", told).status_code == 303
    row = session.scalars(select(WithholdingCertificate)).one()
    assert (row.form, row.filing_status, row.credits_cents, row.extra_cents) == ("w4", "married_jointly", 200000, 1500)
    assert (row.two_jobs, row.starts_on, row.ended_on) == (False, dt.date(2026, 11, 22), None)
    page = provider.get("/provider/pay/taxes/w4").get_data(as_text=True)
    assert 'value="2000.00"' in page
    provider.post("/provider/pay/taxes/w4", {"filing_status": "single", "two_jobs": "yes", "affirmed": "yes"})
    session.expire_all()
    assert row.ended_on == dt.date(2026, 11, 22)
    assert "Single, or married filing separately" in text(provider.get("/provider/pay/taxes"))
    provider.post("/provider/pay/taxes/w4/stop")
    assert kinds(session) == ["certificate_given", "certificate_given", "certificate_withdrawn"]
    assert text(provider.get("/provider/pay/taxes")).count("None. This income tax is not taken.") == 2


def test_a_de4_has_its_own_lines(provider: Visitor, session: Session) -> None:
    told = {"filing_status": "married", "allowances": "3", "affirmed": "yes"}
    assert provider.post("/provider/pay/taxes/de4", told).status_code == 303
    row = session.scalars(select(WithholdingCertificate)).one()
    assert (row.form, row.filing_status, row.allowances, row.estimated_deductions) == ("de4", "married", 3, 0)


def test_a_certificate_needs_its_word_under_penalty_of_perjury(provider: Visitor, session: Session) -> None:
    answer = provider.post("/provider/pay/taxes/w4", {"filing_status": "single"})
    assert answer.status_code == 422
    assert "To send it, tick the box." in text(answer)
    assert provider.get("/provider/pay/taxes/w2").status_code == 404
    assert session.scalars(select(WithholdingCertificate)).all() == []


def test_the_year_tells_each_w2(provider: Visitor, session: Session, noe: AtWork) -> None:
    ana, bela = noe.assignments["Ana"], works_for(session, noe.enrollment, "Bela")
    for _ in range(2):
        paid(session, ana, a_run(session))
    paid(session, bela, a_run(session), live_in=True, gross_cents=400000)
    page = text(provider.get("/provider/pay/years/2026"))
    assert "Ana G. Box 1: Wages $3,040.00" in page
    assert "Box 3: Social Security wages $3,040.00 Box 4: Social Security tax $188.48" in page
    assert "Bela G. Box 1: Wages $0.00" in page
    assert "Box 5: Medicare wages $4,000.00" in page
    assert "The share of cost that a person paid you is part of these numbers." in page
    assert provider.get("/provider/pay/years/2027").status_code == 404


def test_the_pages_read_in_spanish(provider: Visitor, payment: Payment) -> None:
    spanish = {"Accept-Language": "es"}
    assert "Mi pago" in text(provider.get("/provider/pay", headers=spanish))
    page = text(provider.get(f"/provider/pay/{payment.id}", headers=spanish))
    assert "Lo que se tomó, y por qué" in page
    assert "El Seguro Social toma" in page
    for path in ("account", "taxes", "taxes/w4", "taxes/de4", "years/2026"):
        assert provider.get(f"/provider/pay/{path}", headers=spanish).status_code == 200


def test_nobody_sees_pay_without_signing_in(visitor: Visitor) -> None:
    for path in (
        "/provider/pay",
        "/provider/pay/1",
        "/provider/pay/1.pdf",
        "/provider/pay/account",
        "/provider/pay/taxes",
    ):
        assert visitor.get(path).location.startswith("/account/sign-in")
