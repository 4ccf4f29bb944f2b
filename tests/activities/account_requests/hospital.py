"""A hospital, its people and the State's, for tests of account requests: things are asked and steps are done."""

import datetime as dt
import itertools
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from activities.database import transaction
from activities.step import DOERS, do
from records.account_change import AccountChange
from records.account_request import AccountRequest
from records.account_requests import Promises, Wanted, ask, name_liaison
from records.clock import county_day, county_instant
from records.clocks import Clock
from records.organization import Organization
from records.organization_user import OrganizationUser
from records.place import County
from records.subject import Subject
from records.submission import Submission, say
from tests.records.staffed import hire
from workflows.steps.account_request import RequestAnswer
from workflows.steps.step import About, AboutClock, Told

MONDAY = county_instant(dt.date(2026, 3, 2), dt.time(10))
YES = Promises(permissions=True, internal_agreements=True, paperless=True)
_keys = itertools.count(1)


def adding(name: str = "Odile", **changed: Any) -> Wanted:
    """A new user, from today unless told."""
    person = {"first_name": name, "last_name": "Fenwick", "title": "Clerk", "phone": "9165550190"}
    usual = {**person, "email": f"{name.lower()}@alder.example", "effective_on": county_day(MONDAY)}
    return Wanted(**{"action": "add", "reason": "new_staff", **usual, **changed})


def leaving(user_id: int, on: dt.date | None = None) -> Wanted:
    """A departure, today unless told."""
    return Wanted("delete", on or county_day(MONDAY), "separation", user_id=user_id)


class Hospital:
    """Ids of ines (liaison), tomas (user); rosa (Regional Office), ivan (Information Technology), and who is both."""

    def __init__(self) -> None:
        self.at, self.steps = MONDAY, itertools.count(1)
        with transaction() as session:
            session.add(County(code="34", name="Sacramento"))
            session.flush()
            self.id = _organization(session)
            self.ines = self._user(session, "Ines", liaison=True)
            self.tomas = self._user(session, "Tomas")
            self.rosa = hire(session, "rosa", "regional_office").id
            self.ivan = hire(session, "ivan", "information_technology").id
            self.both = hire(session, "both", "regional_office", "information_technology").id

    def _user(self, session: Session, name: str, **told: Any) -> int:
        user = OrganizationUser(
            organization_id=self.id,
            sign_in_name=f"pi-{name.lower()}",
            first_name=name,
            last_name="Marlow",
            title="Manager",
            phone="9165550101",
            email=f"{name.lower()}@alder.example",
            status="active",
            password_hash="kept",
            oath_at=self.at,
            password_changed_at=self.at,
            **told,
        )
        session.add(user)
        session.flush()
        return user.id

    def ask(self, *wanted: Wanted, by: int | None = None, promises: Promises = YES) -> int:
        """A liaison asks, and the process begins."""
        with transaction() as session:
            organization = session.get_one(Organization, self.id)
            maker = session.get_one(OrganizationUser, by or self.ines)
            request_id = ask(session, organization, maker, promises, wanted, self.at).id
        self.step("begin_account_request", About(request_id, self.at))
        return request_id

    def name(self, wanted: Wanted) -> int:
        """The Regional Office names a liaison."""
        with transaction() as session:
            organization = session.get_one(Organization, self.id)
            request_id = name_liaison(session, organization, wanted, self.rosa, self.at).id
        self.step("begin_account_request", About(request_id, self.at))
        return request_id

    def say(
        self, request_id: int, kind: str, staff: int | None = None, user: int | None = None, **payload: Any
    ) -> tuple[str, str]:
        """Somebody says something: what came of it, and the sentence where it was refused."""
        with transaction() as session:
            said = say(
                session,
                kind=kind,
                form_key=f"form-{next(_keys)}",
                subject=Subject("account_request", request_id),
                staff_id=staff,
                user_id=user,
                said_at=self.at,
                payload=payload,
            ).id
        answer = self.step(kind, Told(request_id, said, staff, self.at))
        with transaction() as session:
            return answer.outcome, session.get_one(Submission, said).sentence or ""

    def step(self, name: str, order: Any) -> RequestAnswer:
        """A step is done."""
        answer: RequestAnswer = do(DOERS[name], order, f"account_request-{order.subject_id}", f"run/{next(self.steps)}")
        return answer

    def ring(self, request_id: int, question: str, step: str) -> str:
        """A clock runs out, at the end of its last day."""
        row = self.clock(request_id, question)
        self.at = max(self.at, county_instant(row.due_on + dt.timedelta(days=1), dt.time()))
        return self.step(step, AboutClock(request_id, row.id, self.at)).outcome

    def clock(self, request_id: int, question: str) -> Clock:
        """The newest clock of a question."""
        with transaction() as session:
            of = (Clock.account_request_id == request_id, Clock.question == f"deadline.{question}")
            return session.scalars(select(Clock).where(*of).order_by(Clock.id.desc())).all()[0]

    def request(self, request_id: int) -> AccountRequest:
        """A request as it stands."""
        with transaction() as session:
            return session.get_one(AccountRequest, request_id)

    def changes(self, request_id: int) -> list[AccountChange]:
        """Its rows."""
        with transaction() as session:
            of = select(AccountChange).where(AccountChange.request_id == request_id).order_by(AccountChange.place)
            return [*session.scalars(of)]

    def user(self, user_id: int | None) -> OrganizationUser:
        """A user as they stand."""
        with transaction() as session:
            return session.get_one(OrganizationUser, user_id)

    def changed(self, row_type: Any, row_id: int, **values: Any) -> None:
        """Something about a row that others did."""
        with transaction() as session:
            row = session.get_one(row_type, row_id)
            for name, value in values.items():
                setattr(row, name, value)

    def assign(self, request_id: int, place: int = 1, name: str = "pi00000077", by: int | None = None) -> str:
        """The Information Technology Unit gives a user ID; its page has made a one-time password before."""
        change = self.changes(request_id)[place - 1]
        self.changed(OrganizationUser, change.user_id or 0, password_hash="one-time")
        word = {"change_id": change.id, "sign_in_name": name}
        return self.say(request_id, "assign_user_id", staff=by or self.ivan, **word)[0]

    def sign_in(self, request_id: int, place: int = 1) -> str:
        """The user arrives: password, oath."""
        user_id = self.changes(request_id)[place - 1].user_id or 0
        self.changed(OrganizationUser, user_id, status="active", oath_at=self.at, one_time_until=None)
        return self.say(request_id, "first_sign_in", user=user_id, **{"user_id": user_id})[0]


def _organization(session: Session) -> int:
    row = Organization(
        **{"number": "O-000001", "name": "Alder Creek", "kind": "provider", "type": "ccs_hospital"},
        **{"street": "1 Alder Way", "city": "Sacramento", "zip_code": "95814", "county_code": "34"},
        **{"regional_office": "sacramento", "phone": "9165550100", "status": "approved", "status_since": MONDAY},
        **{"applied_at": MONDAY, "liaison_first_name": "Ines", "liaison_last_name": "Marlow"},
        **{"liaison_title": "Manager", "liaison_phone": "9165550101", "liaison_email": "ines@alder.example"},
        **{"accepts_delay": True, "internal_agreements": True, "has_permissions": True, "paperless_in_time": True},
        reciprocal="agreed",
    )
    session.add(row)
    session.flush()
    return row.id
