"""The row of whoever is signed in."""

from records.staff import Staff
from web import database
from web.sign_in import guard


def me() -> Staff:
    """The member of staff who is signed in."""
    return database.session().get_one(Staff, guard.the_staff().staff_id)
