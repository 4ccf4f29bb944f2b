"""My enrollment in a real browser, in the states people will look at most: accessible, at a desk and on a phone."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from sqlalchemy import select
from sqlalchemy.orm import Session

from records import papers as kept_papers
from records.clock import now
from records.enrollment import Enrollment
from records.event import Document
from records.staff import Staff
from tests.browser.looks import Looks
from tests.fixtures.browser import watched
from tests.web import papers
from tests.web.at_a_window import provider_signs_in
from tests.web.conftest import Visitor
from tests.web.providers import assigned, began, in_days, letter, recipient, runs, sends, signed_in, with_account

pytestmark = pytest.mark.browser


@pytest.fixture
def enrollment(
    session: Session, staff: dict[str, Staff], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Enrollment:
    monkeypatch.setenv("HEARTH_PAPERS", str(tmp_path))
    made = began(session, begun_at=now() - dt.timedelta(days=62), starts_on=in_days(-60))
    with_account(session, made)
    return made


@pytest.fixture
def page(browser: Browser, site: str, enrollment: Enrollment) -> Iterator[Page]:
    """My enrollment, open."""
    with watched(browser) as opened:
        provider_signs_in(opened, site)
        yield opened


def change(session: Session, enrollment: Enrollment, **columns: Any) -> None:
    for name, value in columns.items():
        setattr(enrollment, name, value)
    session.commit()


def gathering(app: Flask, session: Session, enrollment: Enrollment, staff: dict[str, Staff]) -> None:
    """Two steps done, one paper came back, a month left, a recipient waits."""
    done = {
        "application_received_on": in_days(-60),
        "orientation_attended_on": in_days(-41),
        "ssn_standing": "mismatch",
    }
    runs(session, enrollment, "deadline.enrollment", 60, 90)
    visitor = signed_in(app)
    assert sends(visitor, papers.photo(), "my card.jpg").status_code == 303
    kept_papers.judge(session, session.scalars(select(Document)).one(), staff["intake_clerk"].id, now(), "cannot_read")
    session.commit()
    assert sends(visitor, papers.pdf(), "agreement.pdf", "soc_846").status_code == 303
    assigned(session, enrollment, recipient(session), None)
    change(session, enrollment, **done)


def refused(_app: Flask, session: Session, enrollment: Enrollment, _staff: dict[str, Staff]) -> None:
    """A conviction, a letter, three ways."""
    runs(session, enrollment, "deadline.exception_request", 40, 45)
    runs(session, enrollment, "deadline.enrollment_appeal", 40, 60)
    letter(session, enrollment, "provider_tier_2")
    change(session, enrollment, status="waiver_possible", background="waiver_possible", ssn_standing="verified")


def at_work(_app: Flask, session: Session, enrollment: Enrollment, _staff: dict[str, Staff]) -> None:
    """Enrolled, with two recipients, one of the past."""
    runs(session, enrollment, "deadline.enrollment_inactivity", 20, 365)
    letter(session, enrollment, "provider_enrolled")
    letter(session, enrollment, "weekly_hours_provider", "es")
    assigned(session, enrollment, recipient(session), 1875, status="active", starts_on=in_days(-20))
    assigned(session, enrollment, recipient(session, "Amalia"), 600, status="on_leave", starts_on=in_days(-20))
    assigned(session, enrollment, recipient(session, "Otto"), 90, status="ended", ended_on=in_days(-2))
    change(session, enrollment, status="enrolled", enrolled_on=in_days(-20), paid_from=in_days(-60), background="clear")


@pytest.mark.parametrize("state", [gathering, refused, at_work])
def test_my_enrollment_reads_well_in_every_state(
    state: Callable[..., None],
    app: Flask,
    session: Session,
    enrollment: Enrollment,
    staff: dict[str, Staff],
    page: Page,
    looks: Looks,
) -> None:
    state(app, session, enrollment, staff)
    page.reload()
    looks.at(page, f"my enrollment, {state.__name__}")


def test_the_papers_desk_reads_well(
    app: Flask,
    session: Session,
    site: str,
    enrollment: Enrollment,
    staff: dict[str, Staff],
    browser: Browser,
    as_role: Callable[[str], Visitor],
    looks: Looks,
) -> None:
    gathering(app, session, enrollment, staff)
    token = as_role("intake_clerk").client.get_cookie("hearth-sign-in")
    assert token is not None
    with watched(browser) as desk:
        desk.context.add_cookies([{"name": token.key, "value": token.value, "url": site}])
        for name, path in (("waiting", "/papers"), ("of one", f"/enrollments/{enrollment.id}/papers")):
            desk.goto(site + path)
            looks.at(desk, f"papers desk, {name}")
