"""Accounts of demo recipients and providers, so that timesheets can be tried from both sides."""

from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from cli.demo import DEMO_DOMAIN, DEMO_PASSWORD
from cli.seed.timesheets.pairs import Pair
from records import clock
from records.accounts import account_named, make_account
from records.care_case import Case
from records.enrollment import Enrollment
from records.recipient_accounts import account_of_person, make_recipient_account

RECIPIENTS = ("calm", "waiting")
"""The two recipients of the provider with an account: one whose timesheets are done, one who has one to approve."""


def open_recipient(session: Session, pair: Pair, word: str) -> None:
    """An account of a recipient, under the demo's one password."""
    case = session.get_one(Case, pair.case_id)
    name = f"recipient.{word}{DEMO_DOMAIN}"
    if account_named(session, name) is None and account_of_person(session, case.person_id) is None:
        make_recipient_account(session, case, name, PasswordHasher().hash(DEMO_PASSWORD), "en", clock.now())


def open_provider(session: Session, pair: Pair, word: str) -> int | None:
    """An account of a provider; its id. None where the provider has another."""
    row, name = session.get_one(Enrollment, pair.enrollment_id), f"provider.{word}{DEMO_DOMAIN}"
    found = account_named(session, name)
    if found is None and pair.account_id is None:
        hashed = PasswordHasher().hash(DEMO_PASSWORD)
        found = make_account(session, row, name, hashed, row.written_language, clock.now())
        session.flush()
    return found.id if found else None
