"""Enrollments and their assignments with their real steps on a real database, on a clock that jumps."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import select
from temporalio.testing import WorkflowEnvironment

import tests.activities.conftest as steps_on_a_database
from activities import waiting_messages
from activities.database import transaction
from activities.worker import THREADS, worker_for
from records import secrets
from records.assignment import Assignment
from records.background import EnrollmentAppeal, ExceptionRequest, Waiver
from records.care_case import Case
from records.clock import county_day, county_instant
from records.clocks import Clock
from records.decision import Notice
from records.enrollment import Enrollment, EnrollmentStatus
from records.outbox import OutboxMessage
from records.person import Person
from records.submission import Submission
from records.task import Task
from tests.activities.office import Office
from tests.activities.provider_office import ROBBERY, Applicant
from tests.fixtures.temporal import Skipping
from tests.workflows.journey_histories import check_histories
from tests.workflows.process_under_test import rests
from workflows.converter import as_json
from workflows.delivery import Delivered, begin, tell
from workflows.messages import process_id

own_database = steps_on_a_database.own_database
office = steps_on_a_database.office
SECRETS = ("Nadia", "Bell", "1980-03-04", "900-55-1234", "Moreno", "Robbery")
NOTHING_YET: dict[str, Any] = {
    "application_received_on": None,
    "identity_document": None,
    "ssn_card_seen": None,
    "work_authorized": None,
    "fingerprints_taken_on": None,
    "orientation_attended_on": None,
    "agreement_signed_on": None,
    "ssn_standing": "not_asked",
    "list_standing": "not_asked",
    "background": "not_asked",
}


class Running:
    """An enrollment in the records; its processes run on a server, told by a messenger in place of the dispatcher."""

    def __init__(self, environment: WorkflowEnvironment, nadia: Applicant) -> None:
        self.environment, self.nadia, self.office = environment, nadia, nadia.office

    async def now(self) -> dt.datetime:
        return await self.environment.get_current_time()

    async def today(self) -> dt.date:
        return county_day(await self.now())

    async def say(self, kind: str, by: int | None = -1, **payload: Any) -> str:
        """Say something, as carla unless told, and bring it and all that follows; the outcome."""
        told = self.nadia.say(kind, self.office.carla if by == -1 else by, payload, await self.now())
        message = {"submission_id": told.submission_id, "by": told.by, "at": told.at.isoformat()}
        client, workflow_id = self.environment.client, process_id("enrollment", self.nadia.id)
        answer = await tell(client, workflow_id, kind, f"submission-{told.submission_id}", message)
        assert isinstance(answer, Delivered), answer
        assert answer.result
        await self.deliver()
        if answer.result.outcome == "refused":
            with transaction() as session:
                pytest.fail(f"{kind}: {session.get_one(Submission, told.submission_id).sentence}")
        return answer.result.outcome

    async def deliver(self) -> None:
        """Bring what steps have left in the outbox, until nothing is left and nothing is under way."""
        quiet = 0
        while quiet < 3:
            with transaction() as session:
                waiting = list(session.scalars(select(OutboxMessage).where(OutboxMessage.sent_at.is_(None))))
            for message in sorted(waiting, key=lambda each: each.id):
                await self.bring(message)
            quiet = quiet + 1 if not waiting and await self.all_rest() else 0
            await asyncio.sleep(0.02)

    async def all_rest(self) -> bool:
        """Whether no process has anything in hand."""
        handles = [self.environment.client.get_workflow_handle(each) for each in self.processes()]
        return all([await rests(handle) for handle in handles])

    def processes(self) -> list[str]:
        """The enrollment's and every assignment's."""
        assignments = [process_id("assignment", each.id) for each in self.nadia.rows(Assignment)]
        return [process_id("enrollment", self.nadia.id), *assignments]

    async def bring(self, message: OutboxMessage) -> None:
        client, to = self.environment.client, message.workflow_id
        if message.kind == "begin":
            outcome = await begin(client, message.workflow, to, message.payload)
        else:
            outcome = await tell(client, to, message.workflow, message.update_id or "", message.payload)
        assert isinstance(outcome, Delivered), outcome
        with transaction() as session:
            waiting_messages.arrived(session, message.id, as_json(outcome.result), message.posted_at)

    async def until(self, instant: dt.datetime) -> None:
        """Let time pass, and what it brings be done."""
        await self.environment.sleep(instant - await self.now())
        await self.deliver()

    async def end_of(self, day: dt.date, seconds: int) -> None:
        """Some seconds after, or before, the end of a day in California."""
        midnight = county_instant(day + dt.timedelta(days=1), dt.time())
        await self.until(midnight + dt.timedelta(seconds=seconds))

    def recipient(self, name: str) -> int:
        """Somebody with a case whom nobody serves yet; the id of the case."""
        with transaction() as session:
            person = Person(first_name=name, last_name="Moreno", birth_date=dt.date(1940, 1, 1), made_at=self.nadia.at)
            case = Case(
                case_number=f"3{self.nadia.id:03d}{ord(name[0]):03d}",
                person=person,
                county_code="34",
                status="eligible",
                status_since=self.nadia.at.date(),
                opened_at=self.nadia.at,
            )
            session.add(case)
            session.flush()
            return case.id

    async def named_by(self, case_id: int) -> None:
        """A recipient names her."""
        day = (await self.today()).isoformat()
        named = {"case_id": case_id, "designated_on": day, "relationship": "none", "lives_together": False}
        assert await self.say("designate", **named) == "designated"

    async def gathered(self) -> None:
        """All four steps are done, number and list are in order."""
        day = (await self.today()).isoformat()
        form = {"received_on": day, "identity_document": "passport", "ssn_card_seen": True, "work_authorized": True}
        assert await self.say("receive_application", **form, person_id=None) == "received"
        assert await self.say("take_fingerprints", taken_on=day, ati="A123") == "taken"
        assert await self.say("attend_orientation", attended_on=day, how="in_person") == "attended"
        assert await self.say("sign_agreement", signed_on=day) == "signed"
        assert await self.say("answer_ssn", answer="verified", proof="SSA letter") == "verified"
        assert await self.say("answer_list", answer="clear", proof="List of the day") == "clear"

    async def justice(self, answer: str) -> str:
        """The Department of Justice sends a notice on paper."""
        return await self.say(
            "answer_background", answer=answer, notice_on=(await self.today()).isoformat(), proof="Notice"
        )

    def at_work(self) -> None:
        """Both recipients' hours are in the records; starting with hours has its own tests."""
        with transaction() as session:
            for row in session.scalars(select(Assignment).where(Assignment.enrollment_id == self.nadia.id)):
                row.status, row.starts_on = "active", row.designated_on

    def standing(self) -> str:
        return self.nadia.now().status

    def assignments(self) -> list[str]:
        return [each.status for each in self.nadia.rows(Assignment)]

    def tasks(self) -> set[str]:
        return {task.kind for task in self.nadia.rows(Task, Task.state == "open")}

    def letters(self) -> list[str]:
        return [notice.template for notice in self.nadia.rows(Notice) if notice.language == "en"]


