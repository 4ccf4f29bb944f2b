"""Why each tax was taken or not, in the law's own sentences; read off the payment as it was reckoned."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from records.payment import Payment
from rules.book import load_book
from rules.law.ihss.amounts.payroll_taxes import NO_FICA, NO_SDI
from rules.show import reason_sentences
from web.language import chosen

QUESTION, ORDERS = "ihss.net_pay", "ihss.deductions"


def why_taxes(payment: Payment, certificates: Collection[str]) -> dict[str, list[str]]:
    """Sentences by the column they are about; `certificates`: the forms in force on the pay date."""
    rows = {
        "social_security_cents": _fica(payment),
        "sdi_cents": [_one_of(payment.sdi_cents, "sdi", payment.relationship in NO_SDI)],
        "federal_income_tax_cents": [_income(payment, "w4" in certificates, "federal_by_w4", "no_w4")],
        "state_income_tax_cents": [_income(payment, "de4" in certificates, "state_by_de4", "no_de4")],
    }
    figures = limits(QUESTION, payment.pay_date)
    said = {name: reason_sentences(QUESTION, each, figures, chosen()) for name, each in rows.items()}
    if payment.live_in:  # one sentence for both income taxes
        said["state_income_tax_cents"] = []
    return said


def why_order(kind: str, day: dt.date) -> str:
    """Why something else was taken, and the most that the law lets it take."""
    return reason_sentences(ORDERS, [kind], limits(ORDERS, day), chosen())[0]


def limits(question: str, day: dt.date) -> dict[str, Any]:
    """The law's figures of a pay date, by name."""
    book = load_book()
    return {each.name: each.value for each in book.limits(book.question(question), day).used}


def _fica(payment: Payment) -> list[str]:
    rows = [_one_of(payment.medicare_cents, "fica", payment.relationship in NO_FICA)]
    return (
        [*rows, "over_social_security_base"] if payment.medicare_cents and not payment.social_security_cents else rows
    )


def _one_of(cents: int, name: str, family: bool) -> str:
    return name if cents else f"{name}_family" if family else f"{name}_below_threshold"


def _income(payment: Payment, given: bool, by: str, none: str) -> str:
    return "live_in" if payment.live_in else by if given else none
