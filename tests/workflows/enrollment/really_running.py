"""An enrollment and its assignments that run with their real steps on a real database, on a clock that jumps."""

import datetime as dt
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from temporalio.testing import WorkflowEnvironment

from activities.database import transaction
from records import secrets
from records.assignment import Assignment
from records.care_case import Case
from records.clock import county_day, county_instant
from records.decision import Notice
from records.enrollment import Enrollment
from records.person import Person
from records.subject import Subject
from records.submission import say
from records.task import Task
from records.violation import Violation
from tests.activities.office import Office
from tests.activities.provider_office import Applicant
from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.real_steps import RealSteps, at_work
from workflows.messages import process_id
from workflows.steps.step import Told

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


class Running(RealSteps):
    """An enrollment in the records, with its assignments and violations."""

    def __init__(self, environment: WorkflowEnvironment, nadia: Applicant) -> None:
        super().__init__(environment)
        self.nadia, self.office = nadia, nadia.office

    async def today(self) -> dt.date:
        return county_day(await self.now())

    async def say(self, kind: str, by: int | None = -1, **payload: Any) -> str:
        """Say something to her enrollment, as carla unless told, and bring it and all that follows; the outcome."""
        told = self.nadia.say(kind, self.office.carla if by == -1 else by, payload, await self.now())
        return await self.tell(kind, process_id("enrollment", self.nadia.id), told)

    async def start(self, assignment_id: int, minutes: int) -> str:
        """She begins to work for a recipient today, with hours a week; the outcome."""
        now, today = await self.now(), (await self.today()).isoformat()
        with transaction() as session:
            said = say(
                session,
                kind="start_assignment",
                form_key=f"start-{assignment_id}",
                subject=Subject("assignment", assignment_id),
                staff_id=self.office.carla,
                said_at=now,
                payload={"starts_on": today, "minutes_per_week": minutes},
            )
            told = Told(assignment_id, said.id, self.office.carla, now)
        return await self.tell("start_assignment", process_id("assignment", assignment_id), told)

    def processes(self) -> list[str]:
        """The enrollment's, every assignment's and every violation's."""
        assignments = [process_id("assignment", each.id) for each in self.nadia.rows(Assignment)]
        violations = [process_id("violation", each.id) for each in self.nadia.rows(Violation)]
        return [process_id("enrollment", self.nadia.id), *assignments, *violations]

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

    async def named_by(self, case_id: int, relationship: str = "none", lives_together: bool = False) -> None:
        """A recipient names her."""
        day = (await self.today()).isoformat()
        named = {
            "case_id": case_id,
            "designated_on": day,
            "relationship": relationship,
            "lives_together": lives_together,
        }
        assert await self.say("designate", **named) == "designated"

    async def gathered(self) -> None:
        """All four steps are done, number and list are in order."""
        day = (await self.today()).isoformat()
        form: dict[str, Any] = {
            "received_on": day,
            "identity_document": "passport",
            "ssn_card_seen": True,
            "work_authorized": True,
        }
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

    def standing(self) -> str:
        return self.nadia.now().status

    def assignments(self) -> list[str]:
        return [each.status for each in self.nadia.rows(Assignment)]

    def tasks(self) -> set[str]:
        return {task.kind for task in self.nadia.rows(Task, Task.state == "open")}

    def letters(self) -> list[str]:
        return [notice.template for notice in self.nadia.rows(Notice) if notice.language == "en"]


def begun(office: Office, environment: WorkflowEnvironment, at: dt.datetime) -> Running:
    """Nadia wants to be a provider; nothing is done yet, and her enrollment's process is to begin."""
    nadia = Applicant(office, at, **NOTHING_YET)
    with transaction() as session:
        row = session.get_one(Enrollment, nadia.id)
        row.ssn_cipher, row.ssn_index = secrets.seal("900551234"), secrets.blind_index("900551234")
        person, row.person = row.person, None  # nobody has seen her yet
        session.flush()
        session.delete(person)
    return Running(environment, nadia)


def tell_it(time_skipping: Skipping, office: Office, story: Callable[[Running], Coroutine[Any, Any, None]]) -> None:
    """Tell a story to a fresh office."""

    async def told() -> None:
        async with at_work(time_skipping, partial(begun, office), SECRETS) as it:
            await story(it)

    coroutines.run(told())
