"""The process with its real steps on a real database, on a clock that jumps: what the county's records hold then."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

import pytest
from temporalio.testing import WorkflowEnvironment

import tests.activities.conftest as steps_on_a_database
from activities.worker import THREADS, worker_for
from records.care_case import Authorization
from records.clock import county_day, county_instant
from records.clocks import Clock
from records.decision import Notice, Proposal
from records.event import Event
from records.task import Task
from tests.activities.office import Intake, Office
from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.journey_histories import check_histories
from workflows.intake.application import ApplicationIntake
from workflows.messages import TASK_QUEUE, BeginIntake, Result, Said, intake_id

own_database = steps_on_a_database.own_database
office = steps_on_a_database.office
SECRETS = ("Marisol", "Quintero", "1948-05-09", "12 Elm St", "Sacramento")


class Running:
    """An application in the records, and its intake on a server."""

    def __init__(self, environment: WorkflowEnvironment, told: Intake) -> None:
        self.environment, self.told = environment, told
        self.handle = environment.client.get_workflow_handle(intake_id(told.id))

    async def say(self, update: str, by: int | None, **payload: Any) -> str:
        """Say something in the records, then to the workflow, as web and dispatcher do; the outcome."""
        at = await self.environment.get_current_time()
        told = self.told.say(update, by, payload, at)
        said = Said(told.submission_id, by, at)
        answer = await self.handle.execute_update(
            update, said, id=f"submission-{said.submission_id}", result_type=Result
        )
        return answer.outcome

    async def until(self, instant: dt.datetime) -> None:
        """Let time pass, and the steps that it brings be done."""
        await self.environment.sleep(instant - await self.environment.get_current_time())
        quiet = 0
        while quiet < 3:
            await self.handle.query(ApplicationIntake.progress)  # answered after what the workflow has in hand
            under_way = (await self.handle.describe()).raw_description.pending_activities
            quiet = 0 if under_way else quiet + 1
            await asyncio.sleep(0.05)

    async def today(self) -> dt.date:
        """The county's day on the server."""
        return county_day(await self.environment.get_current_time())

    def proposal(self) -> int:
        """The newest proposal."""
        return int(self.told.rows(Proposal)[-1].id)

    def tasks(self, state: str = "open") -> set[str]:
        """The kinds of tasks in a state."""
        return {task.kind for task in self.told.rows(Task, Task.state == state)}


@asynccontextmanager
async def running(time_skipping: Skipping, office: Office) -> AsyncIterator[Running]:
    """A registered application whose intake has begun."""
    async with time_skipping() as environment:
        at = await environment.get_current_time()
        told = Intake(office, at)
        with ThreadPoolExecutor(THREADS) as threads:
            async with worker_for(environment.client, threads):
                begin = BeginIntake(told.id, county_day(at), at)
                await environment.client.start_workflow(
                    ApplicationIntake.run, begin, id=intake_id(told.id), task_queue=TASK_QUEUE
                )
                it = Running(environment, told)
                yield it
                await it.handle.result()
                await check_histories(environment.client, [it.handle.id], SECRETS)


def tell(time_skipping: Skipping, office: Office, story: Callable[[Running], Coroutine[Any, Any, None]]) -> None:
    """Tell a story to a fresh office."""

    async def told() -> None:
        async with running(time_skipping, office) as it:
            await story(it)

    coroutines.run(told())


