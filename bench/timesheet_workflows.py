"""Workflows of timesheets that are not plain, against bare ones: how many a second, in turns, each warmed up before."""

import asyncio
import itertools
import os
import time
import uuid
from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import text
from temporalio.client import Client

from activities.database import transaction
from activities.dispatcher import IN_FLIGHT
from bench.bare_workflow import QUEUE, Bare
from bench.timing import said
from records import clock
from tests.journeys import filed
from tests.journeys.killing import Program

BARE = 600
"""Bare workflows that are measured; their number a second does not depend on how many there are."""

TURNS = 3
"""Each kind is measured in so many pieces, so that a slow minute of the machine hits all of them."""

LOOK_SECONDS = 0.2
"""Between two looks at how many have come to rest: each look counts rows, which takes time from what is measured."""

AT_REST = """
select count(*) from timesheet t
where t.status <> 'accepted' and exists (select from event e where e.timesheet_id = t.id)
  and (t.status <> 'held' or exists (select from task k where k.timesheet_id = t.id))
"""
"""Timesheets whose workflow has begun and has written its tasks."""

HOLD_BACK = """
update outbox set next_try_at = :later where workflow = 'TimesheetApproval' and sent_at is null returning id
"""
RELEASE = "update outbox set next_try_at = null where id = any(:ids) returning id"

STEPS = """
select count(l.activity_id) from outbox o left join activity_log l on l.workflow_id = o.workflow_id
where o.id = any(:ids) group by o.id order by o.id
"""
"""How many activities the workflow of each message has run."""

WHAT_EACH_DOES = """
  The rest: each workflow is started from the outbox (its message leased, sent, noted as sent: two transactions),
  begins its timesheet (an event, its clocks) and, where it is held, arranges the task of whoever looks at it: one
  activity or two, each a transaction that is done once, and no Update. From the release of the messages to the last
  event or task written; dispatcher and worker are warm.
  Bare, as the goal names it: started, told one Update that runs two activities that do nothing; no database.
  Bare, of the same shape: started, runs as many activities that do nothing as ours ran, and ends; no Update.
"""


@dataclass
class Pace:
    """How many of something were done in how many seconds."""

    count: int = 0
    seconds: float = 0.0

    async def of(self, count: int, work: Awaitable[None]) -> None:
        """Take the time of so many of them."""
        began = time.perf_counter()
        await work
        self.count, self.seconds = self.count + count, self.seconds + time.perf_counter() - began

    @property
    def a_second(self) -> float:
        """How many a second."""
        return self.count / self.seconds

    def __str__(self) -> str:
        return f"{self.a_second:.1f} a second"


async def measure(client: Client) -> None:
    """Print how many workflows a second there are of each kind, and the ratios."""
    print(WHAT_EACH_DOES, flush=True)
    ours, told, run = Pace(), Pace(), Pace()
    waiting = sorted(await asyncio.to_thread(_written, HOLD_BACK, later=clock.now() + timedelta(days=1)))
    with Program("tests.journeys.dispatching"), Program("bench.bare_workflow", os.environ["TEMPORAL_ADDRESS"]):
        await _released(waiting[:1])
        await asyncio.gather(_told(client), _run(client, 1))
        for turn in range(TURNS):
            mine = waiting[1 + turn :: TURNS]
            await ours.of(len(mine), _released(mine))
            steps = itertools.cycle(await asyncio.to_thread(_written, STEPS, ids=mine))
            counts = list(itertools.islice(steps, BARE // TURNS))
            await told.of(len(counts), _in_flight(_told(client) for _ in counts))
            await run.of(len(counts), _in_flight(_run(client, count) for count in counts))
    each = await asyncio.to_thread(_written, STEPS, ids=waiting)
    said(f"{ours.count:,} of the rest, {sum(each) / len(each):.2f} activities each", str(ours))
    said(f"{told.count:,} bare, one Update of two activities", str(told))
    said(f"{run.count:,} bare, as many activities as ours and no Update", str(run))
    said("bare with an Update : the rest", f"{told.a_second / ours.a_second:.2f}", "goal: at most 2")
    said("bare of the same shape : the rest", f"{run.a_second / ours.a_second:.2f}")


async def _released(ids: Sequence[int]) -> None:
    """Let the dispatcher have these messages, and wait until their workflows have come to rest."""
    wanted = await asyncio.to_thread(filed.count, AT_REST) + len(ids)
    await asyncio.to_thread(_written, RELEASE, ids=ids)
    while await asyncio.to_thread(filed.count, AT_REST) < wanted:
        await asyncio.sleep(LOOK_SECONDS)


def _written(statement: str, **given: Any) -> list[int]:
    """The numbers that a statement answers, once it is committed."""
    with transaction() as session:
        return [int(number) for number in session.scalars(text(statement), given)]


async def _in_flight(works: Iterable[Awaitable[None]]) -> None:
    """Do all of it, as many at once as the dispatcher has under way."""
    room = asyncio.Semaphore(IN_FLIGHT)

    async def in_turn(work: Awaitable[None]) -> None:
        async with room:
            await work

    await asyncio.gather(*(in_turn(work) for work in works))


async def _told(client: Client) -> None:
    handle = await client.start_workflow(Bare.run, 0, id=f"bare-{uuid.uuid4().hex}", task_queue=QUEUE)
    await handle.execute_update(Bare.tell, 2)


async def _run(client: Client, steps: int) -> None:
    handle = await client.start_workflow(Bare.run, steps, id=f"bare-{uuid.uuid4().hex}", task_queue=QUEUE)
    await handle.result()
