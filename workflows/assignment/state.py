"""What an assignment remembers between steps."""

from dataclasses import dataclass, field

from workflows.remembered import Adopting
from workflows.steps.assignment import AssignmentAnswer, AssignmentStatus, Needed
from workflows.steps.letters import LetterDue


@dataclass
class State(Adopting):
    """All of an assignment between two steps; also what a continued run starts from."""

    status: AssignmentStatus = AssignmentStatus.WAITING
    needed: list[Needed] = field(default_factory=list)
    extra_hours: list[int] = field(default_factory=list)  # asked for, and before the county
    letters: list[LetterDue] = field(default_factory=list)

    def adopt(self, answer: AssignmentAnswer) -> None:
        """Take over what a step found: the standing, what is needed, who asked for hours, the letters."""
        self.status, self.needed = answer.status, answer.needed
        self.extra_hours = answer.extra_hours
        self.letters += answer.letters
