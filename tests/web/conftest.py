"""The site on a real database, with staff of every role in Sacramento and a supervisor in Yolo."""

import datetime as dt
import re
import threading
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import CodeType
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache
from playwright.sync_api import Page
from sqlalchemy.orm import Session
from werkzeug.serving import make_server
from werkzeug.test import TestResponse

from records.clock import now
from records.enrolling import Soc426, begin_enrollment
from records.enrollment import Enrollment
from records.place import County, Unit
from records.staff import ROLES, Staff
from tests.browser.looks import Looks
from tests.records.staffed import PASSWORD, hire
from web.app import create_app
from web.settings import Settings

NOBODY_THERE = "127.0.0.1:1"
STATE_ROLES = (
    *("policy_analyst", "auditor", "administrator", "payroll_officer"),
    *("regional_office", "information_technology", "help_desk"),
)


class Compiled(BytecodeCache):
    """Templates as Python has compiled them, for every site of a test run: each test has a site of its own."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled of the same text."""
        bucket.code = self.known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what has been compiled."""
        if bucket.code is not None:
            self.known[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()


@pytest.fixture
def app(database_url: str) -> Flask:
    """The site. Temporal is away unless a test brings it."""
    made = create_app(
        Settings(secret_key="t" * 40, database_url=database_url, temporal_address=NOBODY_THERE, testing=True)
    )
    made.jinja_env.bytecode_cache = COMPILED
    return made


@pytest.fixture
def site(app: Flask) -> Iterator[str]:
    """The site, served on a free port; the address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def looks(axe: Callable[[Page], list[str]]) -> Iterator[Looks]:
    """Judges each page at both widths; the faults are told at the end."""
    eye = Looks(axe)
    yield eye
    eye.verdict()


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest) -> str:
    """A page for the public is met in both languages."""
    return str(request.param)


@pytest.fixture
def staff(session: Session) -> dict[str, Staff]:
    """One person for each role, named as the role; state roles have no county. And `yolo`, a supervisor
    there; `county_payroll`, a payroll officer of Sacramento."""
    session.add_all([County(code="34", name="Sacramento"), County(code="57", name="Yolo")])
    session.flush()
    units = [Unit(county_code=code, name="Unit", kind="casework") for code in ("34", "57")]
    session.add_all(units)
    session.flush()
    hired = {
        role: hire(session, role, role, county=None if role in STATE_ROLES else "34", unit=units[0].id)
        for role in ROLES
    }
    hired["yolo"] = hire(session, "yolo", "supervisor", county="57", unit=units[1].id)
    hired["county_payroll"] = hire(session, "county_payroll", "payroll_officer", county="34", unit=units[0].id)
    session.commit()
    return hired


@dataclass
class Visitor:
    """Someone at a browser."""

    client: FlaskClient

    def get(self, path: str, **more: Any) -> TestResponse:
        """Open a page."""
        return self.client.get(path, **more)

    def post(self, path: str, fields: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        """Send a form, with its token and a fresh key."""
        sent = {"csrf_token": self.token(), "form_key": uuid.uuid4().hex} | (fields or {})
        return self.client.post(path, data=sent, **more)

    def token(self) -> str:
        """The token of this browser's forms."""
        page = self.client.get("/sign-in").get_data(as_text=True)
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert found, "the sign-in page has no token"
        return found[1]

    def sign_in(self, name: str, password: str = PASSWORD, **fields: str) -> TestResponse:
        """Give a name and a password."""
        return self.post("/sign-in", {"name": f"{name}@hearth.example", "password": password, **fields})


@pytest.fixture
def visitor(app: Flask, staff: dict[str, Staff]) -> Visitor:
    """Nobody in particular."""
    return Visitor(app.test_client())


@pytest.fixture
def as_role(app: Flask, staff: dict[str, Staff]) -> Callable[[str], Visitor]:
    """`as_role("caseworker")` is a browser in which the caseworker is signed in."""

    def come_in(name: str) -> Visitor:
        visitor = Visitor(app.test_client())
        answer = visitor.sign_in(name)
        assert answer.status_code == 303, answer.get_data(as_text=True)
        return visitor

    return come_in


@pytest.fixture
def rosa(session: Session, staff: dict[str, Staff]) -> Enrollment:
    """Rosa Delgado of Sacramento has just begun to enroll as a provider."""
    told = Soc426(
        county_code="34",
        first_name="Rosa",
        last_name="Delgado",
        birth_date=dt.date(1988, 6, 2),
        ssn="219099998",
    )
    row = begin_enrollment(session, told, "in_person", None, now())
    session.commit()
    return row
