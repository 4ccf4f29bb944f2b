"""What a payroll officer should know this morning: runs to approve, what the newest one holds, what came back."""

from dataclasses import dataclass

from flask import url_for

from records import pay_run_view, payments_back
from records.payment import Payment
from web import database
from web.reach import within


@dataclass(frozen=True)
class Figures:
    """How many, and where each figure leads."""

    awaiting: int
    href: str
    held: int
    holds_href: str
    back: int


def figures() -> Figures:
    """The figures of the day."""
    session = database.session()
    waiting = pay_run_view.awaiting_officer(session)
    runs, _more = pay_run_view.newest(session, 1)
    newest = runs[0].run if runs else None
    one = waiting[0] if len(waiting) == 1 else None
    return Figures(
        awaiting=len(waiting),
        href=url_for("payroll.run", run_id=one.id) if one else url_for("payroll.show"),
        held=newest.held if newest else 0,
        holds_href=url_for("payroll.holds", run_id=newest.id) if newest else url_for("payroll.show"),
        back=payments_back.count(session, within()(Payment)),
    )
