"""What a payroll officer should know this morning: runs to approve, what the newest one holds, what came back.

Runs are the state's to approve; of what is held and came back, an officer of one county is told what is theirs.
"""

from dataclasses import dataclass

from flask import url_for

from records import pay_hold_view, pay_run_view, payments_back
from records.pay_hold import PayHold
from records.pay_run import PayRun
from records.payment import Payment
from web import database
from web.reach import within
from web.sign_in import guard


@dataclass(frozen=True)
class Figures:
    """How many, and where each figure leads; `awaiting` is none for who works for one county."""

    awaiting: int | None
    href: str
    held: int
    holds_href: str
    back: int


def figures() -> Figures:
    """The figures of the day."""
    session, of_state = database.session(), guard.the_staff().county_code is None
    waiting = pay_run_view.awaiting_officer(session) if of_state else []
    runs, _more = pay_run_view.newest(session, 1)
    newest = runs[0].run if runs else None
    one = waiting[0] if len(waiting) == 1 else None
    return Figures(
        awaiting=len(waiting) if of_state else None,
        href=url_for("payroll.run", run_id=one.id) if one else url_for("payroll.show"),
        held=_held(newest, of_state) if newest else 0,
        holds_href=url_for("payroll.holds", run_id=newest.id) if newest else url_for("payroll.show"),
        back=payments_back.count(session, within()(Payment)),
    )


def _held(run: PayRun, of_state: bool) -> int:
    """What a run holds, as the page shows it that the figure leads to."""
    return run.held if of_state else pay_hold_view.count(database.session(), run.id, within()(PayHold))
