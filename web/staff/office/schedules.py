"""Temporal's schedules: what recurs, when it is next, and whether it is paused."""

import datetime as dt
from dataclasses import dataclass

from temporalio.client import Client, ScheduleListActionStartWorkflow, ScheduleListDescription

MOST = 100


@dataclass(frozen=True)
class Recurring:
    """One schedule, and when it ran last and is to run next."""

    id: str
    workflow: str
    paused: bool
    note: str
    last: dt.datetime | None
    next: dt.datetime | None


async def recurring(client: Client) -> list[Recurring]:
    """Every schedule, up to a hundred, by name."""
    found: list[Recurring] = []
    async for each in await client.list_schedules(page_size=MOST):
        found.append(_of(each))
        if len(found) == MOST:
            break
    return sorted(found, key=lambda each: each.id)


def _of(each: ScheduleListDescription) -> Recurring:
    schedule, info = each.schedule, each.info
    action = schedule.action if schedule else None
    state = schedule.state if schedule else None
    return Recurring(
        id=each.id,
        workflow=action.workflow if isinstance(action, ScheduleListActionStartWorkflow) else "",
        paused=bool(state and state.paused),
        note=(state.note or "") if state else "",
        last=max((action.started_at for action in info.recent_actions), default=None) if info else None,
        next=min(info.next_action_times, default=None) if info else None,
    )
