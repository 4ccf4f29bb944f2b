"""An organization and its account requests with their real steps on a real database, on a clock that jumps."""

import datetime as dt
import itertools
from collections.abc import Callable, Coroutine
from typing import Any

from sqlalchemy import select
from temporalio.testing import WorkflowEnvironment

from activities.database import transaction
from records.account_change import AccountChange
from records.account_request import AccountRequest
from records.clock import county_instant
from records.clocks import Clock
from records.organization import Organization
from records.organization_user import OrganizationUser
from records.organizations import apply
from records.place import County
from records.subject import Subject
from records.submission import say
from records.task import Task
from tests.activities.organizations.center import DOMAIN, told
from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.records.staffed import hire
from tests.workflows.real_steps import RealSteps, at_work
from workflows.messages import process_id
from workflows.steps.step import Told

SECRETS = ("Birch", "Marlow", "ines@birch.example", "9165550111", "Oake", "1993999998", "Odile", "Fenwick")
_keys = itertools.count(1)


class Running(RealSteps):
    """A center in the records, and rosa and ivan of the State's offices."""

    def __init__(self, environment: WorkflowEnvironment, at: dt.datetime) -> None:
        super().__init__(environment)
        with transaction() as session:
            session.add(County(code="34", name="Sacramento"))
            session.flush()
            self.rosa = hire(session, "rosa", "regional_office").id
            self.ivan = hire(session, "ivan", "information_technology").id
            self.id = apply(session, told(), DOMAIN, "hashed", at, "form-of-the-center").id

    async def say(
        self, kind: str, of: Subject | None = None, by: int | None = None, user: int | None = None, **payload: Any
    ) -> str:
        """Somebody says something, by default to the organization's process: the outcome, with all that follows."""
        now, about = await self.now(), of or Subject("organization", self.id)
        with transaction() as session:
            said = say(
                session,
                kind=kind,
                form_key=f"real-form-{next(_keys)}",
                subject=about,
                staff_id=by,
                user_id=user,
                said_at=now,
                payload=payload,
            ).id
        return await self.tell(kind, process_id(about.kind, about.id), Told(about.id, said, by, now))

    async def assigned(self, name: str) -> tuple[Subject, int]:
        """Whoever was named last gets a user ID and a one-time password; the request and the user."""
        with transaction() as session:
            change = session.scalars(select(AccountChange).order_by(AccountChange.id.desc()).limit(1)).one()
            session.get_one(OrganizationUser, change.user_id).password_hash = "made on the page"
            of, change_id, user_id = Subject("account_request", change.request_id), change.id, change.user_id
        assert user_id
        await self.say("assign_user_id", of, by=self.ivan, change_id=change_id, sign_in_name=name)
        return of, user_id

    async def signs_in(self, name: str) -> int:
        """The same, and signs in with it; the user."""
        of, user_id = await self.assigned(name)
        now = await self.now()
        with transaction() as session:
            user = session.get_one(OrganizationUser, user_id)
            user.status, user.oath_at, user.one_time_until = "active", now, None
        await self.say("first_sign_in", of, user=user_id, user_id=user_id)
        return user_id

    async def over(self, question: str) -> None:
        """Until the newest clock of a question, of the organization or a request of its, has run out."""
        with transaction() as session:
            of = select(Clock.due_on).where(Clock.question == f"deadline.{question}")
            due = session.scalars(of.order_by(Clock.id.desc()).limit(1)).one()
        end = county_instant(due + dt.timedelta(days=1), dt.time()) + dt.timedelta(seconds=2)
        await self.until(end)

    def processes(self) -> list[str]:
        """The organization's, and that of every request."""
        with transaction() as session:
            requests = [*session.scalars(select(AccountRequest.id))]
        return [process_id("organization", self.id), *(process_id("account_request", each) for each in requests)]

    def standing(self) -> str:
        """Where the organization stands."""
        with transaction() as session:
            return session.get_one(Organization, self.id).status

    def users(self) -> dict[str, str]:
        """How each user stands, by first name."""
        with transaction() as session:
            return {each.first_name: each.status for each in session.scalars(select(OrganizationUser))}

    def tasks(self) -> set[str]:
        """The kinds of the organization's open tasks."""
        with transaction() as session:
            of = select(Task.kind).where(Task.organization_id == self.id, Task.state == "open")
            return {*session.scalars(of)}


def tell_it(time_skipping: Skipping, story: Callable[[Running], Coroutine[Any, Any, None]]) -> None:
    """Tell a story of a center that has just applied."""

    async def told_of_it() -> None:
        async with at_work(time_skipping, Running, SECRETS) as it:
            await story(it)

    coroutines.run(told_of_it())
