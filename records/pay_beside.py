"""May a provider's money be mended while another run is open? Both would read the same figures, one may be discarded.

Wages of the year and the quarter and what orders were given so far are read from the newest payments. So whatever
changes wages waits until a run is reckoned, and for the providers in it until it is issued or discarded; what only
sends out again money that came back changes none of these, and waits for nothing.
"""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from records.assignment import Assignment
from records.pay_hold import PayHold
from records.pay_run import PayRun, PayRunPart
from records.payment import Payment
from records.payment_repair import PaymentRepair

OVER = ("issued", "discarded")
RECKONING = ("planned", "calculating")
STANDS = ("issuing",)
"""A run whose payments are on their way out is discarded no more: its figures may be read."""

CHANGES_WAGES = ("void", "one_off", "excess")
STILL_RECKONED = (
    "The run {0} is still being reckoned, and this would miss its wages. Ask again when its totals are there."
)
HALTED = "The run {0} was halted before its totals were there. Let it go on, or discard it; then ask again."
CLEARED = "The run {0} is being cleared away. Ask again in a minute."
IN_IT = "This provider's pay is in the run {0}, which is not issued yet. Ask again when it is issued or discarded."


def in_the_way(session: Session, enrollments: Iterable[int]) -> str | None:
    """Why nothing that changes the wages of these providers may be begun now, as a sentence; none where it may."""
    providers = sorted({each for each in enrollments if each is not None})  # none: paid to a recipient
    uncleared = and_(PayRun.status == "discarded", exists().where(PayRunPart.run_id == PayRun.id))
    runs = select(PayRun).where(or_(PayRun.status.not_in(OVER), uncleared)).order_by(PayRun.id)
    for run in session.scalars(runs):
        sentence = _of_special(session, run, providers) if run.kind == "special" else _of(session, run, providers)
        if sentence:
            return sentence.format(run.number)
    return None


def _of(session: Session, run: PayRun, providers: list[int]) -> str | None:
    if run.status == "discarded":
        return CLEARED
    if run.status in RECKONING:
        return STILL_RECKONED
    if run.status_before_stop in RECKONING:
        return HALTED
    stands = (run.status_before_stop or run.status) in STANDS
    return None if stands or not session.scalar(select(_takes(run, providers))) else IN_IT


def _takes(run: PayRun, providers: list[int]) -> ColumnElement[bool]:
    """Whether a reckoned run pays or holds anything of some providers."""
    first = run.first_payment_id or 0
    works = select(Assignment.id).where(Assignment.enrollment_id.in_(providers))
    numbers = (Payment.id >= first, Payment.id < first + run.timesheets)
    paid = exists().where(Payment.assignment_id.in_(works), *numbers)
    return or_(paid, exists().where(PayHold.run_id == run.id, PayHold.enrollment_id.in_(providers)))


def _of_special(session: Session, run: PayRun, providers: list[int]) -> str | None:
    """Another wish for one of them that is not met yet."""
    mine = (PaymentRepair.run_id == run.id, PaymentRepair.enrollment_id.in_(providers))
    wishes = exists().where(*mine, PaymentRepair.kind.in_(CHANGES_WAGES))
    return IN_IT if session.scalar(select(wishes)) else None
