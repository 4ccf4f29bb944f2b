"""Orders on a provider's pay and overpayments, as an office writes, ends and forgives them. Each with its event.

Each function writes in the transaction of who calls, with the enrollment locked.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.bank_accounts import By
from records.enrollment import Enrollment
from records.event import Event
from records.pay_order import Overpayment, PayOrder

RECOVERS = "In-Home Supportive Services"


class NotOrdered(ValueError):
    """An order or overpayment that cannot be written, ended or forgiven; the sentence is for the person."""


def give_order(session: Session, enrollment: Enrollment, says: Mapping[str, Any], by: By) -> PayOrder:
    """Put an order on record. `says`: its columns. Raises NotOrdered for what no order takes."""
    session.refresh(enrollment, with_for_update={"of": Enrollment})
    wants = [says.get(name) for name in ("amount_cents", "share_hundredths", "dues_of")]
    if sum(each is not None for each in wants) != 1:
        raise NotOrdered("Say what the order takes: an amount, or a share, or a union's dues. One of them.")
    if says.get("dues_of") and says["kind"] != "union_dues":
        raise NotOrdered("Only union dues are taken by a union's table.")
    row = PayOrder(enrollment_id=enrollment.id, **says)
    row.made_at, row.made_by_id = by.at, by.staff_id
    session.add(row)
    _happened(session, enrollment, "pay_order_given", by, {"order": row.kind})
    return row


def end_order(session: Session, enrollment: Enrollment, row: PayOrder, day: dt.date, by: By) -> None:
    """No payment of this day or later gives to it. Raises NotOrdered where it has ended."""
    session.refresh(enrollment, with_for_update={"of": Enrollment})
    session.refresh(row)
    if row.ends_on is not None:
        raise NotOrdered("This order has ended already.")
    if row.overpayment_id is not None:
        raise NotOrdered("This order recovers an overpayment. Forgive the overpayment, and it ends.")
    row.ends_on = day
    _happened(session, enrollment, "pay_order_ended", by, {"order": row.kind})


def find_overpaid(
    session: Session, enrollment: Enrollment, found: Overpayment, share_hundredths: int, day: dt.date, by: By
) -> PayOrder:
    """Put an overpayment on record with the order that recovers it from payments of this day and later."""
    session.refresh(enrollment, with_for_update={"of": Enrollment})
    found.enrollment_id, found.found_at, found.found_by_id = enrollment.id, by.at, by.staff_id
    session.add(found)
    session.flush()
    says = {"kind": "overpayment", "payee": RECOVERS, "share_hundredths": share_hundredths, "starts_on": day}
    more = {"balance_cents": found.cents, "overpayment_id": found.id}
    return give_order(session, enrollment, says | more, by)


def forgive(session: Session, enrollment: Enrollment, found: Overpayment, reason: str, day: dt.date, by: By) -> None:
    """What is left of it is not recovered any more, for a reason; its order ends. Raises NotOrdered."""
    session.refresh(enrollment, with_for_update={"of": Enrollment})
    session.refresh(found)
    if found.forgiven_at is not None:
        raise NotOrdered("This overpayment was forgiven before.")
    found.forgiven_at, found.forgiven_by_id, found.forgiven_reason = by.at, by.staff_id, reason
    orders = select(PayOrder).where(PayOrder.overpayment_id == found.id, PayOrder.ends_on.is_(None))
    for row in session.scalars(orders):
        row.ends_on = day
    _happened(session, enrollment, "overpayment_forgiven", by, {"cents": found.cents})


def _happened(session: Session, enrollment: Enrollment, kind: str, by: By, params: Mapping[str, Any]) -> None:
    session.add(Event(enrollment_id=enrollment.id, at=by.at, staff_id=by.staff_id, kind=kind, params=dict(params)))
    session.flush()
