"""A recipient who is paid months in advance, and runs that pay them as workflows do."""

import datetime as dt

from sqlalchemy import select, text

from activities.database import transaction
from activities.pay_run import doings, tying
from activities.payment_files import issuing
from records import clock, periods
from records.clock import county_instant
from records.pay_order import AdvanceHold
from records.pay_run import PayRun, PayRunPart
from records.payment import Payment
from tests.activities.pay_run.pay_office import PayOffice
from tests.records.timekeepers import march
from workflows.steps.pay_run import PartOrder, RunOrder

MARCH, PAID_ON = march(1), dt.date(2026, 2, 27)
MADE = county_instant(dt.date(2026, 2, 25))
HOURS, RATE = 60, 1_915  # Sacramento


def run_of_march(month: dt.date = MARCH, pay_date: dt.date = PAID_ON) -> int:
    """A run that pays March in advance, or another month: planned, reckoned, tied. Its id."""
    with transaction() as session:
        made = session.execute(text("select count(*) from pay_run")).scalar_one()
        days = {"period_begins": month, "period_ends": periods.month(month)[1], "pay_date": pay_date}
        run = PayRun(number=f"A{made}", kind="advance", **days)
        run.made_at = run.touched_at = MADE
        session.add(run)
        session.flush()
        number = run.id
    reckoned(number)
    return number


def reckoned(run_id: int) -> None:
    """A run is planned, reckoned and tied."""
    with transaction() as session:
        doings.plan(session, session.get_one(PayRun, run_id), RunOrder(run_id, MADE))
    for part in parts(run_id):
        with transaction() as session:
            run = session.get_one(PayRun, run_id)
            doings.reckon(session, run, session.merge(part), PartOrder(run_id, part.number, MADE))
    with transaction() as session:
        assert tying.tie(session, session.get_one(PayRun, run_id)) is None


def parts(run_id: int) -> list[PayRunPart]:
    with transaction() as session:
        return list(session.scalars(select(PayRunPart).where(PayRunPart.run_id == run_id)))


def issued(run_id: int) -> None:
    """Both words were said."""
    for part in parts(run_id):
        with clock.fixed(MADE), transaction() as session:
            run = session.get_one(PayRun, run_id)
            doings.issue(session, run, session.merge(part), PartOrder(run_id, part.number, MADE))
    with transaction() as session:
        run = session.get_one(PayRun, run_id)
        assert issuing.make_files(session, run, MADE) is None
        run.status, run.issued_at = "issued", MADE


def paid(run_id: int) -> list[Payment]:
    with transaction() as session:
        return list(session.scalars(select(Payment).where(Payment.run_id == run_id).order_by(Payment.id)))


def held(run_id: int) -> list[list[str]]:
    with transaction() as session:
        return list(session.scalars(select(AdvanceHold.reasons).where(AdvanceHold.run_id == run_id)))


def also_in_advance(pay: PayOffice, county: str = "34", since: str = "2026-02-01") -> int:
    """Another such recipient; the case."""
    _, _, number = pay.pair(county)
    pay.change(f"update care_case set advance_pay_since = '{since}', status = 'eligible' where id = {number}")
    pay.change(f'update "authorization" set severely_impaired = true where case_id = {number}')
    return number


def discarded(run: int) -> None:
    """Somebody gave it up, or it could pay nobody."""
    for part in parts(run):
        with transaction() as session:
            doings.clear(session, session.get_one(PayRun, run), session.merge(part), PartOrder(run, part.number, MADE))
    pay_status = "update pay_run set status = 'discarded' where id = :run"
    with transaction() as session:
        session.execute(text(pay_status), {"run": run})
