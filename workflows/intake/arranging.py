"""Keeping stage and tasks in the records where the process has come to, after every change."""

import datetime as dt

from workflows.doing import do
from workflows.intake import tasks
from workflows.intake.state import State
from workflows.steps.work import ARRANGE_WORK, Arrange


async def arrange(
    state: State, application_id: int, at: dt.datetime, by: int | None = None, update: str | None = None
) -> None:
    """Tell the records the difference between the tasks that are open and those that ought to be; none, no step."""
    wanted, stage = tasks.wanted(state), tasks.stage(state)
    ended = [each for each in state.tasks if each not in wanted]
    opened = [each for each in wanted if each not in state.tasks]
    if not ended and not opened and stage is state.stage:
        return
    done_kinds = tasks.COMPLETES.get(update or "", ()) if by is not None else ()
    done = [each for each in ended if each.kind in done_kinds]
    closed = [each for each in ended if each.kind not in done_kinds]
    await do(ARRANGE_WORK, Arrange(application_id, at, by, stage, done, closed, opened))
    state.tasks, state.stage = wanted, stage
