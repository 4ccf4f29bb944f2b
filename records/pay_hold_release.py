"""A payroll officer looked at a held payment and lets it go: the next run pays it, however much it is."""

import datetime as dt

from sqlalchemy.orm import Session

from records.event import Event
from records.pay_hold import PayHold

LETS_GO = ("negative_net", "far_over_usual")
"""Reasons that an officer's look takes away (fact `officer_released` of ihss.payment); others end with their cause."""


class NotLetGo(ValueError):
    """It stays held; the text is a sentence for who asked."""


def may_be_let_go(hold: PayHold) -> bool:
    """Whether nothing but what an officer may pass over holds it, and nobody has yet."""
    return hold.released_at is None and bool(hold.reasons) and set(hold.reasons) <= set(LETS_GO)


def let_go(session: Session, hold: PayHold, reason: str, staff_id: int, at: dt.datetime) -> None:
    """Write the officer's word down. Raises NotLetGo."""
    session.refresh(hold, with_for_update=True)
    if hold.released_at is not None:
        raise NotLetGo("This was let go already. The next run takes it up.")
    if not may_be_let_go(hold):
        raise NotLetGo("What holds this is not for an officer to pass over: its cause has to be mended.")
    hold.released_by_id, hold.released_at, hold.release_reason = staff_id, at, reason
    params = {"pay_hold_id": hold.id, "timesheet_id": hold.timesheet_id}
    session.add(
        Event(enrollment_id=hold.enrollment_id, at=at, staff_id=staff_id, kind="pay_hold_let_go", params=params)
    )
    session.flush()
