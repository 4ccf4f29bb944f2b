"""The assessment screen in a real browser: hours as typed, the keyboard, a tablet, two windows."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.orm import Session

from records.staff import Staff
from tests.fixtures.browser import watched
from tests.web.at_a_window import staff_signs_in
from tests.web.lived_in import Office, move_in

pytestmark = pytest.mark.browser


@pytest.fixture
def office(session: Session, staff: dict[str, Staff]) -> Office:
    """An office with a past; Maria Fuentes has a draft."""
    return move_in(session, staff)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tablet; an error in a script, or a breach of the CSP, fails the test."""
    with watched(browser, viewport={"width": 768, "height": 1024}) as opened:
        yield opened


@pytest.fixture
def screen(page: Page, site: str, office: Office) -> Page:
    """The draft, open before a caseworker."""
    staff_signs_in(page, site, "caseworker")
    page.goto(f"{site}/applications/{office.applications['assessment'].id}/assessment")
    return page


def test_hours_follow_what_is_typed_and_the_cursor_stays(screen: Page) -> None:
    expect(screen.locator(".big-number")).to_have_text("101:44")
    expect(screen.locator("#field-bathing-reason")).to_be_visible()
    screen.locator("#field-bathing-time").fill("")
    screen.locator("#field-bathing-time").press_sequentially("3.5", delay=40)
    expect(screen.locator("#guide-bathing")).to_contain_text("within")
    expect(screen.locator(".big-number")).to_have_text("95:14")
    expect(screen.locator("#figures-bar")).to_contain_text("95:14")
    expect(screen.locator("#field-bathing-reason")).to_be_hidden()
    expect(screen.locator("#field-bathing-time")).to_be_focused()
    expect(screen.locator("#field-bathing-time")).to_have_value("3.5")


def test_a_rank_is_chosen_by_keyboard_and_its_guideline_follows(screen: Page) -> None:
    screen.locator("input[name='rank.eating'][value='2']").focus()
    screen.keyboard.press("ArrowRight")
    expect(screen.locator("#guide-feeding")).to_contain_text("1:10–3:30 rank 3")


def test_nothing_typed_is_lost_when_the_page_goes_away(screen: Page) -> None:
    screen.locator("#field-feeding-time").fill("soon")
    expect(screen.locator("#guide-feeding")).to_contain_text("no length of time")
    screen.reload()
    expect(screen.locator("#field-feeding-time")).to_have_value("soon")


def test_a_second_window_is_told_that_it_is_late(screen: Page) -> None:
    other = screen.context.new_page()
    other.goto(screen.url)
    other.locator("#field-errands-time").fill("0:20")
    expect(other.locator("#kept")).to_contain_text("Kept at")
    screen.locator("#field-errands-time").fill("0:30")
    expect(screen.locator("#kept")).to_contain_text("Not kept.")
    expect(screen.locator("#field-errands-time")).to_have_value("0:30")


def test_the_screen_is_free_of_barriers_and_of_sideways_scrolling(
    screen: Page, axe: Callable[[Page], list[str]]
) -> None:
    for width in (390, 768, 1280):
        screen.set_viewport_size({"width": width, "height": 900})
        assert screen.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        assert axe(screen) == []
