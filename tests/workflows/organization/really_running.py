"""An organization and its account requests with their real steps on a real database, on a clock that jumps."""

import asyncio
import datetime as dt
import itertools
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy import select
from temporalio.testing import WorkflowEnvironment

from activities import waiting_messages
from activities.database import transaction
from activities.worker import THREADS, worker_for
from records.account_change import AccountChange
from records.account_request import AccountRequest
from records.clock import county_instant
from records.clocks import Clock
from records.organization import Organization
from records.organization_user import OrganizationUser
from records.organizations import apply
from records.outbox import OutboxMessage
from records.place import County
from records.staff import Staff, StaffRole
from records.subject import Subject
from records.submission import Submission, say
from records.task import Task
from tests.activities.organizations.center import DOMAIN, told
from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.journey_histories import check_histories
from tests.workflows.process_under_test import rests
from workflows.converter import as_json
from workflows.delivery import Delivered, begin, tell
from workflows.messages import process_id

SECRETS = ("Birch", "Marlow", "ines@birch.example", "9165550111", "Oake", "1993999998", "Odile", "Fenwick")
_keys = itertools.count(1)


class Running:
    """A center in the records; its processes run on a server, told by a messenger in place of the dispatcher."""

    def __init__(self, environment: WorkflowEnvironment, at: dt.datetime) -> None:
        self.environment = environment
        with transaction() as session:
            session.add(County(code="34", name="Sacramento"))
            session.flush()
            self.rosa = _hired(session, "rosa", "regional_office")
            self.ivan = _hired(session, "ivan", "information_technology")
            self.id = apply(session, told(), DOMAIN, "hashed", at, "form-of-the-center").id

    async def say(
        self, kind: str, of: Subject | None = None, by: int | None = None, user: int | None = None, **payload: Any
    ) -> str:
        """Somebody says something, by default to the organization's process: the outcome, with all that follows."""
        now, about = await self.environment.get_current_time(), of or Subject("organization", self.id)
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
        message = {"submission_id": said, "by": by, "at": now.isoformat()}
        to = process_id(about.kind, about.id)
        answer = await tell(self.environment.client, to, kind, f"submission-{said}", message)
        assert isinstance(answer, Delivered), answer
        assert answer.result
        await self.deliver()
        with transaction() as session:
            assert answer.result.outcome != "refused", session.get_one(Submission, said).sentence
        return answer.result.outcome

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
        now = await self.environment.get_current_time()
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
        await self.environment.sleep(end - await self.environment.get_current_time())
        await self.deliver()

    async def deliver(self) -> None:
        """Bring what steps have left in the outbox, until nothing is left and nothing is under way."""
        quiet = 0
        while quiet < 3:
            with transaction() as session:
                waiting = list(session.scalars(select(OutboxMessage).where(OutboxMessage.sent_at.is_(None))))
            for message in sorted(waiting, key=lambda each: each.id):
                await self._bring(message)
            quiet = quiet + 1 if not waiting and await self._all_rest() else 0
            await asyncio.sleep(0.02)

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

    async def _all_rest(self) -> bool:
        handles = [self.environment.client.get_workflow_handle(each) for each in self.processes()]
        return all([await rests(handle) for handle in handles])

    async def _bring(self, message: OutboxMessage) -> None:
        client, to = self.environment.client, message.workflow_id
        if message.kind == "begin":
            outcome = await begin(client, message.workflow, to, message.payload)
        else:
            outcome = await tell(client, to, message.workflow, message.update_id or "", message.payload)
        assert isinstance(outcome, Delivered), outcome
        with transaction() as session:
            waiting_messages.arrived(session, message.id, as_json(outcome.result), message.posted_at)


def _hired(session: Any, name: str, role: str) -> int:
    staff = Staff(sign_in_name=f"{name}@hearth.example", name=name.title(), county_code=None, password_hash="")
    staff.roles = [StaffRole(role=role)]
    session.add(staff)
    session.flush()
    return staff.id


def tell_it(time_skipping: Skipping, story: Callable[[Running], Coroutine[Any, Any, None]]) -> None:
    """Tell a story of a center that has just applied."""

    async def told_of_it() -> None:
        async with time_skipping() as environment:
            with ThreadPoolExecutor(THREADS) as threads:
                async with worker_for(environment.client, threads):
                    it = Running(environment, await environment.get_current_time())
                    await it.deliver()
                    await story(it)
                    await check_histories(environment.client, it.processes(), SECRETS)

    coroutines.run(told_of_it())
