"""The servers that other tests lean on are the real ones, and fresh."""

import asyncio
import datetime as dt

from sqlalchemy import Engine, text
from temporalio import activity, workflow
from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest
from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from cli.office.namespace import wanted
from records import clock
from tests.fixtures.temporal import Connecting, Skipping


@workflow.defn
class ThirtyDays:
    """Waits for thirty days."""

    @workflow.run
    async def run(self) -> str:
        """The day on which the wait ended."""
        await asyncio.sleep(30 * 24 * 3600)
        return workflow.now().date().isoformat()


@activity.defn
async def nothing() -> None:
    """A step that does nothing."""


async def wait_thirty_days(client: Client) -> str:
    async with Worker(
        client,
        task_queue="fixtures",
        workflows=[ThirtyDays],
        activities=[nothing],
        workflow_runner=UnsandboxedWorkflowRunner(),
    ):
        return await client.execute_workflow(ThirtyDays.run, id="thirty-days", task_queue="fixtures")


async def test_thirty_days_pass_at_once_on_the_time_skipping_server(time_skipping: Skipping) -> None:
    async with time_skipping() as env:
        before = (await env.get_current_time()).date()
        ended = dt.date.fromisoformat(await wait_thirty_days(env.client))
    assert (ended - before).days == 30


async def test_every_time_skipping_server_begins_at_the_present(time_skipping: Skipping) -> None:
    async with time_skipping() as env:
        skipped = abs((await env.get_current_time()) - clock.now())
    assert skipped < dt.timedelta(minutes=5)


async def test_the_dev_server_keeps_histories_as_long_as_the_namespace_file_says(temporal_client: Connecting) -> None:
    client = await temporal_client()
    described = await client.workflow_service.describe_namespace(DescribeNamespaceRequest(namespace="default"))
    assert described.config.workflow_execution_retention_ttl.ToTimedelta().days == wanted().retention_days


def test_a_test_begins_with_a_migrated_database_and_no_staff(engine: Engine) -> None:
    with engine.begin() as connection:
        assert connection.execute(text("select count(*) from staff")).scalar_one() == 0
        connection.execute(text("insert into county (code, name) values ('34', 'Sacramento')"))


def test_the_next_test_sees_nothing_of_the_last_one(engine: Engine) -> None:
    with engine.begin() as connection:
        assert connection.execute(text("select count(*) from county")).scalar_one() == 0
        connection.execute(text("insert into county (code, name) values ('34', 'Sacramento')"))
