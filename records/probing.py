"""Whoever looks for things that are not there, again and again, is slowed down, and somebody is told (law ccs/probing).

What counts is the log: the last misses of a user, however they were made. A record out of reach is a miss like any.
"""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from records.inquiry_log import InquiryLog, ProbingAlert
from records.organization_user import OrganizationUser


@dataclass(frozen=True)
class Probing:
    """So many misses within such a time are probing; whoever does it waits so long after the last of them."""

    misses: int
    within: dt.timedelta
    slowed: dt.timedelta


def slowed_until(session: Session, user_id: int, law: Probing, at: dt.datetime) -> dt.datetime | None:
    """Until when a user is to wait; none who may go on."""
    last = _burst(session, user_id, law, at)
    return last + law.slowed if last is not None and at < last + law.slowed else None


def raise_alert(session: Session, user: OrganizationUser, law: Probing, at: dt.datetime) -> bool:
    """Tell of a user whose miss just now makes it probing; one open alert counts on. Whether it is probing."""
    if _burst(session, user.id, law, at) is None:
        return False
    alert, row = ProbingAlert, InquiryLog
    first = insert(alert).values(organization_id=user.organization_id, user_id=user.id, raised_at=at, misses=law.misses)
    session.execute(first.on_conflict_do_nothing(index_elements=["user_id"], index_where=alert.closed_at.is_(None)))
    missed = (row.user_id == user.id, row.deed == "not_found", row.at >= alert.raised_at - law.within)
    counted = select(func.count()).select_from(row).where(*missed).scalar_subquery()
    session.execute(update(alert).where(alert.user_id == user.id, alert.closed_at.is_(None)).values(misses=counted))
    return True


def _burst(session: Session, user_id: int, law: Probing, at: dt.datetime) -> dt.datetime | None:
    """The instant of the last miss, if so many came within the time that they are probing."""
    row = InquiryLog
    missed = (row.user_id == user_id, row.deed == "not_found", row.at > at - law.within - law.slowed)
    times = session.scalars(select(row.at).where(*missed).order_by(row.at.desc()).limit(law.misses)).all()
    if len(times) < law.misses or times[0] - times[-1] > law.within:
        return None
    return times[0]
