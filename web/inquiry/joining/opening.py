"""An application is opened to whoever has its number and code, slowly enough that codes cannot be tried."""

import base64
import datetime as dt

from flask import session as cookie

from records import signing_in
from records.clock import now
from records.organization import Organization
from records.organizations import numbered
from web import database
from web.sign_in import attempts, passwords

OPEN_FOR = dt.timedelta(minutes=20)
KEY = "joining"
DOOR = "joining:"
LENGTH = 12


class TooManyTries(Exception):
    """This number, or this address, was tried too often; wait a quarter of an hour."""


def code_of(form_key: str) -> str:
    """The code of an application, by the key of its form: a second press shows the same. 60 bits, no look-alikes."""
    letters = base64.b32encode(attempts.blind(form_key, DOOR)).decode()[:LENGTH]
    return letters.translate(str.maketrans("IO", "89"))


def as_read(code: str) -> str:
    """A code in groups of four, as it is shown and copied."""
    return " ".join(code[at : at + 4] for at in range(0, LENGTH, 4))


def opened_by(number: str, code: str) -> Organization | None:
    """The application a pair belongs to. Raises TooManyTries; every try is written down before it is checked."""
    session = database.session()
    blind = attempts.blind(number.strip().upper(), DOOR)
    attempt = signing_in.note_attempt(session, blind, attempts.blind_address(DOOR), now())
    database.commit()
    if signing_in.too_many_tries(session, attempt):
        raise TooManyTries
    row = numbered(session, number)
    typed = "".join(code.split()).replace("-", "").upper()
    if not passwords.is_right(typed, row.code_hash if row else None) or row is None:
        return None
    attempt.succeeded = True
    let_in(row)
    return row


def let_in(row: Organization) -> None:
    """Let this browser follow an application for a while."""
    cookie[KEY] = {"organization": row.id, "until": (now() + OPEN_FOR).timestamp()}


def opened() -> Organization | None:
    """The application that this browser has opened, for twenty minutes from the last look."""
    kept = cookie.get(KEY)
    if not kept or kept["until"] < now().timestamp():
        cookie.pop(KEY, None)
        return None
    cookie[KEY] = {**kept, "until": (now() + OPEN_FOR).timestamp()}
    return database.session().get(Organization, kept["organization"])
