"""The pairs of a period out of records, so many at a time, with their people and what the law makes of them."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl
from sqlalchemy.orm import Session

from records.secrets import unseal
from records.wage_sums import Exempt, Payee, Sums, case_numbers, of_state, payees
from rules.columns import decide_frame
from rules.law.ihss.amounts.payroll_taxes import NO_FICA, NO_SDI

EXEMPT = Exempt(NO_FICA, NO_SDI)
FACTS = {
    "ihss.wage_statement": {
        "report_gross_cents": "gross_cents",
        "report_live_in_cents": "live_in_cents",
        "report_no_fica_cents": "no_fica_cents",
    },
    "ihss.quarter_wages": {
        "report_gross_cents": "gross_cents",
        "report_live_in_cents": "live_in_cents",
        "report_no_sdi_cents": "no_sdi_cents",
        "report_sdi_cents": "sdi_cents",
    },
}
"""What each question is asked with, out of a pair's sums."""


@dataclass(frozen=True)
class Line:
    """One pair: its sums, the wages that the law tells, the provider, the recipient's case."""

    sums: Sums
    wages: dict[str, int]
    payee: Payee
    case_number: str

    @property
    def ssn(self) -> str | None:
        """The provider's number, opened for the report only."""
        return unseal(self.payee.ssn_cipher) if self.payee.ssn_cipher else None


def lines(session: Session, question: str, days: tuple[dt.date, dt.date]) -> Iterator[Line | Sums]:
    """Every pair in order; one that was paid nothing or less comes as its sums alone."""
    for batch in of_state(session, days, EXEMPT):
        some = [each for each in batch if each.gross_cents > 0]
        wages = _wages(question, days[1], some)
        who, cases = payees(session, some), case_numbers(session, some)
        told = iter(wages)
        for each in batch:
            if each.gross_cents > 0:
                yield Line(each, next(told), who[each.enrollment_id], cases[each.case_id])
            else:
                yield each


def _wages(question: str, on: dt.date, sums: list[Sums]) -> list[dict[str, int]]:
    """The law's answer for each pair, in columns. Raises ValueError with its sentence where it has none."""
    if not sums:
        return []
    frame = pl.DataFrame({fact: [getattr(each, name) for each in sums] for fact, name in FACTS[question].items()})
    answer = decide_frame(question, on, frame)
    wrong = answer.filter(pl.col("error").is_not_null() | pl.col("needs").is_not_null())
    if wrong.height:
        raise ValueError(f"{question} has no answer for a pair: {wrong['error'][0] or wrong['needs'][0]}")
    found: list[dict[str, int]] = answer.drop("error", "needs").to_dicts()
    return found
