"""What an organization remembers between steps: where it stands, which clocks run, whether somebody is late."""

from dataclasses import dataclass

from workflows.organization.statuses import CLOCKS
from workflows.remembered import Adopting
from workflows.steps.organization import ClockName, OrganizationAnswer, OrganizationStatus


@dataclass
class State(Adopting):
    """All of a participation between two steps; also what a continued run starts from."""

    status: OrganizationStatus = OrganizationStatus.APPLIED
    overdue: bool = False  # something was not done in its time, and the Regional Office is to see to it
    liaison_coming: bool = False  # one was named and has not signed in yet

    def adopt(self, answer: OrganizationAnswer) -> None:
        """Take over what a step found: the standing and the clocks."""
        if answer.status is not self.status:
            self.status, self.overdue = answer.status, False
            for name in [*self.deadlines]:
                if name not in CLOCKS[self.status]:
                    self.deadlines.pop(name)
        self.overdue = (self.overdue and answer.outcome != "settled") or answer.outcome == "overdue"
        self.liaison_coming = answer.liaison_coming
        for ring in answer.rings:
            self.run_clock(str(ring.name), ring.clock)
        self.ring_at(str(ClockName.REMINDER), answer.remind_at)
