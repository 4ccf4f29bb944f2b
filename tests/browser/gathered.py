"""What lies before a journey of providers: all is gathered but the Department of Justice's answer, or only begun."""

import datetime as dt
import itertools
from typing import Any

from sqlalchemy import select

from activities.database import transaction
from records import clock
from records.assignment import Assignment
from records.care_case import Case
from records.clocks import Clock
from records.decision import Notice
from records.enrolling import Soc426, begin_enrollment
from records.enrollment import Enrollment
from records.outbox import post_tell
from records.person import Person
from records.submission import say
from tests.browser.county import County
from tests.browser.told import all_of
from tests.journeys.at_work import NotHeard, arrived

_numbers = itertools.count(1)
BORN = dt.date(1940, 1, 1)


class Gathered:
    """An applicant of Sacramento under an invented name; every step is told to her enrollment's own process."""

    def __init__(self, county: County, last_name: str, *, begun_only: bool = False) -> None:
        self.county, self.carla, number = county, county.people.carla, next(_numbers)
        self.name = f"Nadia {last_name}"
        with transaction() as session:
            form = Soc426(
                county_code="34",
                first_name="Nadia",
                last_name=last_name,
                birth_date=dt.date(1980, 3, 1) + dt.timedelta(days=number),
                ssn=f"52300{number:04d}",
                street="9 Oak St",
                city="Sacramento",
                zip_code="95814",
            )
            row = begin_enrollment(session, form, "in_person", self.carla, clock.now())
            row.worker_id = self.carla
            self.id = row.id
        if not begun_only:
            all_of(self._gather())

    @property
    def path(self) -> str:
        """Her page."""
        return f"/enrollments/{self.id}"

    async def told(self, kind: str, by: int, **payload: Any) -> str:
        """Say something and wait until it has been answered; the outcome."""
        with transaction() as session:
            said = say(
                session,
                kind=kind,
                form_key=f"gathered-{self.id}-{next(_numbers)}",
                subject=session.get_one(Enrollment, self.id).subject,
                staff_id=by,
                said_at=clock.now(),
                payload=payload,
            )
            update_id = post_tell(session, f"enrollment-{self.id}", said).update_id or ""
        sent = await arrived(update_id)
        if sent.outcome == "refused" or sent.result is None:
            raise NotHeard(sent.last_error)
        return str(sent.result["outcome"])

    async def _gather(self) -> None:
        today = clock.county_today().isoformat()
        seen = {"identity_document": "passport", "ssn_card_seen": True, "work_authorized": True, "new_person": True}
        await self.told("receive_application", self.carla, received_on=today, **seen)
        await self.told("take_fingerprints", self.carla, taken_on=today)
        await self.told("attend_orientation", self.carla, attended_on=today, how="in_person")
        await self.told("sign_agreement", self.carla, signed_on=today)
        await self.told("answer_ssn", self.carla, answer="verified", proof="Seen at the SSA desk.")
        await self.told("answer_list", self.carla, answer="clear", proof="List of this month.")

    def named_by(self, first_name: str) -> int:
        """A recipient who names her; the id of the case."""
        with transaction() as session:
            number = next(_numbers)
            person = Person(
                first_name=first_name,
                last_name="Moreno",
                birth_date=BORN + dt.timedelta(days=number),
                made_at=clock.now(),
            )
            case = Case(
                case_number=f"{3_000_000 + number}",
                person=person,
                county_code="34",
                status="eligible",
                status_since=clock.county_today(),
                opened_at=clock.now(),
                unit_id=self.county.people.units["north"],
                worker_id=self.carla,
            )
            session.add(case)
            session.flush()
            case_id = case.id
        today = clock.county_today().isoformat()
        said = {"case_id": case_id, "designated_on": today, "relationship": "none", "lives_together": False}
        all_of(self.told("designate", self.carla, **said))
        return case_id

    def reported(self, answer: str = "record") -> None:
        """A notice of the Department of Justice is entered."""
        today = clock.county_today().isoformat()
        all_of(self.told("answer_background", self.carla, answer=answer, notice_on=today, proof="Paper notice."))

    def now(self) -> Enrollment:
        """The enrollment as it is."""
        return self.county.row(Enrollment, Enrollment.id == self.id)  # type: ignore[no-any-return]

    def assignment(self, case_id: int) -> str:
        """How the assignment to a recipient stands."""
        row = self.county.row(Assignment, Assignment.enrollment_id == self.id, Assignment.case_id == case_id)
        return str(row.status)

    def letters(self) -> list[str]:
        """The English letters about her, by their templates, in order."""
        with transaction() as session:
            sent = select(Notice.template).where(Notice.enrollment_id == self.id, Notice.language == "en")
            return list(session.scalars(sent.order_by(Notice.id)))

    def clocks(self) -> set[str]:
        """The clocks that run."""
        running = self.county.rows(Clock, Clock.enrollment_id == self.id, Clock.outcome.is_(None))
        return {row.question.partition(".")[2] for row in running}
