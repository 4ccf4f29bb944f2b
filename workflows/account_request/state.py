"""What an account request remembers between steps: where it stands, which clocks run, whether somebody is late."""

from dataclasses import dataclass

from workflows.account_request.statuses import CLOCKS
from workflows.remembered import Adopting
from workflows.steps.account_request import ClockName, RequestAnswer, RequestStatus


@dataclass
class State(Adopting):
    """All of a request between two steps; also what a continued run starts from."""

    status: RequestStatus = RequestStatus.IN_REVIEW
    overdue: bool = False  # who is to review or to assign has let the time pass

    def adopt(self, answer: RequestAnswer) -> None:
        """Take over what a step found: the standing and the clocks."""
        if answer.status is not self.status:
            self.status, self.overdue = answer.status, False
            for name in [*self.deadlines]:
                if name not in CLOCKS[self.status]:
                    self.deadlines.pop(name)
        self.overdue = self.overdue or answer.outcome == "overdue"
        for ring in answer.rings:
            self.run_clock(str(ring.name), ring.clock)
        self.ring_at(str(ClockName.EFFECT), answer.effect_at)
