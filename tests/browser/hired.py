"""What lies before a provider's first day: enrollments told through the office's own worker."""

import asyncio
from typing import Any

from sqlalchemy import select

from activities.database import transaction
from records import clock
from records.assessment_draft import Line
from records.assignment import Assignment
from records.care_case import Case
from records.enrollment import Enrollment
from records.outbox import post_tell
from records.submission import Submission
from tests.activities.applicants import Applicant
from tests.activities.office import CIRCUMSTANCES
from tests.browser.county import County
from tests.browser.told import Told
from tests.journeys.at_work import NotHeard, arrived, patiently
from workflows.messages import process_id


class Recipient(Told):
    """Somebody who gets hours, decided by a caseworker alone."""

    async def authorized(self, *services: Line, **circumstances: bool) -> Case:
        """From the call to the authorized hours, as the circumstances have it."""
        await self.known()
        carla = self.office.carla
        draft = self.draft(*services, circumstances=CIRCUMSTANCES | circumstances)
        await self.told("complete_assessment", carla, assessment_id=draft)
        await self.told("propose", carla, kind="approve", starts_on=self.today)
        for _ in patiently():
            with transaction() as session:
                found = session.scalars(select(Case).where(Case.person_id == self.person_id)).first()
            if found is not None:
                return found
            await asyncio.sleep(0.05)
        raise NotHeard("No case was opened.")

    @property
    def person_id(self) -> int | None:
        """Who it is."""
        with self.records() as (_, application):
            return application.person_id


class Carer(Applicant):
    """Somebody who wants to be paid for care, in an office whose worker runs."""

    def __init__(self, county: County, first_name: str, last_name: str, ssn: str) -> None:
        self.today = clock.county_today().isoformat()
        super().__init__(county.people, clock.now(), first_name=first_name, last_name=last_name, ssn=ssn)

    async def told(self, kind: str, /, **payload: Any) -> str:
        """Say something as carla, and wait until it has been answered; the outcome."""
        order = self.say(kind, self.office.carla, payload, clock.now())
        with transaction() as session:
            said = session.get_one(Submission, order.submission_id)
            update_id = post_tell(session, process_id("enrollment", self.id), said).update_id
        sent = await arrived(str(update_id))
        if sent.outcome == "refused" or sent.result is None:
            raise NotHeard(sent.last_error)
        return str(sent.result["outcome"])

    async def named_by(self, case: Case, relationship: str = "none") -> int:
        """A recipient's SOC 426A; the id of the assignment."""
        said = {"case_id": case.id, "designated_on": self.today, "relationship": relationship, "lives_together": False}
        await self.told("designate", **said)
        with transaction() as session:
            pair = (Assignment.enrollment_id == self.id, Assignment.case_id == case.id)
            return session.scalars(select(Assignment.id).where(*pair).order_by(Assignment.id.desc())).first() or 0

    async def enrolled(self) -> None:
        """The four steps, and the partners' answers as papers that a worker enters."""
        await self.told(
            "receive_application",
            received_on=self.today,
            identity_document="driver_license",
            ssn_card_seen=True,
            work_authorized=True,
        )
        await self.told("take_fingerprints", taken_on=self.today, ati="A1B2C3")
        await self.told("attend_orientation", attended_on=self.today, how="in_person")
        await self.told("sign_agreement", signed_on=self.today)
        await self.told("answer_ssn", answer="verified", proof="letter of the SSA")
        await self.told("answer_list", answer="clear", proof="list of today")
        await self.told("answer_background", answer="clear", notice_on=self.today, proof="notice of the DOJ")
        await self.stands("enrolled")

    async def convicted(self) -> None:
        """A later notice names a tier 1 conviction, and a worker evaluates it."""
        await self.told("answer_background", answer="conviction", notice_on=self.today, proof="notice of the DOJ")
        fraud = {"offense": "Fraud against a health program", "tier": 1, "convicted": self.today, "source": "notice"}
        await self.told("evaluate_record", convictions=[fraud])
        await self.stands("ineligible")

    async def stands(self, status: str) -> None:
        """Wait until the enrollment has a standing."""
        for _ in patiently():
            with transaction() as session:
                if session.get_one(Enrollment, self.id).status == status:
                    return
            await asyncio.sleep(0.05)
        raise NotHeard(f"The enrollment of {self.id} never became {status}.")
