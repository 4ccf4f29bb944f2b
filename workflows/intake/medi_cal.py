"""The Medi-Cal track: asked once the person is cleared, answered whenever the answer comes."""

from workflows.doing import do
from workflows.intake.state import ClockName, State
from workflows.messages import Result
from workflows.steps import medi_cal as steps
from workflows.steps.step import About, Told

STANDINGS = {
    steps.MediCalOutcome.GRANTED: steps.MediCal.GRANTED,
    steps.MediCalOutcome.DENIED: steps.MediCal.DENIED,
    steps.MediCalOutcome.PENDING: steps.MediCal.PENDING,
}


async def ask(state: State, order: About) -> None:
    """Put the question to the partner, unless a worker was faster and entered the answer."""
    if state.medi_cal is not steps.MediCal.NOT_ASKED:
        return
    answer = await do(steps.ASK_MEDI_CAL, order)
    state.medi_cal = answer.standing
    state.ring_at(ClockName.MEDI_CAL, answer.chase_at)


async def answer_medi_cal(state: State, told: Told) -> Result:
    """The partner answers, or a worker enters the answer with its proof."""
    answer = await do(steps.RECORD_MEDI_CAL, told)
    if answer.outcome is not steps.MediCalOutcome.REFUSED:
        state.medi_cal = STANDINGS[answer.outcome]
        state.medi_cal_chased = False
        state.readiness = answer.readiness
        state.ring_at(ClockName.MEDI_CAL, answer.chase_at)
    return Result(answer.outcome)


def chase(state: State) -> None:
    """The partner has been silent for long enough: a worker is to find out."""
    state.medi_cal_chased = True
    state.ring_at(ClockName.MEDI_CAL, None)
