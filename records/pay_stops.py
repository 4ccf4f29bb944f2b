"""Pay stops: a payroll officer keeps a provider's payments back, says why, and lifts it. Each with its event.

Each function writes in the transaction of who calls, with the enrollment locked.
"""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.assignment import Assignment
from records.bank_accounts import By
from records.enrollment import Enrollment
from records.event import Event
from records.pay_hold import PayStop
from records.pay_run import PayRun
from records.payment import Payment
from records.staff import Staff


class NotStopped(ValueError):
    """A stop that cannot be placed or lifted; the sentence is for the person."""


@dataclass(frozen=True)
class Placed:
    """A stop and the name of who placed it."""

    row: PayStop
    by: str


def stops(session: Session, enrollment_id: int) -> list[Placed]:
    """Every stop of a provider, the newest first."""
    query = select(PayStop, Staff.name).join(Staff, Staff.id == PayStop.placed_by_id)
    found = session.execute(query.where(PayStop.enrollment_id == enrollment_id).order_by(PayStop.id.desc()))
    return [Placed(row, name) for row, name in found]


def reckoned_in(session: Session, enrollment_id: int) -> str | None:
    """The number of a run under way that reckoned a payment of a provider before; no stop reaches it any more."""
    works = select(Assignment.id).where(Assignment.enrollment_id == enrollment_id)
    mine = (Payment.assignment_id.in_(works), ~Payment.is_issued)
    query = select(PayRun.number).join(Payment, Payment.run_id == PayRun.id).where(*mine)
    return session.scalar(query.order_by(PayRun.id).limit(1))


def place_stop(session: Session, enrollment: Enrollment, assignment_id: int | None, reason: str, by: By) -> PayStop:
    """Keep payments back: one recipient's, or all. Raises NotStopped where that is so already."""
    session.refresh(enrollment, with_for_update={"of": Enrollment})
    standing = [each.row for each in stops(session, enrollment.id) if each.row.lifted_at is None]
    if any(row.assignment_id in (None, assignment_id) for row in standing):
        raise NotStopped("These payments are kept back already. Lift that stop first.")
    row = PayStop(enrollment_id=enrollment.id, assignment_id=assignment_id, reason=reason)
    row.placed_by_id, row.placed_at = _somebody(by), by.at
    session.add(row)
    _happened(session, enrollment, "pay_stop_placed", by, assignment_id)
    return row


def lift_stop(session: Session, enrollment: Enrollment, row: PayStop, by: By) -> None:
    """Payments go out again with the next run. Raises NotStopped where it is lifted already."""
    session.refresh(enrollment, with_for_update={"of": Enrollment})
    session.refresh(row)
    if row.lifted_at is not None:
        raise NotStopped("This stop was lifted already.")
    row.lifted_by_id, row.lifted_at = _somebody(by), by.at
    _happened(session, enrollment, "pay_stop_lifted", by, row.assignment_id)


def _somebody(by: By) -> int:
    if by.staff_id is None:
        raise NotStopped("Only a payroll officer keeps payments back.")
    return by.staff_id


def _happened(session: Session, enrollment: Enrollment, kind: str, by: By, assignment_id: int | None) -> None:
    params = {"assignment_id": assignment_id} if assignment_id else {}
    session.add(Event(enrollment_id=enrollment.id, at=by.at, staff_id=by.staff_id, kind=kind, params=params))
    session.flush()
