"""Held timesheets in a real browser: by keyboard from card to card, accessible, at a desk and on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import county_instant, now
from records.staff import Staff
from records.submission import Submission
from records.timesheet import EvvVisit, Timesheet
from tests.browser.looks import Looks
from tests.fixtures.browser import watched
from tests.web.at_a_window import staff_signs_in
from tests.web.provided import Provided, provide
from tests.web.timesheeted import for_another, held, last_month, long_at_work, sheet

pytestmark = pytest.mark.browser


@pytest.fixture
def queue(session: Session, staff: dict[str, Staff]) -> list[Timesheet]:
    """An overlap with a fix, and one that came late; a month with hours of every standing."""
    ruth: Provided = provide(session, staff)
    ada, ben, month = ruth.assignments["Ada"], ruth.assignments["Ben"], last_month()
    for row in (ada, ben):
        long_at_work(session, row)
    omar = for_another(session, ada)
    sheet(session, omar, month, "accepted", [(5, 14, 22), (6, 14, 22)])
    days = [(number, 8, 13) for number in (2, 3, 5, 6, 9, 12, 13, 14)]
    fix = {"proposed_minutes": 2325, "cutbacks": [{"day": month.replace(day=14).isoformat(), "minutes": 75}]}
    first = held(session, ada, month, days, "overlap", **fix)
    at = county_instant(month.replace(day=14))
    visit = EvvVisit(assignment_id=ada.id, checked_in_at=at, checked_out_at=at, place="home")
    session.add(visit)
    sheet(session, ada, month.replace(day=16), "accepted", [(17, 8, 12), (18, 8, 16), (20, 8, 12)])
    second = held(session, ben, month, [(3, 8, 12)], "late", "signature_check", proposed_minutes=240)
    second.decided_at = now()
    session.commit()
    return [first, second]


@pytest.fixture
def desk(browser: Browser, site: str, queue: list[Timesheet]) -> Iterator[Page]:
    """The caseworker's browser, signed in."""
    with watched(browser) as opened:
        staff_signs_in(opened, site, "caseworker")
        opened.wait_for_url(f"{site}/")
        yield opened


def said(session: Session) -> list[tuple[int | None, dict[str, str]]]:
    """Which timesheets were told what."""
    session.rollback()
    return [(row.timesheet_id, row.payload) for row in session.scalars(select(Submission).order_by(Submission.id))]


def test_a_caseworker_goes_from_card_to_card_and_decides_by_keyboard(
    desk: Page, site: str, session: Session, queue: list[Timesheet], looks: Looks
) -> None:
    first, second = queue
    desk.goto(f"{site}/timesheets/exceptions")
    looks.at(desk, "held timesheets")
    desk.keyboard.press("j")
    desk.keyboard.press("j")
    expect(desk.locator(".is-here h2")).to_contain_text("Ben Okoro")
    desk.keyboard.press("s")
    desk.keyboard.type("She was in hospital herself; the signature is hers.")
    desk.keyboard.press("Tab")
    expect(desk.locator(":focus"), "the next key pays nothing by habit").to_have_attribute("value", "return")
    with desk.expect_navigation():
        desk.keyboard.press("t")
    assert said(session)[0][0] == second.id
    desk.keyboard.press("a")
    expect(desk.locator("ol.held > li").first, "what nobody chose is chosen first").to_contain_class("is-here")
    assert len(said(session)) == 1, "and nothing is paid by one key"
    with desk.expect_navigation():
        desk.keyboard.press("a")
    assert said(session)[1] == (first.id, {"how": "accept_fix"})


def test_pages_of_timesheets_are_accessible_at_a_desk_and_on_a_phone(
    desk: Page, site: str, queue: list[Timesheet], looks: Looks
) -> None:
    first = queue[0]
    pages = {
        "timesheet": f"/timesheets/{first.id}",
        "month of a pair": f"/assignments/{first.assignment_id}/hours?month={first.period_begins:%Y-%m}",
        "timekeeping": "/cases/1000001/timekeeping",
        "timesheets": "/timesheets",
        "extra hours": f"/assignments/{first.assignment_id}/extra-hours",
        "exemption": f"/enrollments/{first.enrollment_id}/exemption",
        "correction": f"/timesheets/{first.id + 1}/correct",
    }
    for name, path in pages.items():
        answer = desk.goto(site + path)
        assert answer.status == 200 if answer else False, path
        looks.at(desk, name)
        if name == "correction":
            wide = "each => each.scrollWidth <= each.clientWidth"
            assert desk.locator("#days .table-scroll").evaluate(wide), "start, end and place are seen without scrolling"
