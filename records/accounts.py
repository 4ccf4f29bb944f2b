"""Named queries of accounts: whose they are, what they may see, and the browsers they are open in."""

import datetime as dt

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from records.account import Account, AccountSession
from records.enrollment import Enrollment
from records.event import Document, Event
from records.person import Person
from records.signing_in import IDLE_LIMIT, LONGEST_SESSION, token_hash


def folded(email: str) -> str:
    """An e-mail address as sign-in names are kept."""
    return email.strip().casefold()


def account_named(session: Session, email: str) -> Account | None:
    """The account that signs in with an e-mail address, whatever its capitals."""
    return session.scalar(select(Account).where(Account.sign_in_name == folded(email)))


def account_of(session: Session, enrollment: Enrollment) -> Account | None:
    """The account of whoever an enrollment is about, if they have one."""
    whose = Account.enrollment_id == enrollment.id
    if enrollment.person_id is not None:
        whose = or_(whose, Account.person_id == enrollment.person_id)
    return session.scalar(select(Account).where(whose).order_by(Account.id).limit(1))


def make_account(
    session: Session, enrollment: Enrollment, email: str, password_hash: str, language: str, at: dt.datetime
) -> Account:
    """A new account of whoever an enrollment is about. The caller has made sure that there is none."""
    account = Account(
        sign_in_name=folded(email),
        password_hash=password_hash,
        person_id=enrollment.person_id,
        enrollment_id=enrollment.id,
        language=language,
        made_at=at,
        password_changed_at=at,
    )
    session.add(account)
    session.flush()
    return account


def mine(session: Session, account: Account) -> ColumnElement[bool]:
    """The filter of enrollments that an account may see: its own person's, or the one it was made with.

    The county says later who the person is; from then on the account is that person's.
    """
    own = Enrollment.id == account.enrollment_id
    person_id = account.person_id or session.scalar(select(Enrollment.person_id).where(own))
    return or_(own, Enrollment.person_id == person_id) if person_id is not None else own


def my_enrollments(session: Session, account: Account) -> list[Enrollment]:
    """An account's enrollments: what is open first, then the newest."""
    found = session.scalars(select(Enrollment).where(mine(session, account)).order_by(Enrollment.id.desc()))
    return sorted(found, key=lambda each: each.ended_on is not None)


def adopt(session: Session, account: Account, enrollment: Enrollment) -> bool:
    """Let an account follow an enrollment that was just begun while it was open, if it is about the same person.

    Somebody else at the same browser was born on another day: their enrollment stays theirs.
    """
    before = my_enrollments(session, account)
    born = {each.birth_date for each in before}
    born.update(session.scalars(select(Person.birth_date).where(Person.id == account.person_id)))
    if born - {enrollment.birth_date}:
        return False
    account.person_id = account.person_id or next((each.person_id for each in before if each.person_id), None)
    account.enrollment_id = enrollment.id
    session.flush()
    return True


def set_password(session: Session, account: Account, password_hash: str, at: dt.datetime) -> None:
    """Change a password; every browser has to sign in again."""
    account.password_hash, account.password_changed_at = password_hash, at
    session.execute(
        update(AccountSession)
        .where(AccountSession.account_id == account.id, AccountSession.ended_at.is_(None))
        .values(ended_at=at)
    )


def take_away(session: Session, account: Account, enrollment: Enrollment, staff_id: int, at: dt.datetime) -> None:
    """Take an account away whose holder is not whom the enrollment is about; what was sent through it stays.

    Anyone may begin online under any name. Only at the county is it seen who somebody is. The account of a person whom
    the county knows, a recipient say, only loses the enrollment.
    """
    session.execute(update(Document).where(Document.sent_by_id == account.id).values(sent_by_id=None))
    session.execute(delete(AccountSession).where(AccountSession.account_id == account.id))
    if account.person_id is not None and account.person_id != enrollment.person_id:
        account.enrollment_id = None
    else:
        session.delete(account)
    session.add(Event(enrollment_id=enrollment.id, at=at, staff_id=staff_id, kind="account_taken_away", params={}))
    session.flush()


def open_session(session: Session, account: Account, token: str, at: dt.datetime) -> AccountSession:
    """Remember that a browser holding this token is signed in."""
    account.last_seen_at = at
    row = AccountSession(account_id=account.id, token_hash=token_hash(token), started_at=at, seen_at=at)
    session.add(row)
    session.flush()
    return row


def session_of(session: Session, token: str) -> tuple[AccountSession, Account] | None:
    """The session a token belongs to and its account, ended or idle though it may be."""
    found = session.execute(
        select(AccountSession, Account)
        .join(Account, Account.id == AccountSession.account_id)
        .where(AccountSession.token_hash == token_hash(token))
    ).first()
    return (found[0], found[1]) if found else None


def is_open(row: AccountSession, at: dt.datetime) -> bool:
    """Whether a session may still be used: not ended, not idle for 20 minutes, not older than 12 hours."""
    return row.ended_at is None and at - row.seen_at < IDLE_LIMIT and at - row.started_at < LONGEST_SESSION


def end_session(session: Session, token: str, at: dt.datetime) -> None:
    """Revoke a session; its token opens nothing from now on."""
    session.execute(
        update(AccountSession)
        .where(AccountSession.token_hash == token_hash(token), AccountSession.ended_at.is_(None))
        .values(ended_at=at)
    )
