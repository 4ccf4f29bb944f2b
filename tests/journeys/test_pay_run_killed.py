"""A run pays each timesheet once, to the cent and the byte, though worker, Temporal and database are killed meanwhile.

HEARTH_PAY_KILLS names another number of kills than the few of a usual test run.
"""

import asyncio
import datetime as dt
import os
import random
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from activities.database import open_engine
from cli.office.ports import free_port
from cli.office.postgres import OWNER, EmbeddedPostgres
from cli.office.temporal import DevServer
from records.clock import now
from records.migrating import migrate
from records.pay_running import preview
from tests.fixtures.places import fresh_folder
from tests.journeys import paid
from tests.journeys.filed import count, database
from tests.journeys.killing import InTurn, Program, limit_for

SIZE = 0.004
"""Of a state: 3,300 timesheets."""

PART = 100
USUAL = 4
KILLS = int(os.environ.get("HEARTH_PAY_KILLS") or USUAL)


@pytest.fixture
def payroll(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[EmbeddedPostgres]:
    """A database that waits for the disk, with a small state in it; and `quiet`, the same, where nothing is killed."""
    home = fresh_folder("killed")
    server = EmbeddedPostgres(home, free_port())
    server.start()
    monkeypatch.setenv("DATABASE_URL", server.url)
    monkeypatch.setenv("HEARTH_PARTNERS", str(tmp_path / "partners"))
    monkeypatch.setenv("HEARTH_PAY_PART_TIMESHEETS", str(PART))
    engine = create_engine(server.url)
    migrate(engine)
    engine.dispose()
    paid.write_people(server.url, SIZE)
    with server.admin() as admin:
        admin.execute(f"create database quiet owner {OWNER} template {OWNER}")
    yield server
    for name in (OWNER, "quiet"):
        open_engine(server.url_of(name)).dispose()
    server.stop()
    shutil.rmtree(home, ignore_errors=True)


@pytest.mark.timeout(limit_for(KILLS, USUAL))
async def test_each_timesheet_is_paid_once_and_the_files_are_the_same_though_everything_is_killed(
    payroll: EmbeddedPostgres, own_server: DevServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HEARTH_PAYMENTS", str(tmp_path / "quiet"))
    with database(payroll.url_of("quiet")):
        run_id = paid.run_made()
        paid.by_hand(run_id)
        expected = paid.outcomes(run_id, tmp_path / "quiet")
    monkeypatch.setenv("HEARTH_PAYMENTS", str(tmp_path / "killed"))
    draw = random.Random(11)
    with Program("activities.worker") as worker:
        killing = InTurn(draw, worker, {"temporal": own_server.child, "postgres": payroll.child})
        assert paid.run_made() == run_id
        await killing.go_on(-(-KILLS // 2), partial(paid.progress, run_id, "awaiting_officer"))
        await paid.comes_to(run_id, "awaiting_officer")
        assert await paid.told(run_id, "approve_totals", paid.OFFICER, **paid.seen(run_id)) == "approved"
        assert await paid.told(run_id, "release_pay_run", paid.SUPERVISOR, **paid.seen(run_id)) == "released"
        await killing.go_on(KILLS // 2, partial(paid.progress, run_id, "issued"))
        await paid.comes_to(run_id, "issued")
        print(f"Killed: {', '.join(killing.done)}.")
        assert len(killing.amidst) >= KILLS // 2, killing.done
        assert paid.outcomes(run_id, tmp_path / "killed") == expected
        check_the_money(run_id)
        await check_that_a_second_run_writes_nothing(run_id, tmp_path / "killed", expected)


def check_the_money(run_id: int) -> None:
    """Each timesheet is paid once or held, and every cent of the ledger has its other side."""
    run = paid.status_of(run_id)
    assert run.payments == count("select count(distinct timesheet_id) from payment") > 3_000
    assert count("select count(*) from payment") == run.payments
    assert run.held == count("select count(*) from pay_hold") > 0
    assert run.payments + run.held == count("select count(*) from timesheet")
    assert count("select sum(cents) from ledger_line") == 0
    uneven = "select payment_id from ledger_line group by payment_id having sum(cents) <> 0"
    assert count(f"select count(*) from ({uneven}) as uneven") == 0
    assert count("select sum(net_cents) from payment") == run.net_cents
    assert count("select sum(cents) from payment_file") == run.net_cents - count(
        "select coalesce(sum(net_cents), 0) from payment where method = 'advance'"
    )


async def check_that_a_second_run_writes_nothing(run_id: int, folder: Path, expected: paid.Outcomes) -> None:
    """What is held is looked at again and held again; no payment, line or file is added, and none is changed."""
    paid.again(run_id, paid.parts_of(run_id))
    assert paid.outcomes(run_id, folder) == expected
    second = paid.run_made(at=paid.MADE + dt.timedelta(days=1))
    await paid.comes_to(second, "discarded")
    assert paid.status_of(second).number == "2026-03-A.2"
    for _ in range(200):
        if not paid.parts_of(second):
            break
        await asyncio.sleep(0.05)
    assert paid.outcomes(run_id, folder) == expected
    with paid.transaction() as session:
        due = preview(session, "half_month", paid.status_of(run_id).period_ends, now())
    assert due.timesheets == paid.status_of(run_id).held
