"""Which snapshot is looked at, what day it shows, and whether it is older than it should be."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import county_instant
from records.snapshot import Snapshot

DAY = dt.timedelta(days=1)


def current(session: Session) -> Snapshot | None:
    """The snapshot that everybody reads; none before the first was built.

    Ask once for each page and keep to the answer: whatever is read of one page is then of one snapshot.
    """
    return session.scalar(select(Snapshot).where(Snapshot.status == "current"))


def due_on(today: dt.date) -> dt.date:
    """The day whose close is to be seen on a day: the calendar day before it, weekends and holidays too."""
    return today - DAY


def is_late(snapshot: Snapshot, today: dt.date) -> bool:
    """Whether the night's build failed or has not come: what is seen is older than yesterday."""
    return snapshot.as_of < due_on(today)


def closes_at(as_of: dt.date) -> dt.datetime:
    """The first instant that the snapshot of a day does not show: midnight in California at its end."""
    return county_instant(as_of + DAY, dt.time())


def newest_first(session: Session, most: int = 30) -> list[Snapshot]:
    """The last builds, whatever came of them."""
    return list(session.scalars(select(Snapshot).order_by(Snapshot.id.desc()).limit(most)))
