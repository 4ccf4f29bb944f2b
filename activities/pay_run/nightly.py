"""The night's run: what was accepted until yesterday and is not paid, where no other run is open."""

import datetime as dt

from sqlalchemy.orm import Session

from activities.database import transaction
from activities.due_days import business_days_after
from activities.payment_files import keeping
from records import clock, periods
from records.pay_running import RunRefused, begin_run
from records.submission import AlreadySaid
from workflows.steps.pay_run import Night, NightlyMade

SETTLES_AFTER = 2
"""Business days from a run to its pay date: one for the two words, one for the bank (Nacha's next-day settlement)."""


def pay_date(made_on: dt.date) -> dt.date:
    """The day on which what is run today settles."""
    return business_days_after(made_on, SETTLES_AFTER)


def make(night: Night) -> NightlyMade:
    """Begin the night's run, once for each night; none where nothing is unpaid or a run is open.

    Payment files whose time is over go first: nothing waits for them.
    """
    today = clock.county_day(night.at)
    with transaction() as session:
        keeping.forget_old(session, today)
    try:
        with transaction() as session:
            return NightlyMade(_begun(session, today, night.at))
    except RunRefused:
        return NightlyMade(None)


def _begun(session: Session, today: dt.date, at: dt.datetime) -> int | None:
    """The run of a night, made now or on an attempt before."""
    yesterday = today - periods.DAY
    try:
        run = begin_run(
            session,
            kind="nightly",
            period_begins=periods.half_month(yesterday),
            period_ends=yesterday,
            pay_date=pay_date(today),
            staff_id=None,
            form_key=f"nightly-pay-run-{today.isoformat()}",
            at=at,
        )
    except AlreadySaid as before:
        return before.first.pay_run_id
    return run.id
