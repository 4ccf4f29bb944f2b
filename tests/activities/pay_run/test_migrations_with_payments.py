"""A release is taken back and put in again while payments are on record: where each stands is what it was."""

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from activities.database import engine, transaction
from activities.payment_files.answers import take_from_bank, take_from_controller, take_settlement
from activities.payment_files.matching import trace_of
from records.migrating import FOLDER
from records.pay_run import PayRun
from records.payment import Payment
from records.payment_file import PaymentFile
from tests.activities.pay_run.ahead import issued, paid, run_of_march
from tests.activities.pay_run.pay_office import PayOffice, Run
from tests.activities.pay_run.test_advance_runs import mended
from tests.activities.payment_files import payees

BEFORE = "0031"
STANDS = "select id, status, status_on from payment order by id"
SUMS = "select count(*), sum(net_cents), count(assignment_id) from payment"


def migrated(to: str) -> None:
    """The tables as a revision has them."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    with engine().begin() as connection:
        config.attributes["connection"] = connection
        (command.upgrade if to == "head" else command.downgrade)(config, to)


def rows(query: str) -> list[tuple[object, ...]]:
    with transaction() as session:
        return [tuple(row) for row in session.execute(text(query))]


def answered(payment: Payment, answer: str) -> None:
    with transaction() as session:
        line = {"warrant": str(payment.id), "answer": answer, "answered_on": "2026-03-20", "told": ""}
        assert take_from_controller(session, line | {"cents": str(payment.net_cents)}) == "taken"


def stands() -> list[tuple[object, ...]]:
    with transaction() as session:
        return [(row.id, row.status, row.status_on) for row in session.query(Payment).order_by(Payment.id)]


def test_payments_stand_where_they_stood_when_a_release_is_taken_back_and_put_in_again(
    pay: PayOffice,
    case: tuple[int, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    month = run_of_march()
    issued(month)
    (ahead,) = paid(month)
    answered(ahead, "stale")
    mended(ahead.id, "issue_anew")
    other, _, _ = pay.pair()
    for work in (other, case[0]):
        pay.sheet(work, {2: 600})
    run = Run()
    issued(run.id)
    cashed = next(each for each in run.payments() if each.method == "warrant")
    answered(cashed, "paid")
    waiting, _, _ = pay.pair()
    pay.sheet(waiting, {3: 300})
    Run()
    before, sums = stands(), rows(SUMS)[0][:2]
    assert {each[1] for each in before} == {"replaced", "issued", "paid", "reckoned"}
    migrated(BEFORE)
    assert rows(STANDS) == before
    assert rows(SUMS) == [(*sums, len(before))]
    assert rows("select count(*) from pay_run where kind = 'advance'") == [(0,)]
    migrated("head")
    assert stands() == before


def returned(payment: Payment, on: str) -> None:
    with transaction() as session:
        line = {"payment": str(payment.id), "trace": trace_of(session.get_one(PayRun, payment.run_id), payment)}
        line |= {"says": "returned", "code": "R17", "on": on, "own_trace": f"{payment.id:015d}"}
        assert take_from_bank(session, line | {"cents": payment.net_cents}) == "taken"


def test_a_file_whose_entries_all_came_back_is_known_to_be_settled(
    pay: PayOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTH_PAYMENTS", str(tmp_path))
    payees.some_payees(pay, 2, 0)
    run = Run()
    assert payees.issue(run.id) is None
    with transaction() as session:
        (file,) = session.query(PaymentFile).all()
        told = {"file": file.name, "entries": str(file.entries), "cents": str(file.cents)}
        assert take_settlement(session, told | {"settled_on": "2026-03-20"}) == "taken"
    for number, each in enumerate(payees.payments(run.id)):
        returned(each, f"2026-03-2{3 + number}")
    before = stands()
    migrated(BEFORE)
    migrated("head")
    assert stands() == before
    assert rows("select settled_on::text from payment_file") == [("2026-03-23",)]
