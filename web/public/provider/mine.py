"""The enrollment that a page is about: the account's own. Another's does not exist."""

import datetime as dt

from sqlalchemy import select

from records import accounts
from records.clock import county_today
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


def is_minor(birth_date: dt.date) -> bool:
    """Whether somebody is under 18 today, who needs a work permit."""
    today = county_today()
    before = (today.month, today.day) < (birth_date.month, birth_date.day)
    return today.year - birth_date.year - before < 18
