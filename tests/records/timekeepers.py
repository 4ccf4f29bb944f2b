"""A recipient with hours and providers who work them, written straight into the records, for tests of timesheets."""

import datetime as dt
import itertools
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.assignment import Assignment, AssignmentHours
from records.care_case import Authorization, Case
from records.clock import county_instant
from records.enrollment import Enrollment
from records.staff import Staff
from records.timesheet import Timesheet, TimesheetEntry
from records.timesheet_facts import facts_of
from tests.records.authorized import authorize
from tests.records.offices import known, open_offices

MARCH_1, MARCH_15 = dt.date(2026, 3, 1), dt.date(2026, 3, 15)
LONG_AGO = dt.date(2025, 6, 1)
_numbers = itertools.count(1)


def march(day: int) -> dt.date:
    """A day of March 2026, whose 1st is a Sunday."""
    return dt.date(2026, 3, day)


class Timekeepers:
    """Everybody in Sacramento whose hours are counted. Hours authorized: 120 a month, 30 a week at most."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.staff = open_offices(session)
        self.cleo = self.staff["cleo"].id

    @classmethod
    def go_on(cls, session: Session) -> "Timekeepers":
        """The same office in a later transaction; opened when there is none."""
        if session.scalar(select(Staff.id).limit(1)) is None:
            return cls(session)
        people = cls.__new__(cls)
        people.session = session
        return people

    def recipient(self, first: str = "Ruth", authorized: int = 7200, starts_on: dt.date = LONG_AGO) -> Case:
        """Somebody with hours."""
        person = known(self.session, first, f"Abel {next(_numbers)}")
        row = Case(
            case_number=f"{next(_numbers) + 2_000_000}",
            person_id=person.id,
            county_code="34",
            status="eligible",
            status_since=starts_on,
            opened_at=county_instant(starts_on),
        )
        self._add(row)
        self.authorize(row, authorized, starts_on)
        return row

    def authorize(self, case: Case, minutes: int, starts_on: dt.date, ends_on: dt.date | None = None) -> Authorization:
        """Hours from a day on."""
        return authorize(self.session, case, minutes, starts_on, ends_on)

    def provider(self, first: str = "Paz", status: str = "enrolled", **more: Any) -> Enrollment:
        """Somebody who may work, since long ago."""
        person = known(self.session, first, f"Ortiz {next(_numbers)}", born="1980-02-02")
        told: dict[str, Any] = {"status_since": LONG_AGO, "paid_from": LONG_AGO, "enrolled_on": LONG_AGO} | more
        row = Enrollment(
            enrollment_number=f"E{next(_numbers):06}",
            county_code="34",
            channel="in_person",
            status=status,
            begun_at=county_instant(LONG_AGO),
            person_id=person.id,
            first_name=person.first_name,
            last_name=person.last_name,
            birth_date=person.birth_date,
            touched_at=county_instant(LONG_AGO),
            **told,
        )
        return self.add(row)

    def works(
        self, provider: Enrollment, case: Case, minutes: int | None = None, since: dt.date = LONG_AGO, **more: Any
    ) -> Assignment:
        """The provider works for the recipient; the whole weekly maximum unless told."""
        row = self.add(
            Assignment(
                enrollment_id=provider.id,
                case_id=case.id,
                county_code=case.county_code,
                related_as="none",
                lives_together=False,
                made_at=county_instant(since),
                **({"status": "active", "designated_on": since, "starts_on": since} | more),
            )
        )
        self.hours(row, 1800 if minutes is None else minutes, since)
        return row

    def hours(self, row: Assignment, minutes: int, since: dt.date) -> None:
        """Minutes a week from a day on."""
        self.add(
            AssignmentHours(
                assignment_id=row.id, starts_on=since, minutes_per_week=minutes, made_at=county_instant(since)
            )
        )

    def sheet(
        self, work: Assignment, *entries: tuple[int, int, int], begins: dt.date = MARCH_1, **more: Any
    ) -> Timesheet:
        """A timesheet that waits for the recipient; entries are day of the month, start and end hour."""
        ends = begins + dt.timedelta(days=14) if begins.day == 1 else dt.date(2026, 3, 31)
        told: dict[str, Any] = {"status": "awaiting_recipient", "version": 1, "received_on": march(16)} | more
        row = self.add(
            Timesheet(
                assignment_id=work.id,
                enrollment_id=work.enrollment_id,
                case_id=work.case_id,
                county_code=work.county_code,
                period_begins=begins,
                period_ends=ends,
                made_at=county_instant(begins),
                touched_at=county_instant(begins),
                **told,
            )
        )
        paid = row.status == "accepted"
        for day, start, end in entries:
            self.add(
                TimesheetEntry(
                    timesheet_id=row.id,
                    version=row.version,
                    day=begins.replace(day=day),
                    starts=start * 60,
                    ends=end * 60,
                    place="home",
                    payable_minutes=(end - start) * 60 if paid else None,
                )
            )
        return row

    def accepted(self, work: Assignment, *entries: tuple[int, int, int], **more: Any) -> Timesheet:
        """A timesheet that was accepted whole."""
        minutes = sum(end - start for _, start, end in entries) * 60
        return self.sheet(work, *entries, status="accepted", payable_minutes=minutes, **more)

    def facts(self, sheet: Timesheet, share: int = 0) -> dict[str, Any]:
        """What the records say of it."""
        return facts_of(self.session, sheet, signature_share=share)

    def add(self, row: Any) -> Any:
        """Write a row."""
        self._add(row)
        return row

    def _add(self, row: Any) -> None:
        self.session.add(row)
        self.session.flush()
