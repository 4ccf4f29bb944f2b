"""What the nightly schedule starts: yesterday's authorizations, at its close, for organizations to see."""

import datetime as dt

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import ActivityError

from workflows.steps.snapshot import BUILD, BY_EVENING, LATEST_TRY, PATIENCE, SILENCE, SnapshotBuilt, SnapshotNight

SELDOMER = RetryPolicy(initial_interval=dt.timedelta(seconds=1), maximum_interval=LATEST_TRY)
"""A worker that was killed is followed at once; what fails each time is tried less and less often."""


@workflow.defn
class SnapshotBuild:
    """Builds and swaps in one snapshot. While it fails, the last good one stays, and pages say of which day it is."""

    @workflow.run
    async def run(self) -> int | None:
        """The snapshot's id; none where it could not be built by the evening."""
        try:
            built: SnapshotBuilt = await workflow.execute_activity(
                BUILD,
                SnapshotNight(workflow.now()),
                result_type=SnapshotBuilt,
                start_to_close_timeout=PATIENCE,
                schedule_to_close_timeout=BY_EVENING,
                heartbeat_timeout=SILENCE,
                retry_policy=SELDOMER,
            )
        except ActivityError:
            return None
        return built.snapshot_id
