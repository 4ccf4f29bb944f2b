"""What pairs of a provider and a recipient were paid and had withheld between two days: the sums of wage reports.

Each recipient is an employer of their own, so each pair is one line; each payment counts once (`pay_counted.py`).
Cents.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, Select, case, func, select, true
from sqlalchemy.orm import Session

from records.care_case import Case
from records.enrollment import Enrollment
from records.pay_counted import first_paid, is_wages, wage_day
from records.pay_statement import TAXES
from records.payment import Payment
from records.person import Person

BATCH = 5000
"""Rows that are held at once while a whole state is read."""


@dataclass(frozen=True)
class Exempt:
    """The relationships whose wages are outside Social Security and Medicare, and those outside SDI, as the law names
    them."""

    fica: tuple[str, ...]
    sdi: tuple[str, ...]


@dataclass(frozen=True)
class Sums:
    """One pair's sums. `no_fica_cents`, `no_sdi_cents` and `live_in_cents` are parts of the gross."""

    enrollment_id: int
    case_id: int
    payments: int
    gross_cents: int
    no_fica_cents: int
    no_sdi_cents: int
    live_in_cents: int
    social_security_cents: int
    medicare_cents: int
    sdi_cents: int
    federal_income_tax_cents: int
    state_income_tax_cents: int


def of_pairs(session: Session, which: ColumnElement[bool], days: tuple[dt.date, dt.date], exempt: Exempt) -> list[Sums]:
    """The sums of some payments between two days, both among them, the pairs in order."""
    return [_sums(row) for row in session.execute(_query(which, days, exempt))]


def of_state(session: Session, days: tuple[dt.date, dt.date], exempt: Exempt) -> Iterator[list[Sums]]:
    """The sums of every pair, so many at a time."""
    streamed = session.execute(_query(true(), days, exempt).execution_options(yield_per=BATCH))
    for rows in streamed.partitions(BATCH):
        yield [_sums(row) for row in rows]


def _query(which: ColumnElement[bool], days: tuple[dt.date, dt.date], exempt: Exempt) -> Select[tuple[int, ...]]:
    """Ordered by the providers' and recipients' numbers, so that a file made twice is the same."""
    first = first_paid(which)
    gross = Payment.gross_cents
    return (
        select(
            Payment.enrollment_id,
            Payment.case_id,
            func.count(),
            func.sum(gross),
            func.sum(case((Payment.relationship.in_(exempt.fica), gross), else_=0)),
            func.sum(case((Payment.relationship.in_(exempt.sdi), gross), else_=0)),
            func.sum(case((Payment.live_in, gross), else_=0)),
            *(func.sum(getattr(Payment, name)) for name in TAXES),
        )
        .outerjoin(first, first.c.id == Payment.id)
        .where(which, is_wages(), wage_day(first).between(*days))
        .group_by(Payment.enrollment_id, Payment.case_id)
        .order_by(Payment.enrollment_id, Payment.case_id)
    )


def _sums(row: Row[tuple[int, ...]]) -> Sums:
    return Sums(*(int(value) for value in row))


@dataclass(frozen=True)
class Payee:
    """A provider as a wage report names them; the number sealed, or none where none is on record."""

    first_name: str
    middle_name: str | None
    last_name: str
    street: str | None
    city: str | None
    zip_code: str | None
    ssn_cipher: bytes | None


def payees(session: Session, sums: list[Sums]) -> dict[int, Payee]:
    """The providers of some pairs, by enrollment; who is known to the county by their record, others as they told."""
    told = [func.coalesce(getattr(Person, name), getattr(Enrollment, name)) for name in Payee.__dataclass_fields__]
    query = select(Enrollment.id, *told).outerjoin(Person, Person.id == Enrollment.person_id)
    rows = session.execute(query.where(Enrollment.id.in_({each.enrollment_id for each in sums})))
    return {row[0]: Payee(*row[1:]) for row in rows}


def case_numbers(session: Session, sums: list[Sums]) -> dict[int, str]:
    """The recipients of some pairs: the seven digits of each case."""
    query = select(Case.id, Case.case_number).where(Case.id.in_({each.case_id for each in sums}))
    return {case_id: number for case_id, number in session.execute(query)}


def whole(session: Session, days: tuple[dt.date, dt.date]) -> dict[str, int]:
    """All payments between two days in one sum, to hold a report against: gross and taxes."""
    first = first_paid(true())
    names = ("gross_cents", *TAXES)
    sums = select(*(func.coalesce(func.sum(getattr(Payment, name)), 0) for name in names))
    joined = sums.select_from(Payment).outerjoin(first, first.c.id == Payment.id)
    row = session.execute(joined.where(is_wages(), wage_day(first).between(*days))).one()
    return dict(zip(names, map(int, row), strict=True))
