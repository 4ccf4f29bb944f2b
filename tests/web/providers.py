"""Somebody on the way to be a care provider, with an account, at a browser."""

import datetime as dt
import io
import re
from typing import Any

from babel.dates import format_date
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from records import accounts
from records.account import Account
from records.clock import county_today, now
from records.enrolling import Soc426, begin_enrollment
from records.enrollment import Enrollment
from records.place import County
from tests.web.conftest import PASSWORD, Visitor, password_hash

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
    assert answer.location == "/provider", answer.get_data(as_text=True)
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
