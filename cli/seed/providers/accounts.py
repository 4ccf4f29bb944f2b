"""Accounts of demo providers, so that their own pages can be looked at."""

from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from cli.demo import DEMO_DOMAIN, DEMO_PASSWORD
from cli.seed.providers.past import ProviderPast
from records.accounts import account_named, make_account
from records.enrollment import Enrollment


async def open_account(past: ProviderPast, word: str) -> None:
    """An account under a name that says how its owner stands, with the demo's one password."""
    name = f"provider.{word}{DEMO_DOMAIN}"

    def opened(session: Session) -> None:
        if account_named(session, name) is None:
            row = session.get_one(Enrollment, past.enrollment_id)
            hashed = PasswordHasher().hash(DEMO_PASSWORD)
            make_account(session, row, name, hashed, row.written_language, past.at(0))

    await past.look(opened)
