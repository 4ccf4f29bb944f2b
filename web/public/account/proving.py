"""The enrollment that a number and a birth date belong to, found slowly enough that numbers cannot be tried."""

import datetime as dt

from sqlalchemy import select

from records.confirmation import read_confirmation
from records.enrollment import Enrollment
from web import database
from web.public.account import tries

DOOR = "enrollment:"


def proved_by(number: str, birth_date: dt.date) -> Enrollment | None:
    """The enrollment of a pair; a wrong pair looks like an unknown one. Raises TooManyTries."""
    read = read_confirmation(number)
    attempt = tries.noted(read or number, DOOR)
    query = select(Enrollment).where(Enrollment.enrollment_number == (read or ""))
    enrollment = database.session().scalar(query)
    if enrollment is None or birth_date != _born(enrollment):
        return None
    attempt.succeeded = True
    return enrollment


def _born(enrollment: Enrollment) -> dt.date:
    """As the county has seen it; as told until then."""
    return enrollment.person.birth_date if enrollment.person else enrollment.birth_date
