"""Tries at an account are written down before they are checked, and slowed like those of staff."""

from records import signing_in
from records.clock import now
from records.sign_in import SignInAttempt
from web import database
from web.sign_in import attempts


class TooManyTries(Exception):
    """This name, or this address, was tried too often; wait a quarter of an hour."""


def noted(name: str, door: str) -> SignInAttempt:
    """A try at `name` through a door (sign-in, a new account, a lost password). Raises TooManyTries."""
    attempt = signing_in.note_attempt(
        database.session(), attempts.blind(name.strip().casefold(), door), attempts.blind_address(door), now()
    )
    database.commit()
    if signing_in.too_many_tries(database.session(), attempt):
        raise TooManyTries
    return attempt
