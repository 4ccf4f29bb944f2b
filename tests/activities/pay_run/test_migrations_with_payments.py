"""A release is taken back and put in again while payments are on record: where each stands is what it was."""

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from activities.database import engine, transaction
from activities.payment_files.answers import take_from_controller
from records.migrating import FOLDER
from records.payment import Payment
from tests.activities.pay_run.pay_office import PayOffice, Run
from tests.activities.pay_run.test_advance_runs import case, issued, mended, paid, run_of_march  # noqa: F401

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
    case: tuple[int, int],  # noqa: F811
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
