"""`hearth doctor`: does every part of the office answer?"""

import asyncio
import os
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass

import click
import psycopg
from alembic.script import ScriptDirectory
from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import DescribeTaskQueueRequest

from cli.office.address import join_office
from cli.office.home import home
from cli.office.lock import read_record
from cli.office.namespace import connect
from cli.office.ports import LOOPBACK, WEB
from cli.office.staff import plain
from cli.office.trouble import Trouble
from records.migrating import FOLDER
from workflows.messages import TASK_QUEUE


@dataclass(frozen=True)
class Finding:
    """One part, whether it is well, and what was seen."""

    part: str
    well: bool
    seen: str


def database() -> str:
    """The database answers and has every migration."""
    with psycopg.connect(plain(os.environ["DATABASE_URL"]), connect_timeout=3) as connection:
        row = connection.execute("select version_num from alembic_version").fetchone()
    newest = ScriptDirectory(str(FOLDER)).get_current_head()
    if row is None or row[0] != newest:
        raise LookupError(f"its tables are at {row and row[0]}, the newest are {newest}; run `hearth migrate`")
    return f"tables at {newest}"


def worker() -> str:
    """Temporal answers, and the worker that runs here asks it for work."""
    asked = asyncio.run(_who_asks_for_work())
    record = read_record(home())
    pid = record.children.get("worker", (None,))[0] if record else None
    if not any(pid is None or name.startswith(f"{pid}@") for name in asked):
        raise LookupError("no worker asks for work yet")
    return f"asks for work on '{TASK_QUEUE}'"


async def _who_asks_for_work() -> list[str]:
    client = await connect()
    queue = TaskQueue(name=TASK_QUEUE)
    kind = TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW
    request = DescribeTaskQueueRequest(namespace=client.namespace, task_queue=queue, task_queue_type=kind)
    answer = await client.workflow_service.describe_task_queue(request)
    return [poller.identity for poller in answer.pollers]


def web() -> str:
    """The web site says that it is well."""
    address = f"http://{LOOPBACK}:{WEB.number}"
    with urllib.request.urlopen(f"{address}/health", timeout=3):
        return address


PARTS: dict[str, Callable[[], str]] = {"database": database, "worker": worker, "web": web}


def examine() -> list[Finding]:
    """Ask every part once."""
    return [_examine(part, ask) for part, ask in PARTS.items()]


def _examine(part: str, ask: Callable[[], str]) -> Finding:
    try:
        return Finding(part, True, ask())
    except Exception as trouble:
        return Finding(part, False, str(trouble).split("\n")[0])


@click.command()
@click.option("--wait", "seconds", type=float, default=0, help="Seconds to go on asking until all is well.")
def doctor(seconds: float) -> None:
    """Ask the database, the worker behind Temporal, and the web site; exit status 1 when one is not well."""
    join_office()
    until = time.monotonic() + seconds
    findings = examine()
    while not all(finding.well for finding in findings) and time.monotonic() < until:
        time.sleep(0.3)
        findings = examine()
    for finding in findings:
        click.echo(f"{finding.part:<9} {'well' if finding.well else 'ILL '}  {finding.seen}")
    ill = [finding.part for finding in findings if not finding.well]
    if ill:
        raise Trouble(f"Not well: {', '.join(ill)}. Their logs are in {home().logs}.")
