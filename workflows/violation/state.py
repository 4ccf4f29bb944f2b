"""What a violation remembers between steps: where it stands, which clocks run, whether the county is late."""

from dataclasses import dataclass, field

from workflows.remembered import Adopting
from workflows.steps.letters import LetterDue
from workflows.steps.violation import ViolationAnswer, ViolationStatus
from workflows.violation.statuses import CLOCKS


@dataclass
class State(Adopting):
    """All of a violation between two steps; also what a continued run starts from."""

    status: ViolationStatus = ViolationStatus.COUNTY_REVIEW
    overdue: bool = False  # who is to review or decide has let the time pass
    letters: list[LetterDue] = field(default_factory=list)

    def adopt(self, answer: ViolationAnswer) -> None:
        """Take over what a step found: the standing, the clocks, the letters."""
        if answer.status is not self.status:
            self.status, self.overdue = answer.status, False
            for name in [*self.deadlines]:
                if name not in CLOCKS[self.status]:
                    self.deadlines.pop(name)
        self.overdue = self.overdue or answer.outcome == "overdue"
        for ring in answer.rings:
            self.run_clock(str(ring.name), ring.clock)
        self.letters += answer.letters
