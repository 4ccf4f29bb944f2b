"""The payments that a page is about: the account's own, once they are released. Another's does not exist."""

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from records import accounts, own_pay
from records.assignment import Assignment
from records.care_case import Case
from records.enrollment import Enrollment
from records.payment import Payment
from web import database
from web.public.account import guard
from web.reach import found

Names = dict[int, str]
"""Recipients by assignment, as they are shown: `Ana G.`"""


def assignments() -> list[Assignment]:
    """Every spell of the account's enrollments."""
    session = database.session()
    own = select(Enrollment.id).where(accounts.mine(session, guard.the_account()))
    query = select(Assignment).where(Assignment.enrollment_id.in_(own)).order_by(Assignment.id)
    with_people = joinedload(Assignment.case).joinedload(Case.person)
    return list(session.scalars(query.options(with_people, joinedload(Assignment.enrollment))))


def names(rows: list[Assignment]) -> Names:
    """What the recipients of some spells are called."""
    return {row.id: f"{row.case.person.first_name} {row.case.person.last_name[:1]}." for row in rows}


def payments_of(rows: list[Assignment]) -> ColumnElement[bool]:
    """The payments of some spells."""
    return Payment.assignment_id.in_([row.id for row in rows])


def payment(payment_id: int) -> Payment:
    """One of the account's released payments, or a 404."""
    if not 0 < payment_id < 2**63:
        return found(None)
    return found(own_pay.released(database.session(), payments_of(assignments()), payment_id))
