"""The certification track (SOC 873): its clock runs from the day the form is given."""

from workflows.doing import do
from workflows.intake.state import ClockName, State
from workflows.messages import Result
from workflows.steps import certification as steps
from workflows.steps.step import AboutClock, Told


async def issue_certification(state: State, told: Told) -> Result:
    """The form was given to the applicant."""
    return adopt(state, await do(steps.ISSUE_CERTIFICATION, told))


async def extend_certification(state: State, told: Told) -> Result:
    """Good cause for more time, once."""
    return adopt(state, await do(steps.EXTEND_CERTIFICATION, told))


async def receive_certification(state: State, told: Told) -> Result:
    """The form came back."""
    return adopt(state, await do(steps.RECEIVE_CERTIFICATION, told))


async def run_out(state: State, order: AboutClock) -> None:
    """The clock ran out without the form."""
    adopt(state, await do(steps.CERTIFICATION_OVERDUE, order))


async def claim_certification_exception(state: State, told: Told) -> Result:
    """Services cannot wait for the form: discharge home, or risk of placement."""
    answer = await do(steps.CLAIM_EXCEPTION, told)
    if answer.exception is steps.CertificationException.NONE:
        return Result("refused")
    state.exception = answer.exception
    state.readiness = answer.readiness
    return Result("claimed")


def adopt(state: State, answer: steps.CertificationAnswer) -> Result:
    """Take over standing and clock as the step found them."""
    if answer.outcome is not steps.CertificationOutcome.REFUSED:
        state.certification = answer.standing
        state.certification_extended |= answer.outcome is steps.CertificationOutcome.EXTENDED
        state.readiness = answer.readiness
        state.run_clock(ClockName.CERTIFICATION, answer.clock)
    return Result(answer.outcome)
