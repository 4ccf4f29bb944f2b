"""The enrollment that a page is about: the account's own. Another's does not exist."""

from sqlalchemy import select

from records import accounts
from records.enrollment import Enrollment
from web import database
from web.public.account import guard
from web.reach import found


def mine(enrollment_id: int) -> Enrollment:
    """One of the account's enrollments, or a 404."""
    session = database.session()
    own = accounts.mine(session, guard.the_account())
    return found(session.scalar(select(Enrollment).where(Enrollment.id == enrollment_id, own)))


def newest() -> Enrollment:
    """The account's enrollment that is open, or its last one."""
    return found(next(iter(accounts.my_enrollments(database.session(), guard.the_account())), None))
