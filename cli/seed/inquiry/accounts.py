"""Account requests as liaisons, the Regional Office, the Information Technology Unit and new users would say them."""

import datetime as dt
from collections.abc import Iterable
from functools import cache, partial

from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from cli.demo import INQUIRY_PASSWORD
from cli.seed.inquiry.past import UNIT, OrganizationPast, user_of
from cli.seed.inquiry.people import Person
from records import account_requests, clock
from records.account_change import AccountChange
from records.account_request import AccountRequest
from records.account_requests import Promises, Wanted
from records.organization import Organization
from records.organization_user import OrganizationUser
from records.subject import Subject
from records.submission import say
from web.inquiry.wording import OATH, OATH_VERSION

MADE = "make_account_request"


async def asked(past: OrganizationPast, word: str, maker: Person, wanted: Iterable[Wanted], at: dt.datetime) -> int:
    """A liaison sends the form, once; the request's id."""
    return await past.look(partial(_asked, past, word, maker, [*wanted], at))


async def approved(past: OrganizationPast, request_id: int, at: dt.datetime) -> None:
    """The Regional Office's word."""
    about = Subject("account_request", request_id)
    await past.say_about(about, "review_account_request", "rufus", at, outcome="approve", reason=None)


async def given_id(past: OrganizationPast, request_id: int, person: Person, at: dt.datetime) -> int:
    """The Information Technology Unit assigns the user ID; the row of the form."""
    change_id = await past.there(partial(_with_one_time_password, request_id, person), "an approved account")
    said = {"change_id": change_id, "sign_in_name": person.user_id.lower()}
    await past.say_about(Subject("account_request", request_id), "assign_user_id", UNIT, at, **said)
    return change_id


async def handed_out(past: OrganizationPast, request_id: int, by: Person, change_id: int, at: dt.datetime) -> None:
    """The liaison says that the slip was handed out."""
    user_id = await past.look(lambda session: user_of(session, by).id)
    said = {"change_id": change_id, "on": clock.county_day(at).isoformat()}
    await past.user_says(user_id, Subject("account_request", request_id), "confirm_handed_out", at, **said)


async def arrived(past: OrganizationPast, request_id: int, person: Person, at: dt.datetime) -> None:
    """The first sign-in, with a password of one's own and the oath."""
    user_id = await past.look(partial(_arrived, person, at))
    about = Subject("account_request", request_id)
    await past.user_says(user_id, about, "first_sign_in", at, user_id=user_id)


def leaves(session: Session, person: Person, on: dt.date) -> Wanted:
    """The row of a form that says that somebody leaves."""
    return Wanted("delete", on, "separation", user_id=user_of(session, person).id)


def _asked(
    past: OrganizationPast, word: str, maker: Person, wanted: list[Wanted], at: dt.datetime, session: Session
) -> int:
    before = past.said_before(session, word)
    if before is not None:
        return int(before.account_request_id or 0)
    organization, user = session.get_one(Organization, past.organization_id), user_of(session, maker)
    promises = Promises(True if organization.kind == "provider" else None, True, True)
    made = account_requests.ask(session, organization, user, promises, wanted, at)
    about, said = {"subject": made.subject, "user_id": user.id}, {"changes": len(made.changes)}
    key = f"{past.name}-{word}"
    say(session, kind=MADE, form_key=key, staff_id=None, said_at=at, payload=said, **about)  # type: ignore[arg-type]
    return made.id


def _with_one_time_password(request_id: int, person: Person, session: Session) -> int | None:
    """Whoever has no password yet gets one that nobody knows; none before the approval has made a user."""
    request = session.get_one(AccountRequest, request_id)
    change: AccountChange = next(each for each in request.changes if each.email == person.email)
    user = session.get(OrganizationUser, change.user_id) if change.user_id else None
    if user is not None and user.status == "asked":
        user.password_hash = _hashed("one-time")
    return change.id if user is not None else None


def _arrived(person: Person, at: dt.datetime, session: Session) -> int:
    user = user_of(session, person)
    if user.status == "assigned":
        user.password_hash, user.one_time_until = _hashed(INQUIRY_PASSWORD), None
        user.password_changed_at = clock.now()  # as if chosen anew on this day, so that the demo stays open for long
        initials = f"{person.first_name[0]}{person.last_name[0]}"
        user.oath = {"version": OATH_VERSION, **dict.fromkeys(OATH, initials), "signature": _full_name(person)}
        user.oath_at, user.status = at, "active"
    return user.id


def _full_name(person: Person) -> str:
    return f"{person.first_name} {person.last_name}"


@cache
def _hashed(password: str) -> str:
    return PasswordHasher().hash(password)