@asynccontextmanager
async def running(time_skipping: Skipping, office: Office) -> AsyncIterator[Running]:
    """Nadia wants to be a provider; nothing is done yet, and her enrollment's process has begun."""
    async with time_skipping() as environment:
        nadia = Applicant(office, await environment.get_current_time(), **NOTHING_YET)
        with transaction() as session:
            row = session.get_one(Enrollment, nadia.id)
            row.ssn_cipher, row.ssn_index = secrets.seal("900551234"), secrets.blind_index("900551234")
            person, row.person = row.person, None  # nobody has seen her yet
            session.flush()
            session.delete(person)
        with ThreadPoolExecutor(THREADS) as threads:
            async with worker_for(environment.client, threads):
                it = Running(environment, nadia)
                await it.deliver()
                yield it
                await check_histories(environment.client, it.processes(), SECRETS)


def tell_it(time_skipping: Skipping, office: Office, story: Callable[[Running], Coroutine[Any, Any, None]]) -> None:
    """Tell a story to a fresh office."""

    async def told() -> None:
        async with running(time_skipping, office) as it:
            await story(it)

    asyncio.run(told())


@pytest.mark.usefixtures("own_database")
def test_the_records_say_lapsed_on_day_91_and_not_on_day_90(time_skipping: Skipping, office: Office) -> None:
    async def story(it: Running) -> None:
        assert it.tasks() == {"receive_form"}
        await it.named_by(it.recipient("Ida"))
        clock = it.nadia.row(Clock, Clock.question == "deadline.enrollment")
        assert clock.due_on == await it.today() + dt.timedelta(days=90)
        await it.end_of(clock.due_on, seconds=-5)
        assert (it.standing(), it.assignments()) == ("pending", ["waiting"])
        assert "follow_enrollment" in it.tasks()
        await it.end_of(clock.due_on, seconds=2)
        assert (it.standing(), it.assignments()) == ("lapsed", ["ended"])
        assert it.nadia.row(Clock, Clock.question == "deadline.enrollment").outcome == "missed"
        assert it.tasks() == set()
        await it.until(await it.now() + dt.timedelta(days=95))
        assert it.nadia.now().ended_on is not None

    tell_it(time_skipping, office, story)


