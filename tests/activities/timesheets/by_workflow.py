"""A random timesheet told to its workflow: submitted by the provider, approved by the recipient, with real steps."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import select
from temporalio.client import Client

from activities.database import transaction
from activities.worker import THREADS, worker_for
from records import timesheeting
from records.outbox import OutboxMessage
from records.subject import Subject
from records.submission import say
from records.timesheet import Timesheet
from tests.activities.timesheets.three_ways import Outcome, found
from tests.activities.timesheets.written_world import Target
from tests.fixtures.temporal import Skipping
from workflows.delivery import Delivered, begin, tell


async def told(time_skipping: Skipping, targets: Sequence[Target], timesheet_ids: Sequence[int]) -> list[Outcome]:
    """Submitted by the provider and approved by the recipient, each by its own workflow with its real steps."""
    async with time_skipping() as environment:
        with ThreadPoolExecutor(THREADS) as threads:
            async with worker_for(environment.client, threads):
                pairs = zip(targets, timesheet_ids, strict=True)
                await asyncio.gather(*(_tell(environment.client, *pair) for pair in pairs))
    return await asyncio.to_thread(found, targets)


async def _tell(client: Client, target: Target, timesheet_id: int) -> None:
    message = await asyncio.to_thread(_submit, target, timesheet_id)
    begun = await begin(client, message.workflow, message.workflow_id, message.payload)
    assert isinstance(begun, Delivered), begun
    submission_id = await asyncio.to_thread(_approve, target, timesheet_id)
    payload = {"submission_id": submission_id, "by": None, "at": target.approved_at.isoformat()}
    update_id = f"submission-{submission_id}"
    answer = await tell(client, message.workflow_id, "approve_timesheet", update_id, payload)
    assert isinstance(answer, Delivered), answer
    assert answer.result
    assert answer.result.outcome != "refused"


def _submit(target: Target, timesheet_id: int) -> OutboxMessage:
    with transaction() as session:
        row = session.get_one(Timesheet, timesheet_id)
        timesheeting.submit(session, row, target.provider_account, target.received_at)
        to = f"timesheet-{timesheet_id}"
        return session.scalars(select(OutboxMessage).where(OutboxMessage.workflow_id == to)).one()


def _approve(target: Target, timesheet_id: int) -> int:
    with transaction() as session:
        return say(
            session,
            kind="approve_timesheet",
            form_key=f"approve-{timesheet_id}",
            subject=Subject("timesheet", timesheet_id),
            staff_id=None,
            said_at=target.approved_at,
            payload={"version": 1, "account_id": target.recipient_account},
        ).id
