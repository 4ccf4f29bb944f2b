"""The one snapshot that a page is made from, and the day it shows."""

from flask import g

from records import snapshots
from records.clock import county_today
from records.snapshot import Snapshot
from web import database


def shown() -> Snapshot | None:
    """The snapshot of this request, looked up once; whatever the page reads is of this one."""
    if "snapshot" not in g:
        g.snapshot = snapshots.current(database.session())
    found: Snapshot | None = g.snapshot
    return found


def is_late() -> bool:
    """Whether what is shown is older than yesterday, because a night's build failed or has not come."""
    snapshot = shown()
    return snapshot is not None and snapshots.is_late(snapshot, county_today())
