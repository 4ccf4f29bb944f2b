"""What a pay run remembers between steps: where it stands, and which parts of its work are still to be done."""

from dataclasses import dataclass, field

from workflows.remembered import Adopting
from workflows.steps.pay_run import PayRunAnswer, PayRunStatus


@dataclass
class State(Adopting):
    """All of a run between two steps; also what a continued run starts from."""

    status: PayRunStatus = PayRunStatus.PLANNED
    resumes: PayRunStatus | None = None  # where a stopped or failed run goes on
    parts: int = 0
    works_at: PayRunStatus | None = None  # the standing that `left` belongs to
    left: list[int] = field(default_factory=list)
    cleared: bool = False  # of a discarded run nothing is left

    def adopt(self, answer: PayRunAnswer) -> None:
        """Take over where the run stands. Reckoned again, all parts are asked for; what is done says so."""
        if self.status is PayRunStatus.AWAITING_SUPERVISOR and answer.status is PayRunStatus.CALCULATING:
            self.works_at = None
        self.status, self.resumes = answer.status, answer.resumes

    def work_at(self, status: PayRunStatus) -> None:
        """All parts are to be done in a standing, unless some of them were done before a stop."""
        if self.works_at is not status:
            self.works_at, self.left = status, [*range(self.parts)]
