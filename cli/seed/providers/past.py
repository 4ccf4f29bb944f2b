"""One provider's past, told to the enrollment and to the assignments that come of it."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from cli.seed import names
from cli.seed.past import Past, quieten
from records.assignment import Assignment
from records.enrolling import Soc426, begin_enrollment
from records.enrollment import PartnerInquiry
from records.subject import Subject
from records.submission import AlreadySaid
from records.task import Task, unfinished
from workflows.messages import process_id


@dataclass
class ProviderPast(Past):
    """One applicant provider; `worker` and `supervisor` of the county's unit for providers."""

    worker: str
    supervisor: str
    enrollment_id: int = 0

    @property
    def subject(self) -> Subject:
        """The enrollment."""
        return Subject("enrollment", self.enrollment_id)

    @property
    def name(self) -> str:
        """Under this name the past's sayings are kept."""
        return f"demo-provider-{self.number:04d}"

    async def begin(self, form: Soc426, channel: str) -> None:
        """The first step of all: the form begun online, or at the county."""
        at, staff_id = self.at(0), None if channel == "online" else self.staff[self.worker]

        def begun(session: Session) -> int:
            try:
                row = begin_enrollment(session, form, channel, staff_id, at, f"{self.name}-begun")
            except AlreadySaid as before:
                return int(before.first.enrollment_id or 0)
            quieten(session, process_id("enrollment", row.id))
            return row.id

        self.enrollment_id = await self.look(begun)

    async def inquiry(self, partner: str) -> int:
        """The newest question to a partner; waits until it has been asked."""

        def find(session: Session) -> int | None:
            asked = select(PartnerInquiry.id).where(
                PartnerInquiry.enrollment_id == self.enrollment_id, PartnerInquiry.partner == partner
            )
            return session.scalars(asked.order_by(PartnerInquiry.id.desc()).limit(1)).first()

        return await self.there(find, f"a question to the partner {partner}")

    async def assignment(self, case_id: int) -> Subject:
        """The assignment to a recipient; waits until the designation has made it, and keeps its clocks still."""

        def find(session: Session) -> int | None:
            made = select(Assignment.id).where(
                Assignment.enrollment_id == self.enrollment_id, Assignment.case_id == case_id
            )
            return session.scalars(made.order_by(Assignment.id.desc()).limit(1)).first()

        return Subject("assignment", await self.there(find, "an assignment"))

    async def may_start(self, about: Subject) -> None:
        """Wait until the process asks for the first day and the hours of an assignment."""

        def find(session: Session) -> int | None:
            asked = select(Task.id).where(about.of(Task), Task.kind == "start_assignment", unfinished())
            return session.scalars(asked.limit(1)).first()

        await self.there(find, "leave to start an assignment")


def applicant_provider(past: ProviderPast) -> Soc426:
    """An invented applicant: most are between 20 and 70 years old."""
    random = past.random
    spoken = names.language(random)
    first, middle, last = names.full_name(random, spoken)
    street, city, zip_code = names.address(random, past.county_code)
    born = dt.date(past.begins.year - random.randrange(20, 71), random.randrange(1, 13), random.randrange(1, 29))
    return Soc426(
        county_code=past.county_code,
        first_name=first,
        middle_name=middle,
        last_name=last,
        birth_date=born,
        ssn=names.ssn(random),
        street=street,
        city=city,
        zip_code=zip_code,
        phone=names.phone(random, past.county_code),
        email=f"{first}.{last}@mail.example".lower().replace(" ", "-") if random.random() < 0.6 else None,
        spoken_language=spoken,
        written_language="es" if spoken == "es" and random.random() < 0.8 else "en",
    )
