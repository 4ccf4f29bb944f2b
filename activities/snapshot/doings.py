"""The night's build as the worker does it, alive while it works."""

from collections.abc import Callable
from typing import Any

from activities.alive import alive
from activities.snapshot.building import BuildRefused, StillBeingTold, build
from records import clock, snapshots
from workflows.steps.snapshot import BUILD, SnapshotBuilt, SnapshotNight


def build_night(night: SnapshotNight) -> SnapshotBuilt:
    """Build the snapshot of the day before, once, however often it is tried."""
    as_of = snapshots.due_on(clock.county_day(night.at))
    try:
        return SnapshotBuilt(build(as_of, clock.now()))
    except StillBeingTold:
        raise  # tried again, seldomer each time
    except BuildRefused:
        return SnapshotBuilt(None)


def snapshot_activities() -> list[Callable[[Any], Any]]:
    """The activities that the worker offers for snapshots."""
    return [alive(BUILD, SnapshotNight, SnapshotBuilt, build_night)]
