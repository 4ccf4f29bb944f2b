"""Noé, who is at work for Ana Gómez (and for Bela Quist), with an account, on a Sunday at noon in the half-month."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from records.account import Account
from records.assignment import Assignment, AssignmentHours
from records.care_case import Case
from records.clock import county_instant, now
from records.enrollment import Enrollment, EnrollmentStatus
from records.person import Person
from records.timesheet import Timesheet, TimesheetEntry
from tests.records.authorized import authorize
from tests.web.providers import counties, with_account

TODAY = dt.date(2026, 11, 22)
NOON = county_instant(TODAY, dt.time(12))
SINCE = dt.date(2026, 1, 1)
HALF = dt.date(2026, 11, 16)


@dataclass
class AtWork:
    """The provider, the account, and the assignments by the recipient's first name."""

    enrollment: Enrollment
    account: Account
    assignments: dict[str, Assignment]

    def of(self, session: Session, name: str = "Ana", begins: dt.date = HALF) -> Timesheet:
        """The timesheet of a half-month that counts."""
        session.expire_all()
        rows = session.query(Timesheet).filter_by(assignment_id=self.assignments[name].id, period_begins=begins)
        return rows.filter(Timesheet.status != "withdrawn").one()


def at_work(session: Session, *names: str, first_name: str = "Noé", email: str = "noe@example.com") -> AtWork:
    """An enrolled provider at work for people, 25 hours a week each of 100 hours a month."""
    counties(session)
    enrollment = enrolled(session, first_name)
    session.add(
        EnrollmentStatus(enrollment_id=enrollment.id, status="enrolled", cause="cleared", since=SINCE, at=now())
    )
    account = with_account(session, enrollment, email)
    made = AtWork(enrollment, account, {})
    for name in names or ("Ana",):
        made.assignments[name] = works_for(session, enrollment, name)
    session.commit()
    return made


def enrolled(session: Session, first_name: str) -> Enrollment:
    """Somebody who was enrolled in January."""
    row = Enrollment(
        enrollment_number=f"34-{first_name}",
        county_code="34",
        channel="in_person",
        status="enrolled",
        status_since=SINCE,
        begun_at=county_instant(SINCE),
        first_name=first_name,
        last_name="Prado",
        birth_date=dt.date(1985, 3, 7),
        application_received_on=SINCE,
        enrolled_on=SINCE,
        touched_at=now(),
    )
    session.add(row)
    session.flush()
    return row


def works_for(session: Session, enrollment: Enrollment, name: str, **columns: Any) -> Assignment:
    """A recipient with 100 hours a month, and the provider's spell with them."""
    case = authorized(session, name)
    told = {"status": "active", "related_as": "none", "lives_together": False, "starts_on": SINCE} | columns
    row = Assignment(
        enrollment_id=enrollment.id, case_id=case.id, county_code="34", designated_on=SINCE, made_at=now(), **told
    )
    session.add(row)
    session.flush()
    session.add(AssignmentHours(assignment_id=row.id, starts_on=SINCE, minutes_per_week=1500, made_at=now()))
    session.commit()
    return row


def authorized(session: Session, name: str, minutes: int = 6000) -> Case:
    """A recipient with hours."""
    person = Person(first_name=name, last_name="Gómez", birth_date=dt.date(1941, 2, 3), made_at=now())
    session.add(person)
    session.flush()
    case = Case(
        case_number=f"{person.id:07d}",
        person_id=person.id,
        county_code="34",
        status="eligible",
        status_since=SINCE,
        opened_at=now(),
    )
    session.add(case)
    session.flush()
    authorize(session, case, minutes, SINCE, program="IPO")
    session.commit()
    return case


def rows(session: Session, row: Timesheet, version: int = 0) -> list[tuple[str, int, int]]:
    """What stands on a version: days, starts and ends."""
    session.expire_all()
    found = session.query(TimesheetEntry).filter_by(timesheet_id=row.id, version=version)
    return sorted((each.day.isoformat(), each.starts, each.ends) for each in found)
