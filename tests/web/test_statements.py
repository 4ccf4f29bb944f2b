"""Earnings statements: what stands on one, in both languages, and that it stays what it was."""

import datetime as dt
import io

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy.orm import Session

from records.pay_statement import earnings, left_of
from records.payment import Payment
from tests.web.at_work import AtWork, at_work, works_for
from tests.web.paid import PAYDAY, a_run, account_of, difference, issued_anew, order_taken, paid, undone, worked
from web.statements.composed import words_of
from web.statements.printed import statement

NOVEMBER = dt.date(2026, 11, 1)


@pytest.fixture
def noe(session: Session) -> AtWork:
    made = at_work(session)
    account_of(session, made.assignments["Ana"])
    return made


@pytest.fixture
def payment(session: Session, noe: AtWork) -> Payment:
    ana = noe.assignments["Ana"]
    made = paid(
        session,
        ana,
        a_run(session),
        worked(session, ana),
        share_of_cost_cents=5000,
        deductions_cents=2950,
        federal_income_tax_cents=1000,
    )
    order_taken(session, made, "union_dues", "UDW", 2950)
    return made


def read(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_a_statement_tells_who_pays_whom_for_what_and_what_was_taken(
    app: Flask, session: Session, payment: Payment
) -> None:
    with app.test_request_context():
        said = read(statement(session, payment, "en"))
    for words in (
        "Earnings statement",
        f"{payment.id:010d}",
        "Noé Prado",
        "Ana Gómez",
        "October 16, 2026 to October 31, 2026",
        "November 13, 2026",
        "8:00",
        "56:00",
        "80:00",
        "$19.00",
        "$1,520.00",
        "Social Security −$94.24 −$94.24",
        "Medicare −$22.04 −$22.04",
        "(SDI) −$19.76 −$19.76",
        "Federal income tax −$10.00 −$10.00",
        "Share of cost, paid to you by the recipient −$50.00",
        "Union dues, UDW −$29.50 −$29.50",
        "Net pay $1,294.46 $1,294.46",
        "bank account that ends in 6789",
        "You cannot use paid sick leave yet.",
    ):
        assert words in said, f"{words} is not in: {said}"
    assert "000123456789" not in said


def test_a_statement_reads_in_spanish(app: Flask, session: Session, payment: Payment) -> None:
    with app.test_request_context():
        said = read(statement(session, payment, "es"))
    assert "Comprobante de pago" in said
    assert "16 de octubre de 2026 al 31 de octubre de 2026" in said
    assert "Cuota del sindicato, UDW" in said
    assert "cuenta de banco que termina en 6789" in said


def test_both_languages_have_the_same_words(app: Flask) -> None:
    english, spanish = words_of("en"), words_of("es")
    assert english.keys() == spanish.keys()
    for name in ("lines", "orders", "methods"):
        assert english[name].keys() == spanish[name].keys()


def test_the_same_payment_prints_the_same_bytes_whatever_came_later(
    app: Flask, session: Session, noe: AtWork, payment: Payment
) -> None:
    with app.test_request_context():
        first = statement(session, payment, "en")
        later = paid(session, noe.assignments["Ana"], a_run(session, dt.date(2026, 11, 30), NOVEMBER))
        issued_anew(session, payment, a_run(session, dt.date(2026, 12, 2), kind="special"))
        session.commit()
        assert statement(session, payment, "en") == first
        assert earnings(session, later).year["gross_cents"] == 304000


def test_a_statement_is_tagged_and_says_its_language(app: Flask, session: Session, payment: Payment) -> None:
    with app.test_request_context():
        root = PdfReader(io.BytesIO(statement(session, payment, "es"))).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("es")


def test_the_year_counts_this_recipient_only_and_nothing_twice(session: Session, noe: AtWork) -> None:
    ana, bela = noe.assignments["Ana"], works_for(session, noe.enrollment, "Bela")
    first = paid(session, ana, a_run(session, dt.date(2026, 9, 15)))
    wrong = paid(session, ana, a_run(session, dt.date(2026, 10, 15)))
    paid(session, bela, a_run(session, dt.date(2026, 10, 15)))
    paid(session, ana, a_run(session, dt.date(2025, 12, 31)))
    paid(session, ana, a_run(session, dt.date(2026, 10, 1)), issued=False)
    anew = issued_anew(session, first, a_run(session, PAYDAY, kind="special"))
    void = undone(session, wrong, a_run(session, PAYDAY, kind="special"))
    assert earnings(session, first).year["gross_cents"] == 152000
    assert earnings(session, anew).year["gross_cents"] == 304000
    assert earnings(session, anew).came_back_cents == first.net_cents == anew.net_cents
    assert earnings(session, void).year["gross_cents"] == 152000
    next_one = paid(session, ana, a_run(session, dt.date(2026, 11, 30), NOVEMBER))
    assert earnings(session, next_one).year["gross_cents"] == 304000
    assert earnings(session, next_one).year["minutes"] == 9600
    assert left_of(earnings(session, next_one).year) == 2 * next_one.net_cents


def test_a_payment_of_december_undone_in_january_stays_the_old_years(session: Session, noe: AtWork) -> None:
    ana = noe.assignments["Ana"]
    december, january = dt.date(2026, 12, 31), dt.date(2027, 1, 15)
    first = paid(session, ana, a_run(session, december))
    void = undone(session, first, a_run(session, january, kind="special"))
    fresh = paid(session, ana, a_run(session, dt.date(2027, 1, 29), NOVEMBER))
    assert earnings(session, void).year["gross_cents"] == 0
    assert earnings(session, fresh).year["gross_cents"] == 152000


def test_a_statement_of_a_difference_takes_off_what_was_paid_and_names_the_payment(
    app: Flask, session: Session, payment: Payment
) -> None:
    more = difference(session, payment, a_run(session), overpaid_cents=2000)
    told = read(statement(session, more, "en"))
    assert "Already paid before −80:00 $19.00 −$1,520.00" in told
    assert "Paid too much before, taken from later payments – – $20.00" in told
    assert f"It is the difference to payment {payment.id:010d} of the same half-month." in told
    assert f"Es la diferencia con el pago {payment.id:010d}" in read(statement(session, more, "es"))
