"""The worker as a process: it waits for its servers, stops when asked, and the next one goes on where it stopped."""

import asyncio

import pytest
from sqlalchemy import text

from activities.database import transaction
from activities.worker import GRACE
from cli.office.temporal import DevServer
from records.submission import Submission
from tests.activities.office import Office
from tests.journeys.at_work import Journey
from tests.journeys.killing import Program

AT_WORK = "The worker is at work"
WAITING = "does not answer yet; waiting for it."


async def test_a_worker_stops_when_asked_and_the_next_one_goes_on(office: Office) -> None:
    it = Journey(office)
    with Program("activities.worker") as worker:
        await it.settled("clear_person")
        status, seconds = await asyncio.to_thread(worker.stop)
        assert status == 0
        assert seconds < GRACE.total_seconds() + 2
    it.post("clear_person", office.ines, outcome="new_person")
    with Program("activities.worker"):
        await it.settled("issue_certification", "schedule_visit")
    assert it.row(Submission, Submission.kind == "clear_person").outcome == "applied"


async def test_a_worker_started_before_its_temporal_waits_for_it(office: Office, own_server: DevServer) -> None:
    own_server.stop()
    it = Journey(office)
    with Program("activities.worker") as worker:
        await worker.says(WAITING)
        own_server.start()
        await worker.says(AT_WORK)
        await it.settled("clear_person")


@pytest.mark.usefixtures("office")
async def test_a_worker_that_waits_for_its_temporal_stops_when_asked(own_server: DevServer) -> None:
    own_server.stop()
    with Program("activities.worker") as worker:
        await worker.says(WAITING)
        assert (await asyncio.to_thread(worker.stop))[0] == 0


async def test_steps_go_on_after_the_database_has_dropped_every_connection(office: Office) -> None:
    it = Journey(office)
    with Program("activities.worker") as worker:
        await worker.says(AT_WORK)
        await it.settled("clear_person")
        with transaction() as session:
            others = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hearth-worker'"
            session.execute(text(f"{others} and pid <> pg_backend_pid() and datname = current_database()"))
        assert await it.told("clear_person", office.ines, outcome="new_person") == "cleared"