@pytest.mark.usefixtures("own_database")
def test_a_later_conviction_ends_every_assignment_and_a_waiver_serves_one_recipient(
    time_skipping: Skipping, office: Office
) -> None:
    async def story(it: Running) -> None:
        ida, ben = it.recipient("Ida"), it.recipient("Ben")
        await it.named_by(ida)
        await it.gathered()
        assert it.standing() == "pending"
        assert await it.justice("clear") == "clear"
        assert (it.standing(), it.assignments()) == ("enrolled", ["ready"])
        await it.named_by(ben)
        assert it.assignments() == ["ready", "ready"]
        it.at_work()
        await it.until(await it.now() + dt.timedelta(days=200))

        assert await it.justice("conviction") == "conviction"
        assert it.tasks() == {"evaluate_record"}
        recent = ROBBERY | {"convicted": (await it.today() - dt.timedelta(days=40)).isoformat()}
        assert await it.say("evaluate_record", convictions=[recent], note=None) == "waiver_possible"
        assert (it.standing(), it.assignments()) == ("waiver_possible", ["ended", "ended"])

        day = (await it.today()).isoformat()
        form = {"received_on": day, "signed_on": day, "signed_by": "recipient", "signer_is_applicant": False}
        await it.named_by(ida)
        await it.named_by(ben)
        assert await it.say("receive_waiver", case_id=ida, **form) == "accepted"
        assert await it.say("receive_waiver", case_id=ben, **form | {"signed_by": "other"}) == "irregular"
        assert "review_waiver" in it.tasks()
        waiver = it.nadia.rows(Waiver)[-1].id
        refuse = {"waiver_id": waiver, "verdict": "refuse", "reason": "A neighbor may not sign."}
        assert await it.say("rule_on_waiver", it.office.sue, **refuse) == "turned_down"
        assert "review_waiver" not in it.tasks()
        assert (it.standing(), it.assignments()[2:]) == ("enrolled_by_waiver", ["ready", "waiting"])
        history = [(each.before, each.cause, each.status) for each in it.nadia.rows(EnrollmentStatus)]
        assert history[-3:] == [
            ("pending", "all_done", "enrolled"),
            ("enrolled", "tier_2", "waiver_possible"),
            ("waiver_possible", "waiver", "enrolled_by_waiver"),
        ]
        assert await it.say("withdraw_enrollment", how="letter", asked_on=day) == "withdrawn"
        assert it.assignments() == ["ended"] * 4

    tell_it(time_skipping, office, story)


@pytest.mark.usefixtures("own_database")
def test_an_exception_is_denied_and_the_appeal_against_it_won(time_skipping: Skipping, office: Office) -> None:
    async def story(it: Running) -> None:
        await it.gathered()
        await it.justice("record")
        recent = ROBBERY | {"convicted": (await it.today() - dt.timedelta(days=900)).isoformat()}
        assert await it.say("evaluate_record", convictions=[recent], note=None) == "waiver_possible"
        day = (await it.today()).isoformat()
        form = {"received_on": day, "offense_kind": "other", "offenses": 1, "custody_ended_on": "2020-01-01"}
        assert (
            await it.say("request_exception", **form, evidence=["statement"], statement="I have changed.") == "accepted"
        )
        assert it.tasks() == {"recommend_exception"}
        exception = it.nadia.row(ExceptionRequest).id
        forward = {"exception_id": exception, "verdict": "forward", "reason": "Complete."}
        assert await it.say("recommend_exception", it.office.sue, **forward) == "forwarded"
        assert it.tasks() == {"decide_exception"}
        deny = {"exception_id": exception, "verdict": "deny", "reason": "Too recent."}
        assert await it.say("decide_exception", it.nadia.rita, **deny) == "denied"
        assert it.standing() == "waiver_possible"
        assert await it.say("appeal", received_on=day, grounds="It was somebody else.") == "accepted"
        grant = {"appeal_id": it.nadia.row(EnrollmentAppeal).id, "verdict": "grant", "reason": "It was somebody else."}
        assert await it.say("decide_appeal", it.nadia.rosa, **grant) == "granted"
        assert (it.standing(), it.tasks()) == ("enrolled", set())
        assert it.letters() == ["provider_tier_2", "exception_denied", "provider_enrolled", "appeal_granted"]
        assert await it.say("withdraw_enrollment", how="letter", asked_on=day) == "withdrawn"

    tell_it(time_skipping, office, story)


@pytest.mark.usefixtures("own_database")
def test_a_name_put_right_is_looked_up_anew_and_a_number_that_does_not_fit_is_a_task(
    time_skipping: Skipping, office: Office
) -> None:
    async def story(it: Running) -> None:
        await it.gathered()
        assert await it.justice("clear") == "clear"
        with transaction() as session:
            session.get_one(Person, it.nadia.now().person_id).last_name = "Ruiz"
        assert await it.say("correct_identity", correction_id=1) == "corrected"
        row = it.nadia.now()
        assert (row.last_name, row.status, row.ssn_standing) == ("Ruiz", "enrolled", "asked")
        await it.until(await it.now() + dt.timedelta(days=12))
        assert it.tasks() == {"enter_ssn_check", "enter_list_check"}  # nobody has answered
        assert await it.say("answer_ssn", answer="mismatch", proof="SSA screen") == "mismatch"
        assert await it.say("answer_list", answer="clear", proof="List of the day") == "clear"
        assert (it.standing(), it.tasks()) == ("enrolled", {"enter_ssn_check"})
        assert await it.say("answer_ssn", answer="verified", proof="SSA letter") == "verified"
        assert (it.standing(), it.tasks()) == ("enrolled", set())

    tell_it(time_skipping, office, story)