@pytest.mark.usefixtures("own_database")
def test_on_day_46_the_records_say_overdue_and_a_form_that_came_on_day_45_mends_it(
    time_skipping: Skipping, office: Office
) -> None:
    async def story(it: Running) -> None:
        await it.say("clear_person", office.ines, outcome="new_person")
        given = await it.today()
        assert (
            await it.say("issue_certification", office.ines, issued_on=given.isoformat(), issued_how="mail") == "issued"
        )
        assert "follow_certification" in it.tasks()
        last_day = given + dt.timedelta(days=45)
        midnight = county_instant(last_day + dt.timedelta(days=1), dt.time())

        await it.until(midnight - dt.timedelta(seconds=5))
        clock = it.told.row(Clock, Clock.question == "deadline.health_certification")
        assert (clock.due_on, clock.outcome) == (last_day, None)

        await it.until(midnight + dt.timedelta(seconds=2))
        clock = it.told.row(Clock, Clock.question == "deadline.health_certification")
        assert (clock.outcome, clock.ended_on) == ("missed", last_day + dt.timedelta(days=1))
        assert "propose_denial" in it.tasks()
        assert "follow_certification" in it.tasks("closed")
        with it.told.records() as (_, application):
            assert application.status == "pending"  # a person proposes the denial

        received = {"form": "soc_873", "signer": "Dr. Ngata", "signer_profession": "physician"}
        answers = {"unable_alone": True, "at_risk": True, "received_on": last_day.isoformat()}
        assert await it.say("receive_certification", office.carla, **received, **answers) == "accepted"
        assert "propose_denial" in it.tasks("closed")
        await it.say("withdraw", office.carla, asked_on=(await it.today()).isoformat(), how="phone")

    tell(time_skipping, office, story)


@pytest.mark.usefixtures("own_database")
def test_an_application_nobody_touches_is_reminded_of_and_escalated_in_the_records(
    time_skipping: Skipping, office: Office
) -> None:
    async def story(it: Running) -> None:
        start = await it.environment.get_current_time()
        await it.until(start + dt.timedelta(days=30))
        kinds = [event.kind for event in it.told.rows(Event)]
        assert kinds.index("reminded") < kinds.index("escalated")
        assert {"untouched_escalation", "clear_person"} <= it.tasks()
        await it.say("clear_person", office.ines, outcome="new_person")
        assert "untouched_escalation" in it.tasks("closed")
        assert "clear_person" in it.tasks("done")
        await it.say("withdraw", None, asked_on=(await it.today()).isoformat(), how="online")

    tell(time_skipping, office, story)


@pytest.mark.usefixtures("own_database")
def test_hours_at_discharge_become_permanent_in_the_records_when_the_form_comes(
    time_skipping: Skipping, office: Office
) -> None:
    async def story(it: Running) -> None:
        today = (await it.today()).isoformat()
        await it.say("clear_person", office.ines, outcome="new_person")
        granted = {"answer": "granted", "federally_funded": True, "effective_on": today, "proof": "MEDS"}
        assert await it.say("answer_medi_cal", office.carla, **granted) == "granted"
        await it.say("issue_certification", office.ines, issued_on=today, issued_how="in_person")
        await it.say("schedule_visit", office.carla, starts_at=it.told.at.isoformat(), place="home")
        assert await it.say("complete_visit", office.carla) == "done"
        claim = {"exception": "discharge", "reason": "Goes home on Friday."}
        assert await it.say("claim_certification_exception", office.carla, **claim) == "claimed"
        assert await it.say("complete_assessment", office.carla, assessment_id=it.told.draft()) == "complete"
        assert "propose_decision" in it.tasks()

        for_now = {"kind": "temporary", "starts_on": today, "reason": "Nobody at home can help."}
        assert await it.say("propose", office.carla, **for_now) == "review"
        assert await it.say("review", office.sue, proposal_id=it.proposal(), verdict="approve") == "approved"
        assert [each.kind for each in it.told.rows(Authorization)] == ["temporary"]
        assert it.tasks() == {"follow_certification"}

        received = {"received_on": today, "form": "soc_873", "signer": "Dr. Ngata", "signer_profession": "physician"}
        answer = await it.say("receive_certification", office.carla, **received, unable_alone=True, at_risk=True)
        assert answer == "accepted"
        assert it.tasks() == {"propose_decision"}
        said = await it.say("propose", office.carla, kind="approve", starts_on=today)
        if said == "review":
            await it.say("review", office.sue, proposal_id=it.proposal(), verdict="approve")
        assert await it.handle.result() == "approved"
        assert [each.kind for each in it.told.rows(Authorization)] == ["temporary", "full"]
        assert it.tasks() == set()
        assert {notice.action for notice in it.told.rows(Notice)} == {"temporary", "approval"}

    tell(time_skipping, office, story)
