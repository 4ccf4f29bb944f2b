"""A system of an organization that asks in FHIR."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from records import organization_tokens
from records.clock import county_today, now
from records.inquiry_log import InquiryLog
from records.organization_user import OrganizationUser

BASE = "/api/fhir/r4/"
HOST = "https://hearth.example"


@dataclass
class System:
    """Somebody else's program with a token of one user."""

    client: FlaskClient
    session: Session
    user: OrganizationUser
    token: str

    def get(self, path: str, **more: Any) -> TestResponse:
        """Ask for an address below the base."""
        return self.client.get(BASE + path, headers=self._headers, base_url=HOST, **more)

    def post(self, path: str, **told: str) -> TestResponse:
        """Send a form."""
        return self.client.post(BASE + path, data=told, headers=self._headers, base_url=HOST)

    def numbers(self, path: str) -> list[str]:
        """The ids of every entry of a search, page after page."""
        found: list[str] = []
        at: str | None = path
        while at is not None:
            answer = self.get(at)
            assert answer.status_code == 200, answer.get_data(as_text=True)
            found += ids(answer)
            at = after(answer)
        return found

    @property
    def log(self) -> list[InquiryLog]:
        """What this user did, in its order."""
        self.session.rollback()
        mine = select(InquiryLog).where(InquiryLog.user_id == self.user.id)
        return list(self.session.scalars(mine.order_by(InquiryLog.id)))

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


def system_of(app: Flask, session: Session, user: OrganizationUser) -> System:
    """A system with a fresh token of a user."""
    ends = county_today() + dt.timedelta(days=90)
    token = organization_tokens.make(session, user, "Record system", ends, user, now())
    session.commit()
    return System(app.test_client(), session, user, token)


def ids(answer: TestResponse) -> list[str]:
    """The ids of the entries of a page."""
    return [each["resource"]["id"] for each in (answer.get_json() or {}).get("entry", [])]


def after(answer: TestResponse) -> str | None:
    """Where the next page is, below the base."""
    links = {each["relation"]: each["url"] for each in answer.get_json()["link"]}
    if "next" not in links:
        return None
    parts = urlsplit(links["next"])
    assert parts.path.startswith(BASE)
    return f"{parts.path.removeprefix(BASE)}?{parts.query}"
