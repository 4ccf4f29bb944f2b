"""A center that applies, the Regional Office's people, and users: things are said and steps are done."""

import datetime as dt
import itertools
from typing import Any

from sqlalchemy import select

from activities.database import transaction
from activities.step import DOERS, do
from records.account_request import AccountRequest
from records.clock import county_instant
from records.clocks import Clock
from records.event import Event
from records.organization import Organization
from records.organization_user import OrganizationUser
from records.organizations import Applied, Domain, apply
from records.place import County
from records.subject import Subject
from records.submission import Submission, say
from tests.records.staffed import hire
from workflows.steps.organization import OrganizationAnswer
from workflows.steps.step import About, AboutClock, Told

MONDAY = county_instant(dt.date(2026, 3, 2), dt.time(10))
DOMAIN = Domain(providers=(("1993999998", "Dr. Wilhelmina Oake"), ("1234567893", "Birch Center")))
_keys = itertools.count(1)


def told(**changed: Any) -> Applied:
    """What a special care center tells, unless told otherwise."""
    usual: dict[str, Any] = {
        **{"name": "Birch Special Care Center", "type": "special_care_center", "street": "2 Birch Way"},
        **{"city": "Sacramento", "zip_code": "95814", "county_code": "34", "regional_office": "sacramento"},
        **{"phone": "9165550110", "liaison_first_name": "Ines", "liaison_last_name": "Marlow"},
        **{"liaison_title": "Manager", "liaison_phone": "9165550111", "liaison_email": "ines@birch.example"},
        **{"accepts_delay": True, "internal_agreements": True, "has_permissions": True, "paperless_in_time": True},
        "reciprocal": "agreed",
    }
    return Applied(**{**usual, **changed})


class Center:
    """An application that came in on a Monday; rosa and rufus of the Regional Office, ivan of the IT Unit."""

    def __init__(self, **changed: Any) -> None:
        self.at, self.steps = MONDAY, itertools.count(1)
        with transaction() as session:
            session.add(County(code="34", name="Sacramento"))
            session.flush()
            roles = {"rosa": "regional_office", "rufus": "regional_office", "ivan": "information_technology"}
            self.rosa, self.rufus, self.ivan = (hire(session, name, role).id for name, role in roles.items())
            self.id = apply(session, told(**changed), DOMAIN, "hashed", self.at, f"form-{next(_keys)}").id
        self.step("begin_organization", About(self.id, self.at))

    def approved(self) -> "Center":
        """The same, approved by rosa, with its liaison signed in."""
        assert self.say("review_organization", staff=self.rosa, outcome="approve")[0] == "approve"
        self.ines = self.user("Ines", liaison=True)
        return self

    def user(self, name: str, **changed: Any) -> int:
        """A user under oath."""
        usual = {"title": "Clerk", "phone": "9165550112", "email": f"{name.lower()}@birch.example", "status": "active"}
        with transaction() as session:
            row = OrganizationUser(
                organization_id=self.id,
                sign_in_name=f"pi-{name.lower()}",
                first_name=name,
                last_name="Marlow",
                password_hash="kept",
                oath_at=self.at,
                **{**usual, **changed},
            )
            session.add(row)
            session.flush()
            return row.id

    def say(self, kind: str, staff: int | None = None, user: int | None = None, **payload: Any) -> tuple[str, str]:
        """Somebody says something: what came of it, and the sentence where it was refused."""
        with transaction() as session:
            said = say(
                session,
                kind=kind,
                form_key=f"form-{next(_keys)}",
                subject=Subject("organization", self.id),
                staff_id=staff,
                user_id=user,
                said_at=self.at,
                payload=payload,
            ).id
        answer = self.step(kind, Told(self.id, said, staff, self.at))
        with transaction() as session:
            return answer.outcome, session.get_one(Submission, said).sentence or ""

    def step(self, name: str, order: Any) -> OrganizationAnswer:
        """A step is done."""
        answer: OrganizationAnswer = do(DOERS[name], order, f"organization-{self.id}", f"run/{next(self.steps)}")
        self.last = answer
        return answer

    def ring(self, question: str, step: str) -> str:
        """A clock runs out, at the end of its last day."""
        row = self.clock(question)
        self.at = max(self.at, county_instant(row.due_on + dt.timedelta(days=1), dt.time()))
        return self.step(step, AboutClock(self.id, row.id, self.at)).outcome

    def clock(self, question: str) -> Clock:
        """The newest clock of a question."""
        with transaction() as session:
            of = (Clock.organization_id == self.id, Clock.question == f"deadline.{question}")
            return session.scalars(select(Clock).where(*of).order_by(Clock.id.desc())).all()[0]

    def running(self) -> set[str]:
        """The questions of the clocks that run."""
        with transaction() as session:
            of = (Clock.organization_id == self.id, Clock.outcome.is_(None))
            return {row.question.removeprefix("deadline.ccs_") for row in session.scalars(select(Clock).where(*of))}

    def row(self) -> Organization:
        """The organization as it stands."""
        with transaction() as session:
            return session.get_one(Organization, self.id)

    def the_user(self, user_id: int) -> OrganizationUser:
        """A user as they stand."""
        with transaction() as session:
            return session.get_one(OrganizationUser, user_id)

    def leaves(self, user_id: int) -> None:
        """A departure, which their own request has carried out."""
        with transaction() as session:
            row = session.get_one(OrganizationUser, user_id)
            row.status, row.disabled_at, row.disabled_reason = "disabled", self.at, "separation"

    def requests(self) -> list[AccountRequest]:
        """The requests for accounts, with their rows."""
        with transaction() as session:
            rows = session.scalars(select(AccountRequest).where(AccountRequest.organization_id == self.id)).all()
            return [row for row in rows if row.changes]

    def changed_to(self, request_id: int, status: str) -> None:
        """What became of a request, by its own process."""
        with transaction() as session:
            for change in session.get_one(AccountRequest, request_id).changes:
                change.status = status

    def happened(self) -> list[str]:
        """The words of the timeline."""
        with transaction() as session:
            of = select(Event.kind).where(Event.organization_id == self.id).order_by(Event.id)
            return [*session.scalars(of)]
