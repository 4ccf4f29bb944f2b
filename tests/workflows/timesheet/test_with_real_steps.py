"""A timesheet with its real steps on real records, on a clock that jumps: the period's end, reminders, escalation."""

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import select
from temporalio.testing import WorkflowEnvironment

from activities.database import open_engine, transaction
from activities.worker import THREADS, worker_for
from records import periods, timesheeting
from records.assignment import Assignment
from records.clock import county_day, county_instant
from records.outbox import OutboxMessage
from records.task import Task, unfinished
from records.timekeeping import RecipientAbsence
from records.timesheet import Timesheet
from tests.activities.timesheet_office import Pair, Sheet
from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.journey_histories import check_histories
from tests.workflows.process_under_test import rests
from workflows.delivery import Delivered, begin, tell
from workflows.messages import process_id

MINUTE = dt.timedelta(minutes=1)
SECRETS = ("Ruth", "Paz", "Abel", "Ortiz", "1950-03-07")


@pytest.fixture
def pair(database_url: str) -> Iterator[Pair]:
    yield Pair()
    open_engine(database_url).dispose()


class Running(Sheet):
    """A timesheet that is typed today and submitted at once; told to its workflow as the dispatcher does."""

    def __init__(self, environment: WorkflowEnvironment, pair: Pair, at: dt.datetime) -> None:
        self.environment, self.pair, self.at = environment, pair, at
        today = county_day(at)
        with transaction() as session:
            work = session.get_one(Assignment, pair.work)
            row = timesheeting.draft(session, work, periods.half_month(today), at)
            row.signature_checked = True  # whether chance picks it is not what is told here
            entry = {"day": today.isoformat(), "starts": 0, "ends": 1, "place": "home"}
            timesheeting.write_draft(session, row, [entry])
            timesheeting.submit(session, row, pair.provider, at)
            self.id = row.id

    async def begun(self) -> None:
        """The outbox's message arrives."""
        workflow_id = process_id("timesheet", self.id)
        with transaction() as session:
            message = session.scalars(select(OutboxMessage).where(OutboxMessage.workflow_id == workflow_id)).one()
        delivered = await begin(self.environment.client, message.workflow, workflow_id, message.payload)
        assert isinstance(delivered, Delivered)
        await self.settled()

    async def told(self, kind: str, by: int | None = None, /, **payload: Any) -> str:
        """Say something now; the outcome."""
        self.at = await self.environment.get_current_time()
        said = self.say(kind, by, payload)
        message = {"submission_id": said.submission_id, "by": by, "at": self.at.isoformat()}
        update_id = f"submission-{said.submission_id}"
        answer = await tell(self.environment.client, process_id("timesheet", self.id), kind, update_id, message)
        assert isinstance(answer, Delivered), answer
        assert answer.result
        return answer.result.outcome

    async def approved(self) -> str:
        """The recipient approves."""
        return await self.told("approve_timesheet", version=1, account_id=self.pair.recipient)

    async def until(self, instant: dt.datetime) -> None:
        """Let time pass."""
        await self.environment.sleep(instant - await self.environment.get_current_time())
        await self.settled()

    async def settled(self) -> None:
        """Nothing is under way."""
        handle = self.environment.client.get_workflow_handle(process_id("timesheet", self.id))
        while not await rests(handle):
            pass

    @property
    def open(self) -> list[Task]:
        """What somebody is to do."""
        with transaction() as session:
            return list(session.scalars(select(Task).where(Task.timesheet_id == self.id, unfinished())))


async def after_midnight(environment: WorkflowEnvironment) -> dt.datetime:
    """Now, when the day's first minute can have been worked, at whatever hour this runs."""
    now = await environment.get_current_time()
    if now - county_instant(county_day(now)) <= MINUTE:
        await environment.sleep(2 * MINUTE)
    return await environment.get_current_time()


def check(time_skipping: Skipping, pair: Pair, story: Any) -> None:
    async def told() -> None:
        with ThreadPoolExecutor(THREADS) as threads:
            async with time_skipping() as environment, worker_for(environment.client, threads):
                it = Running(environment, pair, await after_midnight(environment))
                await it.begun()
                await story(it)
                await check_histories(environment.client, [process_id("timesheet", it.id)], SECRETS)

    coroutines.run(told())


def test_an_early_timesheet_waits_for_midnight_is_reminded_of_and_then_paid(
    time_skipping: Skipping, pair: Pair
) -> None:
    async def story(it: Running) -> None:
        over = periods.over_at(it.row.period_begins)
        assert it.row.status == "waiting"
        await it.until(over - dt.timedelta(seconds=30))
        assert it.row.status == "waiting"
        await it.until(over + dt.timedelta(seconds=30))
        assert it.row.status == "awaiting_recipient"
        await it.until(over + dt.timedelta(days=20))
        assert it.events.count("timesheet_reminder") == 4
        assert await it.approved() == "accepted"
        await it.settled()
        assert it.row.payable_minutes == 1

    check(time_skipping, pair, story)


def test_a_held_timesheet_that_nobody_takes_up_moves_to_the_supervisors_list(
    time_skipping: Skipping, pair: Pair
) -> None:
    async def story(it: Running) -> None:
        with transaction() as session:
            row = session.get_one(Timesheet, it.id)
            days = {"first_day": row.period_begins, "last_day": row.period_ends, "why": "away"}
            noted = {"noted_by_id": pair.worker, "noted_at": it.at}
            session.add(RecipientAbsence(case_id=pair.case, **days, **noted))
        await it.until(periods.over_at(it.row.period_begins) + dt.timedelta(hours=9))
        assert await it.approved() == "held"
        await it.settled()
        (task,) = it.open
        assert (task.kind, task.role, task.assignee_id) == ("resolve_timesheet", "caseworker", None)
        (claimed,) = it.clocks
        await it.until(_end_of(claimed.due_on) - dt.timedelta(minutes=1))
        assert [each.kind for each in it.open] == ["resolve_timesheet"]
        await it.until(_end_of(claimed.due_on) + dt.timedelta(minutes=1))
        (task,) = it.open
        assert (task.kind, task.role, task.priority) == ("rule_on_timesheet", "supervisor", 1)
        assert await it.told("rule_on_timesheet", pair.supervisor, how="let_stand") == "accepted"
        await it.settled()
        assert it.open == []
        assert [each for each in it.events if not each.startswith("clock")][-2:] == [
            "timesheet_escalated",
            "timesheet_let_stand",
        ]

    check(time_skipping, pair, story)


def _end_of(day: dt.date) -> dt.datetime:
    return county_instant(day + periods.DAY, dt.time())
