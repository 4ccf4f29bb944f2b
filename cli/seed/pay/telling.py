"""The demo's payroll, told after its timesheets: one run long paid, and this one waiting."""

import datetime as dt
from collections.abc import Callable
from random import Random

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from cli.seed.pay.advances import advance
from cli.seed.pay.past import PayPast
from cli.seed.pay.setup import set_up
from cli.seed.timesheets.pairs import pairs
from cli.seed.timesheets.telling import Months
from records import clock, periods

OFFICER, SUPERVISOR = "oscar", "vera"
AFTER = 7
"""Days after a half-month on which it is paid."""

CHAPTERS = 3


async def tell_pay(engine: Engine, staff: dict[str, int], told: Callable[[], None]) -> None:
    """Say how providers are paid; pay the half-month before the last one; reckon the last one."""
    with Session(engine) as session, session.begin():
        found = pairs(session)
        set_up(session, staff, found)
        advance(session, found, clock.county_today())
    told()
    months = Months.of(clock.county_today())
    await tell_paid(engine, staff, months.before)
    told()
    await tell_waiting(engine, staff, months.last)
    told()


async def tell_paid(engine: Engine, staff: dict[str, int], begins: dt.date) -> None:
    """A run that was released and paid out; one payment came back."""
    day = periods.last_day(begins) + AFTER * periods.DAY
    past = _past(engine, staff, begins, min(clock.county_instant(day), _lately()))
    if await past.made():
        await past.released(OFFICER, SUPERVISOR)
        await past.answered()


async def tell_waiting(engine: Engine, staff: dict[str, int], begins: dt.date) -> None:
    """A run whose totals wait for an officer's word."""
    past = _past(engine, staff, begins, _lately())
    if await past.made():
        await past.comes_to("awaiting_officer", "awaiting_supervisor", "issuing", "issued")  # told again: it went on


def _past(engine: Engine, staff: dict[str, int], begins: dt.date, made_at: dt.datetime) -> PayPast:
    return PayPast(engine, 0, "34", begins, Random(f"pay-{begins}"), staff, made_at)


def _lately() -> dt.datetime:
    return clock.now() - dt.timedelta(seconds=60)
