"""The visit track: planned, moved and missed as life has it, until it is done."""

from workflows.doing import do
from workflows.intake.state import State
from workflows.messages import Result
from workflows.steps import visit as steps
from workflows.steps.step import Told


async def schedule_visit(state: State, told: Told) -> Result:
    """A visit is planned."""
    return adopt(state, await do(steps.SCHEDULE_VISIT, told))


async def move_visit(state: State, told: Told) -> Result:
    """The visit gets another time."""
    return adopt(state, await do(steps.MOVE_VISIT, told))


async def miss_visit(state: State, told: Told) -> Result:
    """Nobody was there, or nobody came."""
    return adopt(state, await do(steps.MISS_VISIT, told))


async def complete_visit(state: State, told: Told) -> Result:
    """The visit took place."""
    return adopt(state, await do(steps.COMPLETE_VISIT, told))


def adopt(state: State, answer: steps.VisitAnswer) -> Result:
    """Take over where the visit stands."""
    if answer.outcome is not steps.VisitOutcome.REFUSED:
        state.visit = answer.standing
        state.visit_id = answer.visit_id
        state.readiness = answer.readiness
    return Result(answer.outcome)
