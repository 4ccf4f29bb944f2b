"""The worker: one process that runs workflows and steps, empties the outbox, and collects partners' answers.

`python -m activities.worker`, or `hearth worker`. Any number may run. SIGTERM or Ctrl-C lets what is under way finish.
"""

import asyncio
import gc
import logging
import os
import signal
import sys
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from temporalio.client import Client
from temporalio.worker import Worker

from activities.alive import BEAT_SECONDS
from activities.all_steps import every_activity
from activities.ccs_files.doings import ccs_file_activities
from activities.dispatcher import Dispatcher
from activities.partners import (
    answers,
    bank,
    controller,
    demo_responder,
    doj,
    medi_cal,
    ssn_check,
    suspended_list,
)
from activities.partners.files import FilePartner
from activities.pay_run.doings import run_activities
from activities.pay_run.law_at_hand import read_law
from activities.snapshot.doings import snapshot_activities
from activities.temporal import connect
from activities.timesheet_files.doings import file_activities
from records.clock import county_today
from rules.book import load_book
from workflows.account_request.request import AccountRequest
from workflows.assignment.assignment import ProviderAssignment
from workflows.ccs_file.intake import CcsFileIntake
from workflows.connecting import SHORT_RETRIES
from workflows.enrollment.enrollment import ProviderEnrollment
from workflows.intake.application import ApplicationIntake
from workflows.letter import OneLetter
from workflows.messages import TASK_QUEUE
from workflows.organization.participation import OrganizationParticipation
from workflows.pay_run.advance import AdvancePay
from workflows.pay_run.nightly import NightlyPay
from workflows.pay_run.preview import PayPreview
from workflows.pay_run.run import PayRun
from workflows.sandbox import runner
from workflows.snapshot.build import SnapshotBuild
from workflows.timesheet.timesheet import TimesheetApproval
from workflows.timesheet_file.intake import TimesheetFileIntake
from workflows.violation.violation import ProviderViolation

THREADS = 16
"""Steps at once: each holds a database connection while it runs."""

POLLERS = 20
"""Of each kind: with the default of 5 the slowest answers took more than twice as long (measured)."""

STICKY = timedelta(seconds=1)
"""After a worker is killed, the first message to each workflow waits this long for it, not 10 s (measured)."""

BEAT = timedelta(seconds=BEAT_SECONDS)
"""Signs of life of long work are passed on as often as they are given; else the client keeps them back for four fifths
of the time that silence may last, and an evil second more makes live work look dead."""

GRACE = timedelta(seconds=8)
"""For steps under way when the worker is asked to stop; what takes longer is done again elsewhere."""

log = logging.getLogger("hearth.worker")


def make_ready() -> None:
    """Read the law. What is in memory then stays, so no search for garbage goes through it again (0.15 s, measured)."""
    load_book()
    read_law(county_today())
    gc.freeze()


def worker_for(client: Client, threads: ThreadPoolExecutor) -> Worker:
    """The worker as measured to be quick and quick to recover."""
    return Worker(
        client,
        task_queue=TASK_QUEUE,
        workflows=[
            AccountRequest,
            OrganizationParticipation,
            ApplicationIntake,
            ProviderEnrollment,
            ProviderAssignment,
            ProviderViolation,
            TimesheetApproval,
            TimesheetFileIntake,
            CcsFileIntake,
            PayRun,
            NightlyPay,
            SnapshotBuild,
            PayPreview,
            AdvancePay,
            OneLetter,
        ],
        activities=[
            *(*every_activity(), *file_activities(), *ccs_file_activities()),
            *(*run_activities(), *snapshot_activities()),
        ],
        activity_executor=threads,
        workflow_runner=runner(),
        max_concurrent_activities=THREADS,
        max_heartbeat_throttle_interval=BEAT,
        max_concurrent_workflow_task_polls=POLLERS,
        max_concurrent_activity_task_polls=POLLERS,
        sticky_queue_schedule_to_start_timeout=STICKY,
        graceful_shutdown_timeout=GRACE,
    )


async def run(stopping: asyncio.Event) -> None:
    """Work until told to stop. An error that no retry mends ends the process; the supervisor starts it again."""
    make_ready()
    with ThreadPoolExecutor(THREADS, thread_name_prefix="step") as threads:
        client = await _or_stop(connect(), stopping)
        dispatching = await _or_stop(connect(SHORT_RETRIES), stopping)
        if client is None or dispatching is None:
            return
        async with worker_for(client, threads):
            log.info("The worker is at work on the queue %s.", TASK_QUEUE)
            await asyncio.gather(Dispatcher(dispatching).run(stopping), *_partners(stopping))


async def _or_stop(connecting: Coroutine[Any, Any, Client], stopping: asyncio.Event) -> Client | None:
    """The client, or none when the worker is told to stop before the server has come up."""
    tasks = [asyncio.create_task(connecting), asyncio.create_task(stopping.wait())]
    done, waiting = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    return tasks[0].result() if tasks[0] in done else None  # type: ignore[return-value]  # only the first is a client


def _partners(stopping: asyncio.Event) -> list[Coroutine[Any, Any, None]]:
    """The loops of the partners that are reached by files; a live interface has none here."""
    ports = (
        *(medi_cal.partner(), doj.justice(), ssn_check.ssn_check(), suspended_list.suspended_list()),
        *(bank.bank(), controller.controller()),
    )
    loops = []
    for files in ports:
        if not isinstance(files, FilePartner):
            continue
        files.answers.mkdir(parents=True, exist_ok=True, mode=0o700)
        loops.append(answers.collect(files, stopping))
        if os.environ.get("HEARTH_DEMO") == "1":
            loops.append(demo_responder.respond(files, stopping))
    return loops


async def _run_until_signal() -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    await run(stopping)


def main() -> None:
    """Run a worker in this process until a signal, then leave at once: the SDK's threads may crash a slow exit."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    status = 0
    try:
        asyncio.run(_run_until_signal())
        log.info("The worker has stopped.")
    except Exception:
        log.exception("The worker ends because of a fault.")
        status = 1
    logging.shutdown()
    sys.stdout.flush()
    os._exit(status)


if __name__ == "__main__":
    main()
