"""Sunny, who gets care from Noé, with an account; timesheets that wait for her."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session

from records import secrets
from records.account import Account
from records.assignment import Assignment
from records.care_case import Authorization, Case
from records.clock import county_instant, now
from records.decision import Notice
from records.enrollment import Enrollment
from records.recipient_accounts import make_recipient_account
from records.timesheet import Timesheet, TimesheetEntry, TimesheetVersion
from tests.records import authorized
from tests.records.staffed import PASSWORD, password_hash
from tests.web.conftest import Visitor
from tests.web.providers import assigned, began, counties, letter_of, recipient

BORN = {"birth_date.month": "2", "birth_date.day": "3", "birth_date.year": "1941"}
SSN = "219098867"
HALF = dt.date(2026, 3, 1)
EIGHT, NOON = 8 * 60, 12 * 60


@dataclass
class Care:
    """A recipient's case, who works there, and whoever did so first."""

    case: Case
    enrollment: Enrollment
    assignment: Assignment


def care(session: Session, first_name: str = "Sunny", ssn: str | None = SSN, provider: str = "Noé") -> Care:
    """A recipient with a Social Security number (or none) and one provider at work."""
    counties(session)
    case = recipient(session, first_name)
    if ssn:
        case.person.ssn_cipher, case.person.ssn_index = secrets.seal(ssn), secrets.blind_index(ssn)
    enrollment = began(session, first_name=provider, status="enrolled")
    row = assigned(session, enrollment, case, 1200, status="active", starts_on=dt.date(2026, 1, 1))
    session.commit()
    return Care(case, enrollment, row)


def number(case: Case) -> str:
    """The case number as a letter prints it."""
    return f"{case.county_code}-{case.case_number}"


def own_account(session: Session, case: Case, email: str = "sunny@example.com") -> Account:
    """The account of the person of a case."""
    account = make_recipient_account(session, case, email, password_hash(), "en", now())
    session.commit()
    return account


def sits_down(app: Flask, email: str = "sunny@example.com") -> Visitor:
    """A browser in which a recipient is signed in."""
    visitor = Visitor(app.test_client())
    answer = visitor.post("/account/sign-in", {"email": email, "password": PASSWORD})
    assert answer.location == "/care", answer.get_data(as_text=True)
    return visitor


def sent_timesheet(
    session: Session, of: Care, begins: dt.date = HALF, status: str = "awaiting_recipient", **columns: Any
) -> Timesheet:
    """Noé worked on two mornings of the half-month, four hours each."""
    ends = begins.replace(day=15) if begins.day == 1 else (begins + dt.timedelta(days=16)).replace(day=1)
    ends -= dt.timedelta(days=0 if begins.day == 1 else 1)
    at = county_instant(ends + dt.timedelta(days=1))
    told = {"version": 1, "claimed_minutes": 480, "submitted_at": at, "received_on": at.date()} | columns
    row = Timesheet(
        assignment_id=of.assignment.id,
        enrollment_id=of.enrollment.id,
        case_id=of.case.id,
        county_code="34",
        period_begins=begins,
        period_ends=ends,
        status=status,
        made_at=at,
        touched_at=at,
        **told,
    )
    session.add(row)
    session.flush()
    sends_version(session, row, 1, [begins + dt.timedelta(days=1), begins + dt.timedelta(days=3)])
    return row


def sends_version(session: Session, row: Timesheet, version: int, days: list[dt.date], minutes: int = 240) -> None:
    """A version: from eight in the morning on each of these days."""
    row.version, row.claimed_minutes = version, minutes * len(days)
    at = row.submitted_at or now()
    session.add(
        TimesheetVersion(timesheet_id=row.id, number=version, submitted_at=at, claimed_minutes=minutes * len(days))
    )
    for day in days:
        told = {"day": day, "starts": EIGHT, "ends": EIGHT + minutes, "place": "home"}
        session.add(TimesheetEntry(timesheet_id=row.id, version=version, **told))
    session.commit()


def letter_about(session: Session, template: str, **about: int) -> Notice:
    """A letter of a kind, about a case, a person or an enrollment."""
    return letter_of(session, template, form="SOC 2271A", action="weekly_hours", **about)


def authorize(session: Session, of: Care, monthly: int = 6000) -> Authorization:
    """What the county has authorized for the recipient: so many minutes a month, from the beginning of 2026."""
    row = authorized.authorize(session, of.case, monthly, dt.date(2026, 1, 1))
    session.commit()
    return row
