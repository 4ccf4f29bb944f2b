"""Works off the outbox: every message reaches its workflow, begun before told, in order, whatever is killed meanwhile.

Delivering twice is harmless, because the ids of workflows and updates are functions of ours; so a message is leased,
sent, and marked as sent, and a dispatcher that dies in between leaves it to the next one. Any number may run.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.orm import Session
from temporalio.client import Client

from activities import waiting_messages
from activities.database import transaction
from records import clock
from records.outbox import OutboxMessage
from workflows import delivery
from workflows.converter import as_json

IN_FLIGHT = 20
"""Messages under way at once. More make the server's answers slower, not more (measured)."""

SHORTEST_IDLE, LONGEST_IDLE = 0.02, 0.15
"""Seconds between looks into the outbox: after a message, and when nothing has come for a while."""

DEADLINE_SECONDS = 4.0
"""For one delivery: shorter than the lease, so that nobody else has taken the message meanwhile."""

log = logging.getLogger("hearth.dispatcher")
Found = TypeVar("Found")


class Dispatcher:
    """One loop that keeps up to `IN_FLIGHT` messages under way, and only one while Temporal does not answer."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._under_way: set[asyncio.Task[None]] = set()
        self._reachable = True

    async def run(self, stopping: asyncio.Event) -> None:
        """Deliver until told to stop; then wait for what is under way."""
        idle = SHORTEST_IDLE
        while not stopping.is_set():
            started = await self._start_some()
            idle = SHORTEST_IDLE if started else min(idle * 2, LONGEST_IDLE)
            await self._rest(stopping, idle)
        await asyncio.gather(*self._under_way)

    async def _start_some(self) -> int:
        room = (IN_FLIGHT if self._reachable else 1) - len(self._under_way)
        if room <= 0:
            return 0
        try:
            taken = await _in_a_thread(lambda session: waiting_messages.take(session, room, clock.now()))
        except Exception as error:
            log.warning("The outbox could not be read (%s); looking again in a moment.", type(error).__name__)
            await asyncio.sleep(LONGEST_IDLE)
            return 0
        for message in taken:
            task = asyncio.create_task(self._deliver_and_note(message))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
        return len(taken)

    async def _rest(self, stopping: asyncio.Event, seconds: float) -> None:
        """Wait for a delivery to end if none can be added, else for `seconds`."""
        full = len(self._under_way) >= (IN_FLIGHT if self._reachable else 1)
        if full:
            await asyncio.wait(self._under_way, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            return
        try:
            await asyncio.wait_for(stopping.wait(), seconds)
        except TimeoutError:
            return

    async def _deliver_and_note(self, message: OutboxMessage) -> None:
        try:
            outcome = await self._deliver(message)
            self._reachable = not isinstance(outcome, delivery.Unreachable) or outcome.slow
            await _in_a_thread(lambda session: _note(session, message, outcome))
        except Exception as error:  # the lease runs out, and the message is taken again
            log.warning("Message %s could not be delivered or noted: %s.", message.id, type(error).__name__)

    async def _deliver(self, message: OutboxMessage) -> delivery.Outcome:
        try:
            async with asyncio.timeout(DEADLINE_SECONDS):
                if message.kind == "begin":
                    return await delivery.begin(self._client, message.workflow, message.workflow_id, message.payload)
                update_id = message.update_id or f"outbox-{message.id}"
                return await delivery.tell(
                    self._client, message.workflow_id, message.workflow, update_id, message.payload
                )
        except TimeoutError:
            return delivery.Unreachable("There was no answer in time.", slow=True)


def _note(session: Session, message: OutboxMessage, outcome: delivery.Outcome) -> None:
    now = clock.now()
    if isinstance(outcome, delivery.Delivered):
        waiting_messages.arrived(session, message.id, as_json(outcome.result), now)
    elif isinstance(outcome, delivery.Refused):
        waiting_messages.refused(session, message, outcome.sentence, now)
    else:
        waiting_messages.put_off(session, message, outcome, now)


async def _in_a_thread(work: Callable[[Session], Found]) -> Found:
    """Do something in one transaction without holding up the loop."""

    def do() -> Found:
        with transaction() as session:
            return work(session)

    return await asyncio.to_thread(do)
