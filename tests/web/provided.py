"""Providers at work for Ruth Abramson of the office in lived_in, for tests of pages."""

import datetime as dt
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.assignment import Assignment, AssignmentHours
from records.care_case import Authorization, Case
from records.clock import county_today, now
from records.enrollment import Enrollment
from records.staff import Staff
from rules.preview import preview
from tests.web.decided import record
from tests.web.lived_in import move_in
from tests.web.past import day


@dataclass
class Provided:
    """The case, its authorization, and the providers' assignments by first name."""

    case: Case
    authorized: Authorization
    assignments: dict[str, Assignment] = field(default_factory=dict)

    @property
    def maximum(self) -> int:
        """Ruth's weekly maximum in minutes."""
        return self.authorized.weekly_maximum_minutes

    def path(self, name: str) -> str:
        """The page of a provider's assignment."""
        return f"/assignments/{self.assignments[name].id}"


def provide(session: Session, staff: dict[str, Staff]) -> Provided:
    """Ada works 20 hours, Ben 5 and lives in, Cem waits, Dov is ready, Eli has left; Ruth declined CFCO: PCSP pays."""
    office = move_in(session, staff)
    authorized = session.scalars(select(Authorization).where(Authorization.case_id == office.case.id)).one()
    authorized.program = "PCSP"
    asked = office.decisions["ihss.program"]
    application = office.applications["eligible"]
    record(
        session,
        application,
        preview("ihss.program", day(3), {**asked.facts, "declined_cfco": True, "severely_impaired": True}),
    )
    made = Provided(office.case, authorized)
    for name, status, minutes in (
        ("Ada", "active", 1200),
        ("Ben", "active", 300),
        ("Cem", "waiting", 0),
        ("Dov", "ready", 0),
        ("Eli", "ended", 600),
    ):
        made.assignments[name] = work(session, staff, made.case, name, status, minutes)
    session.commit()
    return made


def work(
    session: Session, staff: dict[str, Staff], case: Case, name: str, status: str, minutes: int, county: str = "34"
) -> Assignment:
    """A provider's assignment, begun twenty days ago if it has begun."""
    began = day(20) if minutes else None
    row = Assignment(
        enrollment=enrolled(name, "pending" if status == "waiting" else "enrolled", county),
        case=case,
        county_code=case.county_code,
        status=status,
        designated_on=day(25),
        related_as="sibling" if name == "Ben" else "none",
        lives_together=name == "Ben",
        starts_on=began,
        ended_on=day(2) if status == "ended" else None,
        end_reason="provider_left" if status == "ended" else None,
        made_at=now(),
    )
    session.add(row)
    session.flush()
    if began:
        hours = {"starts_on": began, "minutes_per_week": minutes, "made_at": now(), "staff_id": staff["caseworker"].id}
        session.add(AssignmentHours(assignment_id=row.id, **hours))
    return row


def enrolled(name: str, status: str, county: str) -> Enrollment:
    """Somebody with a standing."""
    return Enrollment(
        enrollment_number=f"{county}-{name.upper()}",
        county_code=county,
        channel="in_person",
        status=status,
        status_since=day(30),
        begun_at=now() - dt.timedelta(days=60),
        first_name=name,
        last_name="Okoro",
        birth_date=dt.date(1979, 4, 2),
        application_received_on=day(60),
        enrolled_on=None if status == "pending" else day(30),
        touched_at=now(),
    )


def today() -> str:
    """Today as a form takes it."""
    return county_today().isoformat()
