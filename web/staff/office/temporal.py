"""What Temporal is asked for the administrator's page; every errand is bounded in number and in time."""

import asyncio
import datetime as dt
import time
from dataclasses import dataclass

from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import DescribeTaskQueueRequest, DescribeTaskQueueResponse
from temporalio.client import Client

from records.clock import now
from web.door import Away, door
from workflows.messages import TASK_QUEUE

FIRST_WORD_SECONDS = 0.4
"""For the first question of a page: who waits for it must read that Temporal is away within half a second."""
SECONDS = 1.5
"""For what takes many questions."""

FRESH = dt.timedelta(seconds=75)
"""A worker asks again at least every minute."""

KINDS = (TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW, TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)


@dataclass(frozen=True)
class Polled:
    """Who asks for work: how many workers, when the last one did (for the kind of work nobody asks for: none)."""

    workers: int
    last: dt.datetime | None
    milliseconds: int


def polled() -> Polled | None:
    """Who asks for work; none when Temporal does not answer."""
    try:
        return door().call(_polled, FIRST_WORD_SECONDS)
    except Away:
        return None


async def _polled(client: Client) -> Polled:
    began = time.monotonic()
    queue = TaskQueue(name=TASK_QUEUE)
    requests = [
        DescribeTaskQueueRequest(namespace=client.namespace, task_queue=queue, task_queue_type=kind) for kind in KINDS
    ]
    answers = await asyncio.gather(*(client.workflow_service.describe_task_queue(each) for each in requests))
    took = round((time.monotonic() - began) * 1000)
    last = [_last(answer) for answer in answers]
    names = set.intersection(*map(_at_work, answers))
    return Polled(len(names), None if None in last else min(each for each in last if each), took)


def _at_work(answer: DescribeTaskQueueResponse) -> set[str]:
    """Who asked lately: the server names pollers for five minutes after their last word."""
    since = now() - FRESH
    return {poller.identity for poller in answer.pollers if poller.last_access_time.ToDatetime(dt.UTC) > since}


def _last(answer: DescribeTaskQueueResponse) -> dt.datetime | None:
    times = [poller.last_access_time.ToDatetime(dt.UTC) for poller in answer.pollers]
    return max(times, default=None)
