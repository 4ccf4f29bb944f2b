"""Opening the status page with a pair, slowly enough that numbers cannot be tried, and shutting it again."""

import datetime as dt

from flask import session as cookie
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from records import signing_in
from records.application import Application
from records.clock import now
from records.confirmation import read_confirmation
from web import database
from web.sign_in import attempts

OPEN_FOR = dt.timedelta(minutes=20)
KEY = "status"
DOOR = "status:"


class TooManyTries(Exception):
    """This number, or this address, was tried too often; wait a quarter of an hour."""


def opened_by(number: str, birth_date: dt.date) -> Application | None:
    """The application a pair belongs to. Raises TooManyTries; every try is written down before it is checked."""
    read = read_confirmation(number)
    attempt = signing_in.note_attempt(
        database.session(), attempts.blind(read or number.casefold(), DOOR), attempts.blind_address(DOOR), now()
    )
    database.commit()
    if signing_in.too_many_tries(database.session(), attempt):
        raise TooManyTries
    query = (
        select(Application)
        .where(Application.confirmation_number == (read or ""))
        .options(joinedload(Application.person))
    )
    application = database.session().scalar(query)
    if application is None or birth_date != _born(application):
        return None
    attempt.succeeded = True
    cookie[KEY] = {"application": application.id, "until": (now() + OPEN_FOR).timestamp()}
    return application


def opened() -> Application | None:
    """The application whose status this browser has opened, for twenty minutes from the last look."""
    kept = cookie.get(KEY)
    if not kept or kept["until"] < now().timestamp():
        shut()
        return None
    cookie[KEY] = {**kept, "until": (now() + OPEN_FOR).timestamp()}
    return database.session().get(Application, kept["application"])


def shut() -> None:
    """Forget which application was opened."""
    cookie.pop(KEY, None)


def _born(application: Application) -> dt.date | None:
    if application.birth_date is not None:
        return application.birth_date
    return application.person.birth_date if application.person else None
