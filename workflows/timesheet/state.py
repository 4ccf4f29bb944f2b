"""What a timesheet remembers between steps: where it stands, the newest version, before whom it is, the clocks."""

from dataclasses import dataclass

from workflows.remembered import Adopting
from workflows.steps.timesheet import Reviewer, TimesheetAnswer, TimesheetStatus
from workflows.timesheet.statuses import CLOCKS


@dataclass
class State(Adopting):
    """All of a timesheet between two steps; also what a continued run starts from."""

    status: TimesheetStatus = TimesheetStatus.WAITING
    version: int = 1
    reviewer: Reviewer | None = None

    def adopt(self, answer: TimesheetAnswer) -> None:
        """Take over what a step found: the standing, the reviewer, the clocks; those of other standings stop."""
        self.status, self.version, self.reviewer = answer.status, answer.version, answer.reviewer
        for name in [*self.deadlines]:
            if name not in CLOCKS[self.status]:
                self.deadlines.pop(name)
        for ring in answer.rings:
            at = ring.clock.expires_at if ring.clock else ring.at
            self.ring_at(str(ring.name), at, ring.clock.clock_id if ring.clock else None)
