"""Whose enrollment or case it is, by what only they know; found slowly enough that it cannot be tried."""

import datetime as dt

from sqlalchemy import select

from records.care_case import Case
from records.confirmation import read_confirmation
from records.enrollment import Enrollment
from records.recipient_accounts import proved_case, read_case_number
from web import database
from web.public.account import tries

DOOR = "enrollment:"
CASE = "case:"


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


def proved_recipient(number: str, birth_date: dt.date, proof: str) -> Case | None:
    """The case of who knows all three; whichever is wrong, it looks like an unknown one. Raises TooManyTries."""
    read = read_case_number(number)
    attempt = tries.noted(read or number, CASE)
    case = proved_case(database.session(), read, birth_date, proof)
    attempt.succeeded = case is not None
    return case


def _born(enrollment: Enrollment) -> dt.date:
    """As the county has seen it; as told until then."""
    return enrollment.person.birth_date if enrollment.person else enrollment.birth_date
