"""Keeping the open tasks of a process without stages where it has come to, after every change."""

import dataclasses

from workflows.doing import do
from workflows.remembered import Remembered
from workflows.steps.step import Step
from workflows.steps.work import Arranged, ArrangeTasks, TaskKind, TaskRef


async def arrange_tasks(
    step: Step[ArrangeTasks, Arranged],
    state: Remembered,
    order: ArrangeTasks,
    wanted: list[TaskRef],
    completes: tuple[TaskKind, ...] = (),
) -> None:
    """Tell the records the difference between the tasks that are open and those that ought to be; none, no step.

    `order` says of what, when and by whom; `completes` which kinds that person has done.
    """
    ended = [each for each in state.tasks if each not in wanted]
    opened = [each for each in wanted if each not in state.tasks]
    if not ended and not opened:
        return
    done = [each for each in ended if order.by is not None and each.kind in completes]
    closed = [each for each in ended if each not in done]
    await do(step, dataclasses.replace(order, done=done, closed=closed, opened=opened))
    state.tasks = wanted
