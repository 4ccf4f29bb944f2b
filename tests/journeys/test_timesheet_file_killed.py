"""A file of timesheets comes to the same, to the minute, though worker, Temporal and database are killed meanwhile."""

import asyncio
import random

import pytest

from cli.office.postgres import EmbeddedPostgres
from cli.office.temporal import DevServer
from records import clock
from tests.activities.office import Office
from tests.journeys import filed
from tests.journeys.at_work import number_apart
from tests.journeys.killing import Program, kill_and_restart

PAIRS = 3_000
KILLS = 6


async def test_every_line_has_one_outcome_and_totals_agree_though_everything_is_killed(
    own_postgres: EmbeddedPostgres, own_server: DevServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTH_TIMESHEET_PART_LINES", "400")
    at, draw = clock.now(), random.Random(7)
    with filed.database(own_postgres.url_of("quiet")):
        Office()
        content = filed.file_for(filed.pairs_of(PAIRS), 0.05)
        expected = filed.lines_of(filed.by_hand(content, at))
    Office()
    filed.pairs_of(PAIRS)
    number_apart()
    file_id = filed.sent(content, at=at)
    with Program("activities.worker") as worker:
        for number in range(KILLS):
            await asyncio.sleep(draw.uniform(0.5, 2.5))
            victim = ("worker", "temporal", "postgres")[number % 3]
            if victim == "worker":
                worker.kill()
                worker.start()
            else:
                child = own_server.child if victim == "temporal" else own_postgres.child
                await asyncio.to_thread(kill_and_restart, child)
        await filed.done(file_id, patience=4)
    assert filed.lines_of(file_id) == expected
    assert {outcome for _, outcome, *_ in expected} == {"accepted", "held", "returned", "awaiting"}
    taken = [line for line in expected if line[1] != "rejected"]
    assert filed.count("select count(*) from timesheet") == len(taken)
    assert filed.count("select count(*) from timesheet_version") == len(taken)
    assert filed.count("select count(*) from timesheet_entry") == 10 * len(taken)
    assert filed.count("select sum(payable_minutes) from timesheet") == sum(line[4] for line in expected)
    accepted = "from timesheet_entry e join timesheet t on t.id = e.timesheet_id where t.status = 'accepted'"
    assert filed.count(f"select sum(e.payable_minutes) {accepted}") == sum(line[4] for line in expected)
    begun = "select count(*) from outbox where workflow = 'TimesheetApproval'"
    assert filed.count(begun) == sum(line[1] not in ("accepted", "rejected") for line in expected)
