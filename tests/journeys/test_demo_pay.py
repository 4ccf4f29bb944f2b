"""The demo's payroll is told to the real process: a run paid out of which one payment came back, and told once."""

import asyncio
import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

from cli.office.temporal import DevServer
from cli.seed.office import open_office
from cli.seed.pay.setup import set_up
from cli.seed.pay.telling import tell_paid, tell_waiting
from cli.seed.statewide import Scale, write_state
from cli.seed.timesheets.pairs import pairs
from records.pay_run import PayRun
from records.pay_setup import DirectDeposit
from records.payment import Payment
from records.payment_file import PaymentAnswer
from records.task import Task, unfinished
from tests.journeys.at_work import patiently
from tests.journeys.filed import count
from tests.journeys.killing import Program

MARCH = dt.date(2026, 3, 1)


async def test_a_run_is_paid_out_and_one_payment_comes_back_however_often_it_is_told(
    records: str, own_server: DevServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HEARTH_PAYMENTS", str(tmp_path / "payments"))
    engine = create_engine(records)
    write_state(engine, Scale(0.0005))
    with Session(engine) as session, session.begin():
        staff = open_office(session)
        accounts = session.scalar(select(func.count()).select_from(DirectDeposit))
        set_up(session, staff, pairs(session)[:60])
        assert (session.scalar(select(func.count()).select_from(DirectDeposit)) or 0) >= (accounts or 0)
    with Program("activities.worker"):
        for _ in range(2):
            await tell_paid(engine, staff, MARCH)
    with Session(engine) as session:
        run = session.scalars(select(PayRun)).one()
        assert run.status == "issued"
        assert run.payments > 380
        counted = Counter(session.scalars(select(Payment.status)))
        assert counted["returned"] == 1
        assert counted["paid"] > 300
        assert session.scalars(select(PaymentAnswer.code).where(PaymentAnswer.answer == "returned")).all() == ["R03"]
    engine.dispose()


async def test_a_run_that_nobody_released_waits_for_the_officer(
    records: str, own_server: DevServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HEARTH_PAYMENTS", str(tmp_path / "payments"))
    engine = create_engine(records)
    write_state(engine, Scale(0.0005))
    with Session(engine) as session, session.begin():
        staff = open_office(session)
    with Program("activities.worker"):
        await tell_waiting(engine, staff, MARCH)
        for _ in patiently():
            if count("select count(*) from task where pay_run_id is not null"):
                break
            await asyncio.sleep(0.05)
    with Session(engine) as session:
        assert session.scalars(select(PayRun.status)).one() == "awaiting_officer"
        assert session.scalars(select(Task.kind).where(unfinished())).one() == "approve_pay_run"
    engine.dispose()
