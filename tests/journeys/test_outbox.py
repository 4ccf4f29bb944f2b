"""Nothing said is lost and nothing begins twice, whatever is killed: Temporal, the dispatcher, the worker."""

import asyncio
import datetime as dt
import time
from collections import Counter

from sqlalchemy import func, select
from temporalio.client import Client

from activities.database import transaction
from activities.temporal import connect
from cli.office.temporal import DevServer
from records import clock
from records.event import Event
from records.outbox import OutboxMessage
from records.registering import Soc295, register
from records.submission import Submission
from tests.activities.office import Office
from tests.journeys.at_work import Journey, at_work
from tests.journeys.killing import Program

SUBMISSIONS = 1_000
TODAY = dt.date(2026, 3, 2)


def unsent() -> int:
    with transaction() as session:
        return session.scalar(select(func.count()).where(OutboxMessage.sent_at.is_(None))) or 0


def sent() -> int:
    with transaction() as session:
        return session.scalar(select(func.count()).where(OutboxMessage.sent_at.is_not(None))) or 0


def register_some(office: Office, count: int) -> None:
    """People who apply by telephone, one after the other."""
    with transaction() as session:
        for number in range(count):
            form = Soc295(county_code="34", first_name="Ada", last_name=f"Number {number}", requested_on=TODAY)
            register(session, form, "phone", office.ines, clock.now())


async def register_all(office: Office) -> None:
    for _ in range(SUBMISSIONS // 20):
        await asyncio.to_thread(register_some, office, 20)


async def drained(seconds: float) -> None:
    until = time.monotonic() + seconds
    while left := unsent():
        assert time.monotonic() < until, f"{left} messages are still unsent"
        await asyncio.sleep(0.05)


async def begun_workflows(client: Client) -> Counter[str]:
    return Counter([found.id async for found in client.list_workflows("WorkflowType = 'ApplicationIntake'")])


async def kill_server(server: DevServer) -> None:
    """Kill -9, and start it again on the same files."""
    assert server.child.process is not None
    server.child.process.kill()
    server.child.process.wait()
    await asyncio.sleep(0.3)
    server.start()


async def when_sent(count: int) -> None:
    """Wait until so many messages have been delivered."""
    until = time.monotonic() + 120
    while sent() < count:
        assert time.monotonic() < until, f"only {sent()} of {count} messages were sent in a minute"
        await asyncio.sleep(0.02)


async def test_a_thousand_submissions_begin_exactly_a_thousand_workflows_though_five_things_are_killed(
    office: Office, own_server: DevServer
) -> None:
    registering = asyncio.create_task(register_all(office))
    with Program("tests.journeys.dispatching") as dispatcher:
        for count, kill_temporal in ((100, False), (250, True), (400, False), (550, True), (700, False)):
            await when_sent(count)
            if kill_temporal:
                await kill_server(own_server)
            else:
                dispatcher.kill()
                dispatcher.start()
        await registering
        await drained(120)
    client = await connect()
    with transaction() as session:
        told = session.scalars(select(OutboxMessage.workflow_id)).all()
        outcomes = Counter(session.scalars(select(OutboxMessage.outcome)))
    assert len(told) == len(set(told)) == SUBMISSIONS
    assert outcomes == {"delivered": SUBMISSIONS}
    for _ in range(50):
        begun = await begun_workflows(client)
        if len(begun) == SUBMISSIONS:
            break
        await asyncio.sleep(0.2)
    assert begun == Counter(told)


async def test_what_is_told_arrives_once_though_worker_and_temporal_are_killed(
    office: Office, own_server: DevServer
) -> None:
    journeys = [Journey(office, first_name=f"Ada {number}") for number in range(12)]
    with Program("activities.worker") as worker:
        for journey in journeys:
            journey.post("withdraw", None, asked_on=journey.today, how="online")
        await when_sent(len(journeys) + 2)
        worker.kill()
        worker.start()
        await when_sent(len(journeys) + 4)
        await kill_server(own_server)
        worker.kill()
        worker.start()
        await drained(120)
        client = await connect()
        endings = [await journey.ended(client) for journey in journeys]
    assert endings == ["withdrawn"] * len(journeys)
    for journey in journeys:
        assert len(journey.rows(Event, Event.kind == "withdrawn")) == 1
        assert journey.row(Submission, Submission.kind == "withdraw").outcome == "applied"


async def test_a_workflow_is_begun_before_it_is_told_anything_and_told_in_the_order_of_saying(office: Office) -> None:
    it = Journey(office)
    first = it.post("clear_person", office.ines, outcome="new_person")
    second = it.post("issue_certification", office.ines, issued_on=it.today, issued_how="mail")
    third = it.post("extend_certification", office.carla, reason="hospital", note="Since Monday.")
    async with at_work():
        await it.settled("follow_certification", "schedule_visit")
        await drained(10)
    with transaction() as session:
        sent = session.scalars(select(OutboxMessage).order_by(OutboxMessage.sent_at)).all()
    assert [message.update_id for message in sent] == [None, first, second, third]
    assert [(message.result or {}).get("outcome") for message in sent] == [None, "cleared", "issued", "extended"]


async def test_a_message_out_of_turn_is_refused_with_a_sentence_on_its_submission(office: Office) -> None:
    it = Journey(office)
    it.post("schedule_visit", office.carla, starts_at=it.at.isoformat(), place="home")
    async with at_work():
        await drained(20)
    said = it.row(Submission, Submission.kind == "schedule_visit")
    assert (said.outcome, said.sentence) == (
        "refused",
        "It is not yet known who the applicant is. Clear the person first.",
    )


async def test_two_dispatchers_deliver_each_message_once_between_them(office: Office) -> None:
    await asyncio.to_thread(register_some, office, 100)
    with Program("tests.journeys.dispatching"), Program("tests.journeys.dispatching"):
        await drained(30)
    with transaction() as session:
        assert set(session.scalars(select(OutboxMessage.attempts))) == {1}


async def test_what_was_said_while_temporal_was_away_is_delivered_within_a_second_of_its_return(
    office: Office, own_server: DevServer
) -> None:
    with Program("tests.journeys.dispatching"):
        await asyncio.to_thread(register_some, office, 1)
        await drained(20)
        took = [await away_and_back(office, own_server) for _ in range(3)]
    assert min(took) < 1.0, "the quickest of three, because other work on the machine only ever makes it slower"


async def away_and_back(office: Office, server: DevServer) -> float:
    """Seconds from the server's return to the last of ten messages."""
    server.stop()
    await asyncio.to_thread(register_some, office, 10)
    await asyncio.sleep(1.0)
    assert unsent() == 10
    server.start()
    await healthy()
    back = time.monotonic()
    await drained(10)
    return time.monotonic() - back


async def healthy() -> None:
    """Wait until the server takes a start, which is later than its port opening."""
    client = await connect()
    while True:
        try:
            await client.start_workflow("Nobody", id=f"probe-{time.monotonic_ns()}", task_queue="nobody")
            return
        except Exception:
            await asyncio.sleep(0.02)
