"""A provider of two recipients who worked more than 66 hours in a week, for tests of pages."""

import datetime as dt
from typing import Any

from sqlalchemy.orm import Session

from records.assignment import Assignment
from records.care_case import Case
from records.clock import county_today, now
from records.clocks import Clock
from records.enrollment import Enrollment
from records.person import Person
from records.staff import Staff
from records.timesheet import Timesheet, TimesheetEntry
from records.violation import Violation, ViolationFinding

LIMIT = 66 * 60


def days_ago(days: int) -> dt.date:
    """A day before today."""
    return county_today() - dt.timedelta(days=days)


class Violated:
    """Vera Lindqvist of Sacramento works for Ida Moreno and Otto Brandt: 70:00 in one week."""

    def __init__(self, session: Session, staff: dict[str, Staff], status: str = "county_review", **more: Any) -> None:
        self.session, self.staff = session, staff
        vera = Person(first_name="Vera", last_name="Lindqvist", birth_date=dt.date(1981, 3, 4), made_at=now())
        self.enrollment = Enrollment(
            enrollment_number="34-VERA-0001",
            county_code="34",
            channel="in_person",
            status="enrolled",
            status_since=days_ago(300),
            begun_at=now(),
            person=vera,
            first_name="Vera",
            last_name="Lindqvist",
            birth_date=vera.birth_date,
            touched_at=now(),
        )
        self.cases = [
            self._case(number, first, last) for number, first, last in (("1", "Ida", "Moreno"), ("2", "Otto", "Brandt"))
        ]
        session.add_all([self.enrollment, *self.cases])
        session.flush()
        first = days_ago(45).replace(day=1)
        self.sunday = first + dt.timedelta(days=(6 - first.weekday()) % 7)
        for case in self.cases:
            self._worked(case)
        self.violation = self._violation(status, more)
        self.id = self.violation.id
        session.commit()

    def _case(self, number: str, first: str, last: str) -> Case:
        person = Person(first_name=first, last_name=last, birth_date=dt.date(1940, 3, 4), made_at=now())
        return Case(
            case_number=f"390000{number}",
            person=person,
            county_code="34",
            status="eligible",
            status_since=days_ago(400),
            opened_at=now(),
        )

    def _worked(self, case: Case) -> None:
        """Five hours a day for each, on each of the seven days."""
        assignment = Assignment(
            enrollment_id=self.enrollment.id,
            case_id=case.id,
            county_code="34",
            status="active",
            starts_on=days_ago(200),
            designated_on=days_ago(205),
            related_as="none",
            lives_together=False,
            made_at=now(),
        )
        self.session.add(assignment)
        self.session.flush()
        begins = self.sunday.replace(day=1)
        sheet = Timesheet(
            assignment_id=assignment.id,
            enrollment_id=self.enrollment.id,
            case_id=case.id,
            county_code="34",
            period_begins=begins,
            period_ends=begins.replace(day=15),
            status="accepted",
            version=1,
            made_at=now(),
            touched_at=now(),
            payable_minutes=2100,
        )
        self.session.add(sheet)
        self.session.flush()
        self.session.add_all(
            TimesheetEntry(
                timesheet_id=sheet.id,
                version=1,
                day=self.sunday + dt.timedelta(days=number),
                starts=480,
                ends=780,
                place="home",
                payable_minutes=300,
            )
            for number in range(7)
        )

    def _violation(self, status: str, more: dict[str, Any]) -> Violation:
        row = Violation(
            enrollment_id=self.enrollment.id,
            county_code="34",
            month=self.sunday.replace(day=1),
            status=status,
            found_at=now(),
            occurred_on=self.sunday + dt.timedelta(days=6),
            touched_at=now(),
            **more,
        )
        self.session.add(row)
        self.session.flush()
        self.session.add(
            ViolationFinding(
                violation_id=row.id, week=self.sunday, code="over_weekly_limit", minutes=4200, limit_minutes=LIMIT
            )
        )
        return row

    def clock(self, question: str, days: int, left: int) -> None:
        """A clock of the violation that began some days ago."""
        starts_on = days_ago(days)
        self.session.add(
            Clock(
                violation_id=self.id,
                county_code="34",
                question=question,
                starts_on=starts_on,
                due_on=county_today() + dt.timedelta(days=left),
                cite="ACL 16-36",
            )
        )
        self.session.commit()

    @property
    def path(self) -> str:
        """Its page."""
        return f"/violations/{self.id}"
