"""Somebody on the way to be a care provider, with an account, at a browser."""

import datetime as dt
import io
import re
from typing import Any

from babel.dates import format_date
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from records import accounts
from records.account import Account
from records.assignment import Assignment, AssignmentHours
from records.care_case import Case
from records.clock import county_today, now
from records.clocks import Clock
from records.decision import Notice
from records.enrolling import Soc426, begin_enrollment
from records.enrollment import Enrollment
from records.person import Person
from records.place import County
from tests.records.staffed import PASSWORD, password_hash
from tests.web.conftest import Visitor

BORN = {"birth_date.month": "3", "birth_date.day": "7", "birth_date.year": "1985"}


def counties(session: Session) -> None:
    """Two counties."""
    for code, name in (("34", "Sacramento"), ("57", "Yolo")):
        if session.get(County, code) is None:
            session.add(County(code=code, name=name, phone="9165550134"))
    session.commit()


def began(session: Session, **changed: Any) -> Enrollment:
    """An enrollment that began; `changed` are its columns."""
    form = Soc426(county_code="34", first_name="Noé", last_name="Prado", birth_date=dt.date(1985, 3, 7))
    enrollment = begin_enrollment(session, form, "online", None, now())
    for name, value in changed.items():
        setattr(enrollment, name, value)
    session.commit()
    return enrollment


def with_account(session: Session, enrollment: Enrollment, email: str = "noe@example.com") -> Account:
    """An account for an enrollment."""
    account = accounts.make_account(session, enrollment, email, password_hash(), "en", now())
    session.commit()
    return account


def signed_in(app: Flask, email: str = "noe@example.com") -> Visitor:
    """A browser in which an account is open."""
    visitor = Visitor(app.test_client())
    answer = visitor.post("/account/sign-in", {"email": email, "password": PASSWORD})
    assert answer.location in ("/provider", "/provider/timesheets"), answer.get_data(as_text=True)
    return visitor


def sends(
    visitor: Visitor, content: bytes, name: str = "card.jpg", kind: str = "identity", **more: Any
) -> TestResponse:
    """Choose a file and send it."""
    fields = {"csrf_token": visitor.token(), "file": (io.BytesIO(content), name, "image/jpeg")}
    return visitor.client.post(f"/provider/papers/{kind}", data=fields, content_type="multipart/form-data", **more)


def text(answer: TestResponse) -> str:
    """A page as one reads it: its words, without its marks."""
    page = answer.get_data(as_text=True).split("<main", 1)[-1]
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def in_days(days: int) -> dt.date:
    """A day from today."""
    return county_today() + dt.timedelta(days=days)


def long_day(day: dt.date) -> str:
    """A day as English pages write it: April 17, 2026."""
    return format_date(day, "long", locale="en")


def runs(session: Session, enrollment: Enrollment, question: str, days_ago: int, whole: int) -> Clock:
    """A clock of an enrollment that began so many days ago and is so many days long."""
    clock = Clock(
        enrollment_id=enrollment.id,
        county_code="34",
        question=question,
        starts_on=in_days(-days_ago),
        due_on=in_days(whole - days_ago),
        cite="W&I 12301.24",
    )
    session.add(clock)
    session.commit()
    return clock


def recipient(session: Session, first_name: str = "Rosa") -> Case:
    """Somebody who is cared for."""
    person = Person(first_name=first_name, last_name="Maldonado", birth_date=dt.date(1941, 2, 3), made_at=now())
    session.add(person)
    session.flush()
    number = f"{session.scalar(select(Case.id).order_by(Case.id.desc()).limit(1)) or 0:07d}"
    case = Case(
        case_number=number,
        person_id=person.id,
        county_code="34",
        status="eligible",
        status_since=in_days(-99),
        opened_at=now(),
    )
    session.add(case)
    session.commit()
    return case


def assigned(session: Session, enrollment: Enrollment, case: Case, minutes: int | None, **columns: Any) -> Assignment:
    """A recipient's spell with the provider, with hours a week if they are set."""
    told = {"status": "waiting", "designated_on": in_days(-9), "related_as": "other", "lives_together": False}
    row = Assignment(
        enrollment_id=enrollment.id, case_id=case.id, county_code="34", made_at=now(), **{**told, **columns}
    )
    session.add(row)
    session.flush()
    if minutes is not None:
        session.add(
            AssignmentHours(assignment_id=row.id, starts_on=in_days(-9), minutes_per_week=minutes, made_at=now())
        )
    session.commit()
    return row


def letter(session: Session, enrollment: Enrollment, template: str, language: str = "en") -> Notice:
    """A letter about an enrollment."""
    told = {"form": "SOC 848", "action": "enrollment", "language": language}
    return letter_of(session, template, enrollment_id=enrollment.id, **told)


def letter_of(session: Session, template: str, language: str = "en", **told: Any) -> Notice:
    """A letter that was mailed yesterday; `told` says about whom and on which form."""
    notice = Notice(
        template=template,
        language=language,
        mailed_on=in_days(-1),
        effective_on=in_days(-1),
        decision_ids=[],
        content={},
        pdf=b"%PDF-1.7 " + template.encode(),
        pdf_sha256="0" * 64,
        made_at=now(),
        **told,
    )
    session.add(notice)
    session.commit()
    return notice
