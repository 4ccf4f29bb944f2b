"""A payment comes back from the bank and goes out by warrant: a special run through the real worker, with two words."""

import asyncio
import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from activities.database import open_engine, transaction
from activities.partners.bank import bank
from activities.partners.files import put_whole
from cli.office.ports import free_port
from cli.office.postgres import EmbeddedPostgres
from cli.office.temporal import DevServer
from records import payment_repairs
from records.migrating import migrate
from records.payment import Payment
from tests.activities.payment_files import payees
from tests.activities.payment_files.bank_says import back, bank_file
from tests.fixtures.places import fresh_folder
from tests.journeys import paid
from tests.journeys.at_work import NotHeard, patiently
from tests.journeys.killing import Program
from tests.records.staffed import hire

WANDA = "wanda@hearth.example"
SIZE = 0.0005
"""Of a state: some 400 timesheets."""


@pytest.fixture
def paid_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[int]:
    """A small state whose half-month has been paid out; the run."""
    home = fresh_folder("came-back")
    server = EmbeddedPostgres(home, free_port(), durable=False)
    server.start()
    monkeypatch.setenv("DATABASE_URL", server.url)
    monkeypatch.setenv("HEARTH_PARTNERS", str(tmp_path / "partners"))
    monkeypatch.setenv("HEARTH_PAYMENTS", str(tmp_path / "payments"))
    engine = create_engine(server.url)
    migrate(engine)
    engine.dispose()
    paid.write_people(server.url, SIZE)
    run_id = paid.run_made()
    paid.by_hand(run_id)
    yield run_id
    open_engine(server.url).dispose()
    server.stop()
    shutil.rmtree(home, ignore_errors=True)


async def test_a_returned_payment_is_issued_anew_once_two_others_than_who_asked_release_it(
    paid_out: int, own_server: DevServer, tmp_path: Path
) -> None:
    sent = next(row for row in payees.payments(paid_out) if row.method == "direct_deposit")
    before = payees.ledger()
    with Program("activities.worker"):
        put_whole(bank().answers / "monday.ach", bank_file(back(sent, "R02")).decode())
        await status_is(sent.id, "returned")
        run_id = asked_anew(sent.id)
        await paid.comes_to(run_id, "awaiting_officer")
        seen = paid.seen(run_id)
        assert seen == {"payments": 1, "net_cents": sent.net_cents}
        assert await paid.told(run_id, "approve_totals", WANDA, **seen) == "refused"
        assert await paid.told(run_id, "approve_totals", paid.OFFICER, **seen) == "approved"
        await paid.comes_to(run_id, "awaiting_supervisor")
        assert await paid.told(run_id, "release_pay_run", paid.SUPERVISOR, **seen) == "released"
        await paid.comes_to(run_id, "issued")
    (new,) = payees.payments(run_id)
    assert (new.status, new.method, new.replaces_id) == ("issued", "warrant", sent.id)
    assert payees.payment(sent.id).status == "replaced"
    books = payees.ledger()
    assert books["RETURNED"] == books["uneven"] == 0
    assert books["DIRECT_DEPOSIT"] + books["WARRANT"] == before["DIRECT_DEPOSIT"] + before["WARRANT"]
    assert (tmp_path / "partners/outbox/controller" / payees.file_of(run_id, "warrants").name).exists()


def asked_anew(number: int) -> int:
    """Wanda, another payroll officer, asks for it; the special run."""
    with transaction() as session:
        wanda = hire(session, "wanda", "payroll_officer", county="34")
        asked_at, pay_date = (day + dt.timedelta(14) for day in (paid.MADE, paid.PAY_DATE))
        told = ("warrant", wanda.id, "anew", asked_at, "account closed", pay_date)
        return payment_repairs.issue_anew(session, [session.get_one(Payment, number)], *told).id


async def status_is(number: int, status: str) -> None:
    """Wait until a payment stands so."""
    for _ in patiently():
        if (await asyncio.to_thread(payees.payment, number)).status == status:
            return
        await asyncio.sleep(0.05)
    raise NotHeard(f"Payment {number} is {payees.payment(number).status}.")
