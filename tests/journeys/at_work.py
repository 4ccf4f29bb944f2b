"""Journeys: an office whose worker runs, people who say things through the outbox, and what came of each."""

import asyncio
import datetime as dt
import random
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import ColumnElement, select, text
from temporalio.client import Client

from activities import worker
from activities.database import transaction
from activities.temporal import connect
from records import clock
from records.outbox import OutboxMessage, post_tell
from records.task import Task, unfinished
from tests.activities.office import Intake, Office
from tests.workflows.journey_histories import check_histories
from workflows.messages import intake_id

PATIENCE_SECONDS = 90.0
SECRETS = ("Marisol", "Quintero", "1948-05-09", "12 Elm St", "Sacramento", "95814", "123-45-6789", "91234567A")


class NotHeard(Exception):
    """What was said has not been answered in time, or was refused; the text says which."""


class Journey(Intake):
    """One application on its way: everything is said in the records and told through the outbox."""

    def __init__(self, office: Office, **told: Any) -> None:
        super().__init__(office, clock.now(), ssn="123456789", cin="91234567A", **told)

    @property
    def today(self) -> str:
        """The county's day, as forms send it."""
        return clock.county_today().isoformat()

    def post(self, kind: str, by: int | None, /, **payload: Any) -> str:
        """Say something as a web request does, without waiting; the id of the update."""
        told = self.say(kind, by, payload, clock.now())
        with transaction() as session:
            said = self.submission(told)
            update_id = post_tell(session, intake_id(self.id), said).update_id
        assert update_id
        return update_id

    async def told(self, kind: str, by: int | None, /, **payload: Any) -> str:
        """Say something and wait until it has been answered; the outcome."""
        sent = await arrived(self.post(kind, by, **payload))
        if sent.outcome == "refused":
            raise NotHeard(sent.last_error)
        assert sent.result is not None
        return str(sent.result["outcome"])

    async def settled(self, *kinds: str) -> None:
        """Wait until exactly these tasks are open."""
        await open_tasks_are(Task.application_id == self.id, *kinds)

    async def ended(self, client: Client) -> str:
        """Wait for the end of the process; how it ended. Its histories must be clean and replay."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            ending = await client.get_workflow_handle(intake_id(self.id)).result()
        await check_histories(client, [intake_id(self.id)], SECRETS)
        return str(ending)


async def arrived(update_id: str) -> OutboxMessage:
    """Wait until a message has been delivered or refused."""
    for _ in patiently():
        with transaction() as session:
            sent = select(OutboxMessage).where(OutboxMessage.update_id == update_id, OutboxMessage.sent_at.is_not(None))
            message = session.scalar(sent)
        if message is not None:
            return message
        await asyncio.sleep(0.02)
    raise NotHeard(f"The message {update_id} was not delivered within {PATIENCE_SECONDS:.0f} seconds.")


async def open_tasks_are(of: ColumnElement[bool], *kinds: str) -> None:
    """Wait until exactly these tasks are open of whatever `of` says."""
    found: list[str] = []
    for _ in patiently():
        with transaction() as session:
            found = sorted(session.scalars(select(Task.kind).where(of, unfinished())))
        if found == sorted(kinds):
            return
        await asyncio.sleep(0.05)
    raise NotHeard(f"These tasks are open: {', '.join(found)}.")


def patiently() -> Iterable[None]:
    """Turns until patience runs out."""
    until = clock.now() + dt.timedelta(seconds=PATIENCE_SECONDS)
    while clock.now() < until:
        yield None


def number_apart() -> None:
    """Give this database's applications numbers of their own, because their server outlives the database."""
    with transaction() as session:
        session.execute(text("select setval('application_id_seq', :first)"), {"first": random.randrange(10**6, 10**9)})


@asynccontextmanager
async def at_work() -> AsyncIterator[Client]:
    """A worker that runs in this process, as `hearth worker` runs it; gives a client beside it."""
    stopping = asyncio.Event()
    working = asyncio.create_task(worker.run(stopping))
    try:
        yield await connect()
    finally:
        stopping.set()
        await working
