"""One organization's past, told to its participation and to the account requests that come of it."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from argon2 import PasswordHasher
from sqlalchemy import select
from sqlalchemy.orm import Session

from cli.seed.inquiry.people import Person
from cli.seed.past import Past, quieten
from records.account_request import AccountRequest
from records.organization import Organization
from records.organization_user import OrganizationUser
from records.organizations import Applied, Domain, apply
from records.subject import Subject
from records.submission import Submission
from workflows.messages import process_id

APPLICANT_CODE = "HEARTHDEMO23"
"""Opens each application to whoever follows it, with its number."""

REVIEWER, UNIT = "regina", "ivan"
"""Who reviews applications at the Regional Office, and who makes accounts at the Information Technology Unit."""


@dataclass
class OrganizationPast(Past):
    """An organization of provider inquiry, from its application on."""

    organization_id: int = 0

    @property
    def subject(self) -> Subject:
        """The organization."""
        return Subject("organization", self.organization_id)

    @property
    def name(self) -> str:
        """Under this name the past's sayings are kept."""
        return f"demo-organization-{self.number:02d}"

    async def applies(self, told: Applied, domain: Domain) -> None:
        """Its application, which begins its process; the process keeps its clocks still."""
        at = self.at(0, 9)

        def applied(session: Session) -> int:
            said = self.said_before(session, "applied")
            if said is not None:
                return int(said.organization_id or 0)
            row = apply(session, told, domain, _code(), at, f"{self.name}-applied")
            quieten(session, process_id("organization", row.id))
            return row.id

        self.organization_id = await self.look(applied)

    async def reviewed(self, days: int, outcome: str, reason: str | None = None) -> None:
        """The Regional Office's word on the application."""
        await self.say("review_organization", REVIEWER, self.at(days, 10), outcome=outcome, reason=reason)

    async def first_request(self) -> int:
        """The request for the liaison that an approval makes."""

        def find(session: Session) -> int:
            mine = (AccountRequest.organization_id == self.organization_id, AccountRequest.named_by_id.is_not(None))
            return session.scalars(select(AccountRequest.id).where(*mine).order_by(AccountRequest.id).limit(1)).one()

        return await self.look(find)

    def said_before(self, session: Session, word: str) -> Submission | None:
        """What was said under a word of this past before it was broken off."""
        return session.scalar(select(Submission).where(Submission.form_key == f"{self.name}-{word}"))

    async def stands(self, status: str) -> None:
        """Wait until the organization has come to a standing by itself."""

        def find(session: Session) -> int | None:
            row = session.get_one(Organization, self.organization_id)
            return row.id if row.status == status else None

        await self.there(find, f"the standing {status}")

    def day_of(self, days: int) -> dt.date:
        """A day of the past, not later than today."""
        return dt.date.fromisoformat(self.day(days))


def user_of(session: Session, person: Person) -> OrganizationUser:
    """The user who has a person's user ID."""
    query = select(OrganizationUser).where(OrganizationUser.sign_in_name == person.user_id.lower())
    return session.scalars(query).one()


@cache
def _code() -> str:
    return PasswordHasher().hash(APPLICANT_CODE)
