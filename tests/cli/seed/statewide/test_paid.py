"""A pay run takes the invented half-month up: it ties, pays nearly all, and holds what is the matter."""

import datetime as dt

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from activities.pay_run import planning, reckoning, tying
from cli.seed.statewide.scale import TIMESHEETS
from records.pay_run import PayRun, PayRunPart
from tests.cli.seed.statewide.conftest import SCALE

AT = dt.datetime(2026, 3, 24, 17, tzinfo=dt.UTC)
FIRST, LAST, PAY_DATE = dt.date(2026, 3, 1), dt.date(2026, 3, 15), dt.date(2026, 3, 26)


def reckoned(session: Session) -> PayRun:
    """A run over everything, reckoned within the session's transaction."""
    days = {"period_begins": FIRST, "period_ends": LAST, "pay_date": PAY_DATE, "made_at": AT, "touched_at": AT}
    run = PayRun(number="2026-03-A", kind="half_month", **days)
    session.add(run)
    session.flush()
    planning.plan(session, run, AT)
    for part in session.scalars(select(PayRunPart).where(PayRunPart.run_id == run.id)).all():
        reckoning.reckon(session, run, part, AT)
    session.flush()
    return run


def test_a_pay_run_over_the_state_ties_and_holds_what_is_the_matter(state: Session) -> None:
    run = reckoned(state)
    assert tying.tie(state, run) is None
    assert run.payments + run.held == SCALE.of(TIMESHEETS)
    assert 0 < run.held < run.payments / 50
    reasons = set(state.scalars(text("select distinct jsonb_array_elements_text(reasons) from pay_hold")))
    assert reasons >= {"bank_account_missing", "officer_hold", "provider_not_enrolled", "recipient_not_eligible"}
    kinds = set(state.scalars(text("select distinct kind from pay_line")))
    assert kinds >= {"regular", "overtime", "travel"}
    assert set(state.scalars(text("select distinct method from payment"))) >= {"direct_deposit", "warrant"}
    assert state.scalar(text("select count(*) from payment where federal_income_tax_cents > 0")) > 0
    assert state.scalar(text("select count(*) from payment where share_of_cost_cents > 0")) > 0
    kinds_taken = "select distinct kind from pay_order o join order_taken t on t.order_id = o.id where t.cents > 0"
    assert set(state.scalars(text(kinds_taken))) >= {"union_dues", "support", "health_premium", "voluntary"}
