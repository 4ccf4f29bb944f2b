"""The watch beside all tracks: does anybody look after this application, and is it taking too long?"""

import datetime as dt

from workflows.doing import do
from workflows.intake.state import ClockName, State
from workflows.steps import beginning as steps
from workflows.steps.step import About, AboutClock

LEAST_PAUSE = dt.timedelta(hours=1)
"""A step that asked to be called again at once would be called for ever."""


async def begin(state: State, order: About) -> None:
    """Start the long clock and the watch."""
    begun = await do(steps.BEGIN_INTAKE, order)
    state.run_clock(ClockName.YARDSTICK, begun.yardstick)
    state.ring_at(ClockName.ATTENTION, begun.look_again_at)


async def look_after(state: State, order: About) -> None:
    """Look whether anybody has touched the application; the step reminds or escalates."""
    found = await do(steps.LOOK_AFTER, order)
    state.care = found.outcome
    state.ring_at(ClockName.ATTENTION, max(found.look_again_at, order.at + LEAST_PAUSE))


async def run_over(state: State, order: AboutClock) -> None:
    """The long clock ran out without a decision."""
    answer = await do(steps.YARDSTICK_RAN_OUT, order)
    if answer.outcome is steps.ClockEnd.MISSED:
        state.overdue_clock_id = order.clock_id
    state.run_clock(ClockName.YARDSTICK, None)
