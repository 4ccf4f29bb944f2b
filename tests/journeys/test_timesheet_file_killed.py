"""A file of timesheets comes to the same, to the minute, though worker, Temporal and database are killed meanwhile."""

import random
from functools import partial

import pytest

from cli.office.postgres import EmbeddedPostgres
from cli.office.temporal import DevServer
from records import clock
from tests.activities.office import Office
from tests.journeys import filed
from tests.journeys.at_work import number_apart
from tests.journeys.killing import InTurn, Program

PAIRS = 3_000
KILLS, KILLS_AT_WEEKS = 4, 2
"""While lines are decided; and then, while workweeks are looked at."""


async def test_every_line_has_one_outcome_and_totals_agree_though_everything_is_killed(
    own_postgres: EmbeddedPostgres, own_server: DevServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTH_TIMESHEET_PART_LINES", "400")
    at = clock.now()
    with filed.database(own_postgres.url_of("quiet")):
        Office()
        content = filed.file_for(filed.pairs_of(PAIRS), 0.05)
        expected = filed.lines_of(filed.by_hand(content, at))
    Office()
    filed.pairs_of(PAIRS)
    number_apart()
    file_id = filed.sent(content, at=at)
    with Program("activities.worker") as worker:
        killing = InTurn(random.Random(7), worker, {"temporal": own_server.child, "postgres": own_postgres.child})
        progress = partial(filed.progress, file_id)
        await killing.go_on(KILLS, progress)
        await killing.after_the_parts(KILLS_AT_WEEKS, progress)
        await filed.done(file_id, patience=4)
    print(f"Killed: {', '.join(killing.done)}.")
    assert len(killing.amidst) >= KILLS // 2, killing.done
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
