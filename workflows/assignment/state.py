"""What an assignment remembers between steps."""

from dataclasses import dataclass, field

from workflows.remembered import Remembered
from workflows.steps.assignment import AssignmentStatus, Needed
from workflows.steps.letters import LetterDue


@dataclass
class State(Remembered):
    """All of an assignment between two steps; also what a continued run starts from."""

    status: AssignmentStatus = AssignmentStatus.WAITING
    needed: list[Needed] = field(default_factory=list)
    extra_hours: list[int] = field(default_factory=list)  # asked for, and before the county
    letters: list[LetterDue] = field(default_factory=list)
