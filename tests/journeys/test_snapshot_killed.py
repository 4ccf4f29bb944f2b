"""Readers see the whole of one day or the whole of the next, though builders and the database are killed meanwhile.

HEARTH_SNAPSHOT_KILLS names another number of kills than the few of a usual test run.
"""

import asyncio
import datetime as dt
import os
import random
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from activities.database import open_engine
from activities.snapshot.building import build
from activities.temporal import connect
from cli.office.ports import free_port
from cli.office.postgres import EmbeddedPostgres
from cli.office.temporal import DevServer
from records import clock, snapshots
from records.migrating import migrate
from tests.fixtures.places import fresh_folder
from tests.journeys.filed import count
from tests.journeys.killing import Program, kill_and_restart, limit_for
from tests.journeys.snapshot_days import DaysTold, Reader
from workflows.messages import TASK_QUEUE
from workflows.snapshot.build import SnapshotBuild

USUAL = 4
KILLS = int(os.environ.get("HEARTH_SNAPSHOT_KILLS") or USUAL)
"""Of the builder and of the database in turn; half of them by hand on each of two days, and half in a night."""

EARLY = 0.4
"""A kill comes within so much of the time that a build takes on this machine."""

BUILDING = "select count(*) from snapshot where status = 'building'"
TABLES = """
select count(distinct substring(relname from '[0-9]+$')) from pg_class
where relkind = 'r' and relname ~ '^snapshot_.*_[0-9]+$'
"""


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[EmbeddedPostgres, DaysTold, float]]:
    """A database that waits for the disk, and what CCS told on the days until yesterday; the first day is shown.

    And how many seconds it took to build that day.
    """
    home = fresh_folder("killed")
    server = EmbeddedPostgres(home, free_port())
    server.start()
    monkeypatch.setenv("DATABASE_URL", server.url)
    engine = create_engine(server.url)
    migrate(engine)
    engine.dispose()
    yesterday = snapshots.due_on(clock.county_today())
    told = DaysTold(yesterday - 3 * snapshots.DAY, 4)
    told.tell(server.url)
    began = time.monotonic()
    build(told.first, clock.now())
    yield server, told, time.monotonic() - began
    open_engine(server.url).dispose()
    server.stop()
    shutil.rmtree(home, ignore_errors=True)


@pytest.mark.timeout(limit_for(KILLS, USUAL))
async def test_no_page_mixes_two_days_whoever_is_killed(
    days: tuple[EmbeddedPostgres, DaysTold, float], own_server: DevServer
) -> None:
    server, told, takes = days
    killing = Killing(server, random.Random(3), EARLY * takes)
    with Reader(server.url, told) as reader:
        for place in (1, 2):
            await killing.while_built_by_hand(told.first + place * snapshots.DAY)
        made = await killing.while_built_by_night()
        before = reader.pages
        while reader.pages < before + 2 and not reader.faults:
            await asyncio.sleep(0.05)
    print(f"{reader.pages} pages of {len(reader.seen)} days; killed amidst: {killing.amidst} of {killing.all}.")
    assert reader.faults == []
    assert killing.amidst >= killing.all // 3
    assert {told.first, told.first + 3 * snapshots.DAY} <= reader.seen
    assert count("select max(id) from snapshot where status = 'current'") == made
    assert count(TABLES) == 2, "only the current snapshot and the one before keep their tables"


class Killing:
    """Kills builders and the database in turn, at random moments of a build; `amidst`: those that broke one off."""

    def __init__(self, server: EmbeddedPostgres, draw: random.Random, within: float) -> None:
        self.server, self.draw, self.within = server, draw, within
        self.all = self.amidst = 0

    async def while_built_by_hand(self, day: dt.date) -> None:
        """The snapshot of a day is built at last."""
        for _ in range(KILLS // 2):
            with Program("cli", "snapshot", "build", "--as-of", day.isoformat()) as builder:
                await self._kill(builder)
        await asyncio.to_thread(build, day, clock.now())

    async def while_built_by_night(self) -> int | None:
        """The night's snapshot is built at last by a worker; its id."""
        with Program("activities.worker") as worker:
            client = await connect()
            night = await client.start_workflow(SnapshotBuild.run, id="nightly-snapshot", task_queue=TASK_QUEUE)
            for _ in range(KILLS // 2):
                if await self._kill(worker):
                    worker.kill()
                    worker.start()
            return await asyncio.wait_for(night.result(), 120)

    async def _kill(self, builder: Program) -> bool:
        """Whether it was the builder that was killed."""
        await under_way(30)
        await asyncio.sleep(self.draw.uniform(0, self.within))
        by_builder = self.all % 2 == 0
        if by_builder:
            builder.kill()
        else:
            await asyncio.to_thread(kill_and_restart, self.server.child)
        self.all += 1
        self.amidst += await under_way(0)
        return by_builder


async def under_way(seconds: float) -> bool:
    """Whether a build is under way, waiting so long for one to begin; one that was broken off is still written so."""
    until = time.monotonic() + seconds
    while True:
        with suppress(DBAPIError):
            if await asyncio.to_thread(count, BUILDING):
                return True
        if time.monotonic() >= until:
            return False
        await asyncio.sleep(0.01)
