"""Bring Temporal's schedules to what `temporal-config/schedules.yaml` says; again changes nothing.

A schedule that an operator has paused stays paused. One that is no longer in the file is left to the operator.
"""

import asyncio
import datetime as dt
from dataclasses import dataclass
from typing import Any

import yaml
from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleCalendarSpec,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleRange,
    ScheduleSpec,
    ScheduleState,
    ScheduleUpdate,
    ScheduleUpdateInput,
)

from cli.office.home import CHECKOUT
from cli.office.namespace import connect
from workflows.messages import TASK_QUEUE

SETTINGS = CHECKOUT / "temporal-config" / "schedules.yaml"
OVERLAPS = {"skip": ScheduleOverlapPolicy.SKIP, "buffer_one": ScheduleOverlapPolicy.BUFFER_ONE}


@dataclass(frozen=True)
class Wanted:
    """One line of the file: what is started, at which hour and minute of a zone's day, and what happens when it cannot
    be: `overlap` when the last one still runs, `catch_up_hours` after the server was away."""

    id: str
    workflow: str
    note: str
    hour: int
    minute: int
    time_zone: str
    overlap: str
    catch_up_hours: int

    @property
    def schedule(self) -> Schedule:
        """The same, as Temporal's API takes it."""
        at = ScheduleCalendarSpec(hour=[ScheduleRange(self.hour)], minute=[ScheduleRange(self.minute)])
        return Schedule(
            action=ScheduleActionStartWorkflow(self.workflow, id=self.id, task_queue=TASK_QUEUE),
            spec=ScheduleSpec(calendars=[at], time_zone_name=self.time_zone),
            policy=SchedulePolicy(
                overlap=OVERLAPS[self.overlap], catchup_window=dt.timedelta(hours=self.catch_up_hours)
            ),
            state=ScheduleState(note=self.note),
        )


def wanted() -> list[Wanted]:
    """The schedules of the file."""
    said: list[dict[str, Any]] = yaml.safe_load(SETTINGS.read_text())["schedules"]
    return [Wanted(**each) for each in said]


def set_up() -> None:
    """Apply the file to the server that the TEMPORAL_* variables name."""
    asyncio.run(bring_to(wanted()))


async def bring_to(wants: list[Wanted]) -> None:
    """Make each schedule, or change what is different."""
    client = await connect()
    for want in wants:
        await _bring(client, want)


async def _bring(client: Client, want: Wanted) -> None:
    async def changed(found: ScheduleUpdateInput) -> ScheduleUpdate:
        schedule = want.schedule
        schedule.state.paused = found.description.schedule.state.paused
        return ScheduleUpdate(schedule=schedule)

    try:
        await client.create_schedule(want.id, want.schedule)
    except ScheduleAlreadyRunningError:
        await client.get_schedule_handle(want.id).update(changed)
