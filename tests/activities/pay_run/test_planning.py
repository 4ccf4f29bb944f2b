"""Planning a run: the database knows its tables before it is asked which timesheets are owed."""

from sqlalchemy import text

from activities.database import transaction
from activities.pay_run import statistics
from tests.activities.pay_run.pay_office import PayOffice, Run

HOURS = {2: 240}


def known_rows(table: str) -> int:
    """How many rows the database believes a table to have; -1 if it never looked."""
    with transaction() as session:
        return int(
            session.execute(text(f"select reltuples from pg_class where oid = '{table}'::regclass")).scalar_one()
        )


def test_a_table_that_was_never_looked_at_is_looked_at_when_a_run_is_planned(pay: PayOffice) -> None:
    pay.change("truncate sick_leave_claim")  # the database forgets what it knew
    work, provider, _ = pay.pair()
    pay.change(
        "insert into sick_leave_claim (assignment_id, enrollment_id, day, minutes, planned, claimed_at, outcome, "
        f"payable_minutes) values ({work}, {provider}, '2026-03-09', 480, false, '2026-03-10', 'pay', 480)"
    )
    assert known_rows("sick_leave_claim") == -1
    assert len(Run().payments()) == 1
    assert known_rows("sick_leave_claim") == 1


def test_tables_that_did_not_change_are_left_alone(pay: PayOffice) -> None:
    pay.sheet(pay.pair()[0], HOURS)
    with transaction() as session:
        statistics.refresh(session)
    with transaction() as session:
        assert statistics.refresh(session) == []


def test_every_table_that_is_looked_at_is_there(pay: PayOffice) -> None:
    with transaction() as session:
        for name in statistics.TABLES:
            assert session.execute(text("select to_regclass(quote_ident(:name))"), {"name": name}).scalar_one(), name
