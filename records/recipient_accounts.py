"""Accounts of recipients: what proves that somebody is the person of a case, and whose case an account may see."""

import datetime as dt
import hmac
import re

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from records import secrets
from records.account import Account
from records.accounts import folded, set_password
from records.application import Application
from records.care_case import Case
from records.confirmation import read_confirmation
from records.enrollment import Enrollment
from records.event import Event

LAST_FOUR = re.compile(r"\d{4}", re.ASCII)
CASE_NUMBER = re.compile(r"(?:\d{2})?(\d{7})", re.ASCII)


def read_case_number(typed: str) -> str | None:
    """The seven digits of a case number, with or without the county before it as letters print it (34-1000012)."""
    found = CASE_NUMBER.fullmatch(re.sub(r"[\s-]", "", typed))
    return found[1] if found else None


def proved_case(session: Session, number: str | None, birth_date: dt.date, proof: str) -> Case | None:
    """The case of whoever knows its number, the birth date and the third thing; none if any of them is wrong.

    The third thing is the last four digits of the Social Security number; where the person has none on record, the
    confirmation number of the application, which stands at the head of the decision's letter (NA 1250).
    """
    case = session.scalar(select(Case).where(Case.case_number == (number or "")))
    if case is None or case.person.birth_date != birth_date:
        return None
    return case if _knows(session, case, proof) else None


def _knows(session: Session, case: Case, proof: str) -> bool:
    if case.person.ssn_cipher is not None:
        typed = re.sub(r"\s", "", proof)
        right = secrets.unseal(case.person.ssn_cipher)[-4:]
        return LAST_FOUR.fullmatch(typed) is not None and hmac.compare_digest(typed, right)
    read = read_confirmation(proof)
    numbers = select(Application.confirmation_number).where(Application.case_id == case.id)
    return read is not None and read in set(session.scalars(numbers))


def account_of_person(session: Session, person_id: int) -> Account | None:
    """The account of a person, as whom the county knows them: made as a recipient, or as a provider."""
    theirs = select(Enrollment.id).where(Enrollment.person_id == person_id)
    query = select(Account).where(or_(Account.person_id == person_id, Account.enrollment_id.in_(theirs)))
    return session.scalar(query.order_by(Account.person_id.nulls_last(), Account.id).limit(1))


def make_recipient_account(
    session: Session, case: Case, email: str, password_hash: str, language: str, at: dt.datetime
) -> Account:
    """A new account of the person of a case. The caller has made sure that there is none."""
    account = Account(
        sign_in_name=folded(email),
        password_hash=password_hash,
        person_id=case.person_id,
        language=language,
        made_at=at,
        password_changed_at=at,
    )
    session.add(account)
    session.flush()
    return account


def case_of(session: Session, account: Account) -> Case | None:
    """The case of the account's own person. It reaches no other's, not a child's or a parent's."""
    person_id = account.person_id or _seen(session, account)
    return session.scalar(select(Case).where(Case.person_id == person_id)) if person_id is not None else None


def _seen(session: Session, account: Account) -> int | None:
    """Whom the county has seen since the account was made for an enrollment; from now on it is that person's.

    None where nobody was seen yet, or where the person has another account: one person has one.
    """
    person_id = session.scalar(select(Enrollment.person_id).where(Enrollment.id == account.enrollment_id))
    if person_id is None or session.scalar(select(Account.id).where(Account.person_id == person_id)) is not None:
        return None
    account.person_id = person_id
    session.flush()
    return person_id


def move_account(
    session: Session, account: Account, case: Case, email: str, password_hash: str, staff_id: int, at: dt.datetime
) -> None:
    """Give a person's account another e-mail, after the county has seen who asks; nobody is signed in with it any more.

    `password_hash` is of a password that nobody knows: the person chooses one as if the old one were lost.
    """
    account.sign_in_name = folded(email)
    set_password(session, account, password_hash, at)
    session.add(Event(case_id=case.id, at=at, staff_id=staff_id, kind="account_moved", params={}))
    session.flush()
