"""A run with its real worker: stopped in its midst, resumed, discarded and cleared away; the next pays everything."""

import asyncio
from pathlib import Path

import pytest

from cli.office.temporal import DevServer
from tests.journeys import paid
from tests.journeys.at_work import at_work
from tests.journeys.filed import count
from tests.workflows.journey_histories import check_histories
from workflows.messages import process_id

SIZE = 0.002
"""Of a state: 1,650 timesheets."""

REASON = {"reason": "The wage of a county was wrong."}


async def gone(run_id: int) -> None:
    """Wait until nothing of a discarded run is left."""
    for _ in range(600):
        if not await asyncio.to_thread(paid.parts_of, run_id):
            return
        await asyncio.sleep(0.05)
    raise TimeoutError(f"Run {run_id} is not cleared away.")


async def test_a_run_is_stopped_resumed_and_discarded_and_the_next_one_pays_everything(
    database_url: str, own_server: DevServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HEARTH_PARTNERS", str(tmp_path / "partners"))
    monkeypatch.setenv("HEARTH_PAYMENTS", str(tmp_path / "payments"))
    monkeypatch.setenv("HEARTH_PAY_PART_TIMESHEETS", "100")
    timesheets = paid.write_people(database_url, SIZE)
    first = paid.run_made()
    async with at_work() as client:
        while (await asyncio.to_thread(paid.progress, first, "awaiting_officer")).done < 2:
            await asyncio.sleep(0.02)
        assert await paid.told(first, "stop_pay_run", paid.OFFICER, **REASON) == "stopped"
        await asyncio.sleep(2.0)
        stopped = paid.progress(first, "awaiting_officer")
        assert 2 <= stopped.done < stopped.parts
        await asyncio.sleep(1.0)
        assert paid.progress(first, "awaiting_officer") == stopped
        assert await paid.told(first, "resume_pay_run", paid.OFFICER) == "resumed"
        await paid.comes_to(first, "awaiting_officer")
        before = paid.seen(first)
        assert await paid.told(first, "discard_pay_run", paid.OFFICER, **REASON) == "discarded"
        await gone(first)
        for table in (*paid.WRITTEN, "pay_hold"):
            assert count(f"select count(*) from {table}") == 0, table
        second = paid.run_made()
        await paid.comes_to(second, "awaiting_officer")
        run = paid.status_of(second)
        assert (run.number, paid.seen(second)) == ("2026-03-A.2", before)
        assert run.payments + run.held == timesheets
        assert await paid.told(second, "approve_totals", paid.OFFICER, **before) == "approved"
        assert await paid.told(second, "release_pay_run", paid.SUPERVISOR, **before) == "released"
        await paid.comes_to(second, "issued")
        names = {path.name for path in (tmp_path / "payments" / "2026-03-A.2").glob("*.*")}
        assert names == {"2026-03-A.2.ach", "2026-03-A.2.warrants"}
        assert count("select sum(cents) from ledger_line") == 0
        await check_histories(client, [process_id("pay_run", each) for each in (first, second)], ())
