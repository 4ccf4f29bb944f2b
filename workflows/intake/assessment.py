"""The assessment track: the hours, computed from what was seen."""

from workflows.doing import do
from workflows.intake.state import Assessment, State
from workflows.messages import Result
from workflows.steps import assessment as steps
from workflows.steps.step import Told


async def complete_assessment(state: State, told: Told) -> Result:
    """The worker has finished a draft; the step freezes and computes it, or names what is missing."""
    answer = await do(steps.COMPLETE_ASSESSMENT, told)
    if answer.outcome is steps.AssessmentOutcome.COMPLETE:
        state.assessment = Assessment.COMPLETE
        state.readiness = answer.readiness
    return Result(answer.outcome, answer.needs)
