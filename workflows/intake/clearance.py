"""The clearance track: nothing else begins until it is known who applies."""

from workflows.doing import do
from workflows.intake.state import Clearance, State
from workflows.messages import Result
from workflows.steps import clearance as steps
from workflows.steps.step import Told


async def clear_person(state: State, told: Told) -> Result:
    """A clerk or worker says who the applicant is, or asks the supervisor."""
    return adopt(state, await do(steps.CLEAR_PERSON, told))


async def rule_on_clearance(state: State, told: Told) -> Result:
    """The supervisor says who the applicant is."""
    return adopt(state, await do(steps.RULE_ON_CLEARANCE, told))


def adopt(state: State, answer: steps.ClearanceAnswer) -> Result:
    """Take over what the step came to."""
    if answer.outcome is steps.Clearance.CLEARED:
        state.clearance = Clearance.CLEARED
    elif answer.outcome is steps.Clearance.ASKED:
        state.clearance = Clearance.ASKED
    return Result(answer.outcome)
