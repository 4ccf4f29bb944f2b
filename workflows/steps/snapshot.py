"""The night's build of what organizations see: once for the day whose close it shows."""

import datetime as dt
from dataclasses import dataclass

BUILD = "build_snapshot"

SILENCE = dt.timedelta(seconds=10)
"""How long the builder may say nothing before another worker takes the build up."""

PATIENCE = dt.timedelta(minutes=30)
"""For one build of a state's authorizations, some seconds for each million lines."""

BY_EVENING = dt.timedelta(hours=20)
"""How long a build that fails is tried again; then the next night's comes."""

LATEST_TRY = dt.timedelta(minutes=15)
"""Between two tries, when it has failed often."""


@dataclass(frozen=True)
class SnapshotNight:
    """The nightly schedule has come round."""

    at: dt.datetime


@dataclass(frozen=True)
class SnapshotBuilt:
    """The snapshot that shows yesterday; none where what is shown is of that day or newer without it."""

    snapshot_id: int | None
