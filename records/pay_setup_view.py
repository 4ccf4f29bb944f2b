"""How a provider is paid, as staff see it: orders on their pay and what each was given so far, overpayments."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload

from records.assignment import Assignment
from records.care_case import Case
from records.pay_order import Overpayment, PayOrder
from records.payment import OrderTaken


@dataclass(frozen=True)
class Order:
    """An order and the cents that payments gave to it."""

    row: PayOrder
    given_cents: int

    @property
    def left_cents(self) -> int | None:
        """What is still owed; none of an order without end."""
        return None if self.row.balance_cents is None else self.row.balance_cents - self.given_cents


def orders(session: Session, enrollment_id: int) -> list[Order]:
    """Every order on a provider's pay, those without an end first, then the newest."""
    given = select(func.coalesce(func.sum(OrderTaken.cents), 0)).where(OrderTaken.order_id == PayOrder.id)
    query = select(PayOrder, given.scalar_subquery()).where(PayOrder.enrollment_id == enrollment_id)
    ordered = query.order_by(PayOrder.ends_on.desc().nulls_first(), PayOrder.id.desc())
    return [Order(row, int(cents)) for row, cents in session.execute(ordered)]


def overpayments(session: Session, enrollment_id: int) -> Sequence[Overpayment]:
    """Every overpayment, the newest first."""
    query = select(Overpayment).where(Overpayment.enrollment_id == enrollment_id)
    return session.scalars(query.order_by(Overpayment.id.desc())).all()


def spells(session: Session, enrollment_id: int, mine: ColumnElement[bool]) -> list[tuple[Assignment, str]]:
    """A provider's spells that began, of those within reach, with the recipient's name; first those that go on."""
    began = (Assignment.enrollment_id == enrollment_id, Assignment.starts_on.is_not(None))
    query = select(Assignment).where(*began, mine)
    ordered = query.order_by(Assignment.ended_on.desc().nulls_first(), Assignment.id)
    found = session.scalars(ordered.options(joinedload(Assignment.case).joinedload(Case.person)))
    return [(row, row.case.person.full_name) for row in found]
