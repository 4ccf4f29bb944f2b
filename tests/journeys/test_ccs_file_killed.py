"""A daily file leaves the same versions behind though worker, Temporal and database are killed meanwhile."""

import datetime as dt
import random

import pytest

from cli.office.postgres import EmbeddedPostgres
from cli.office.temporal import DevServer
from cli.seed.ccs.file_example import day_told
from records import clock
from tests.journeys import ccs_filed, filed
from tests.journeys.ccs_filed import DAY, file_of
from tests.journeys.killing import InTurn, Program, Progress

CLIENTS = 300
KILLS = 6
NEXT = DAY + dt.timedelta(days=1)
LATER = clock.county_instant(NEXT, dt.time(18))


async def test_every_record_is_told_once_though_everything_is_killed(
    own_postgres: EmbeddedPostgres, own_server: DevServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTH_CCS_PART_RECORDS", "20")
    first, second = file_of(day_told(CLIENTS, DAY)), file_of(day_told(CLIENTS, NEXT), "jsonl", NEXT)
    with filed.database(own_postgres.url_of("quiet")):
        ccs_filed.county()
        quiet = [ccs_filed.by_hand(first), ccs_filed.by_hand(second, LATER)]
        expected = ccs_filed.told()
    ccs_filed.county()
    ids = [ccs_filed.sent(first), ccs_filed.sent(second, LATER)]

    def progress() -> Progress:
        return Progress(sum(ccs_filed.status_of(each).parts_done for each in ids), sum(file.parts for file in quiet))

    with Program("activities.worker") as worker:
        killing = InTurn(random.Random(11), worker, {"postgres": own_postgres.child, "temporal": own_server.child})
        await killing.go_on(KILLS, progress)
        for file_id in ids:
            await ccs_filed.done(file_id, patience=4)
    print(f"Killed: {', '.join(killing.done)}.")
    assert len(killing.amidst) >= KILLS // 2, killing.done
    assert ccs_filed.told() == expected
    for file_id, file in zip(ids, quiet, strict=True):
        stands = ccs_filed.status_of(file_id)
        assert (stands.taken, stands.unchanged, stands.rejected) == (file.taken, file.unchanged, file.rejected)
    assert quiet[0].unchanged == 0 < quiet[1].unchanged
    assert quiet[1].taken > 0
