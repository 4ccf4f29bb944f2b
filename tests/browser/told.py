"""What lies before a journey: applications brought to where it begins, through the office's own worker."""

import asyncio
import itertools
from collections.abc import Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from temporalio.service import RPCError

from activities.temporal import connect
from records import clock
from tests.activities.office import Intake
from tests.browser.county import County
from tests.journeys.at_work import Journey
from tests.workflows.journey_histories import check_histories
from workflows.messages import intake_id

Answer = TypeVar("Answer")
_numbers = itertools.count(1)


class Told(Journey):
    """An application registered by telephone a moment ago, under an invented name, without any number."""

    def __init__(self, county: County, last_name: str, **more: Any) -> None:
        told = {"first_name": "Orla", "last_name": last_name, "phone": f"916555{next(_numbers):04d}", **more}
        Intake.__init__(self, county.people, clock.now(), **told)

    async def identified(self) -> None:
        """Nobody we knew."""
        assert await self.told("clear_person", self.office.ines, outcome="new_person") == "cleared"

    async def known(self) -> None:
        """Identified, granted Medi-Cal, certified and visited."""
        await self.identified()
        form = {"received_on": self.today, "form": "soc_873", "signer": "Dr. Ngata", "signer_profession": "physician"}
        granted = {"answer": "granted", "federally_funded": True, "effective_on": self.today, "proof": "MEDS"}
        carla = self.office.carla
        await self.told("answer_medi_cal", carla, **granted)
        await self.told("issue_certification", carla, issued_on=self.today, issued_how="mail")
        await self.told("receive_certification", carla, **form, unable_alone=True, at_risk=True)
        await self.told("schedule_visit", carla, starts_at=self.at.isoformat(), place="home")
        await self.told("complete_visit", carla)


def run(errand: Coroutine[Any, Any, Answer]) -> Answer:
    """Run what is asynchronous beside Playwright, which keeps a loop of its own in this thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, errand).result()


def all_of(*errands: Coroutine[Any, Any, Answer]) -> list[Answer]:
    """Run several side by side."""

    async def together() -> list[Answer]:
        return list(await asyncio.gather(*errands))

    return run(together())


def check_their_histories(application_ids: Iterable[int], secrets: Iterable[str]) -> None:
    """The histories of these applications hold nobody's data, and replay against the code as it is."""
    check_histories_of([intake_id(each) for each in application_ids], secrets)


def check_histories_of(workflow_ids: list[str], secrets: Iterable[str]) -> None:
    """The histories of these processes hold nobody's data, and replay against the code as it is."""

    async def check() -> None:
        await check_histories(await connect(), workflow_ids, secrets)

    run(check())


async def temporal_takes_work() -> None:
    """Wait until the server starts workflows again, which is later than its port opening."""
    async with asyncio.timeout(60):
        client = await connect()
        while True:
            try:
                await client.start_workflow("Nobody", id=f"probe-{clock.now():%s%f}", task_queue="nobody")
                return
            except RPCError:
                await asyncio.sleep(0.02)
