"""What a run would come to is what it comes to when it is made; a preview keeps nothing and goes one at a time."""

import datetime as dt

from sqlalchemy import func, select, text

from activities.database import transaction
from activities.pay_run import doings
from records.pay_hold import PayHold
from records.pay_run import PayRun
from records.payment import Payment
from tests.activities.pay_run.pay_office import MADE, PAY_DATE, PayOffice, Run
from tests.records.timekeepers import MARCH_1
from workflows.steps.pay_preview import PreviewOrder
from workflows.steps.pay_run import Outcome

ORDER = PreviewOrder("half_month", MARCH_1, dt.date(2026, 3, 15), PAY_DATE, None, MADE)


def rows() -> list[int]:
    """How many runs, payments and holds there are."""
    with transaction() as session:
        return [session.scalar(select(func.count()).select_from(each)) or 0 for each in (PayRun, Payment, PayHold)]


def test_a_preview_tells_to_the_cent_what_the_run_comes_to_that_is_made_then(pay: PayOffice) -> None:
    held, provider, _ = pay.pair()
    works = [held, *(pay.pair(county)[0] for county in ("34", "57"))]
    for work, minutes in zip(works, (240, 300, 361), strict=True):
        pay.sheet(work, {2: minutes, 3: minutes})
    pay.change(
        f"insert into pay_stop (enrollment_id, reason, placed_by_id, placed_at) "
        f"select {provider}, 'Asked for', min(id), now() from staff"
    )
    seen = doings.preview(ORDER)
    assert rows() == [0, 0, 0]
    run = Run()
    told = (seen.outcome, seen.timesheets, seen.payments, seen.providers, seen.held, seen.overpaid)
    assert told == (Outcome.DONE, 3, run.row.payments, 2, 1, 0)
    assert (seen.gross_cents, seen.net_cents) == (run.row.gross_cents, run.row.net_cents)
    assert seen.net_cents > 0


def test_while_one_is_being_reckoned_another_is_told_to_wait(pay: PayOffice) -> None:
    with transaction() as session:
        session.execute(text("select pg_advisory_xact_lock(:space, 0)"), {"space": doings.PREVIEWS})
        assert doings.preview(ORDER).outcome is Outcome.NOT_NOW
    assert doings.preview(ORDER).outcome is Outcome.DONE
