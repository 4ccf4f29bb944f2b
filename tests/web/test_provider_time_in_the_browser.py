"""A provider at a phone, in both languages: three days typed, a limit seen before it is crossed, sent. Axe judges."""

import datetime as dt
import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.orm import Session

from records.clock import county_today
from records.periods import half_month
from tests.browser.looks import Looks
from tests.fixtures.browser import watched
from tests.web.at_a_window import phone, provider_signs_in
from tests.web.at_work import AtWork, at_work, rows, works_for

pytestmark = pytest.mark.browser

WORDS = {
    "en": {
        "begin": "Begin",
        "add": "Add",
        "same": "Same as the day before",
        "many": "too many",
        "check": "Check and send",
        "send": "Send the timesheet",
        "sent": "Your timesheet is sent.",
        "in": "Check in",
    },
    "es": {
        "begin": "Empezar",
        "add": "Agregar",
        "same": "Igual que el día anterior",
        "many": "de más",
        "check": "Revisar y enviar",
        "send": "Enviar la hoja de horas",
        "sent": "Su hoja de horas está enviada.",
        "in": "Marcar la entrada",
    },
}
TEN_SECONDS = 10
"""Within which a day is entered (people's promise of this page)."""
BEFORE = half_month(half_month(county_today()) - dt.timedelta(days=1))


@pytest.fixture
def noe(session: Session) -> AtWork:
    made = at_work(session, "Ana", "Bela")
    made.assignments["Cruz"] = works_for(session, made.enrollment, "Cruz", lives_together=True)
    return made


@pytest.fixture
def page(browser: Browser, site: str, noe: AtWork, language: str) -> Iterator[Page]:
    """My timesheets, open on a phone."""
    with phone(browser, language) as opened:
        provider_signs_in(opened, site)
        yield opened


def types(page: Page, starts: str, ends: str) -> None:
    page.fill("#field-starts", starts)
    page.fill("#field-ends", ends)


def test_three_days_are_typed_a_limit_is_seen_and_it_is_sent(
    page: Page, looks: Looks, language: str, session: Session, noe: AtWork
) -> None:
    told = WORDS[language]
    looks.at(page, f"provider time, list {language}")
    page.get_by_role("button", name=re.compile(f"^{told['begin']}")).first.click()
    expect(page.locator("#add")).to_be_visible()
    looks.at(page, f"provider time, begun {language}")
    at = time.monotonic()
    types(page, "08:00", "14:00")
    page.get_by_role("button", name=told["add"], exact=True).click()
    expect(page.locator(f"#day-{BEFORE.isoformat()} .day__times li")).to_have_count(1)
    assert time.monotonic() - at < TEN_SECONDS
    second = page.locator(f"#day-{(BEFORE + dt.timedelta(days=1)).isoformat()}")
    second.get_by_role("button", name=re.compile(f"^{told['same']}")).click()
    expect(second.locator(".day__times li")).to_have_count(1)
    types(page, "01:00", "23:00")
    expect(page.locator("#limits")).to_contain_text(told["many"])
    looks.at(page, f"provider time, a limit seen {language}")
    types(page, "08:00", "10:00")
    page.get_by_role("button", name=told["add"], exact=True).click()
    third = page.locator(f"#day-{(BEFORE + dt.timedelta(days=2)).isoformat()}")
    expect(third.locator(".day__times li")).to_have_count(1)
    row = noe.of(session, "Ana", BEFORE)
    assert [each[1:] for each in rows(session, row)] == [(480, 840), (480, 840), (480, 600)]
    page.get_by_role("link", name=told["check"]).click()
    page.locator("label[for=field-affirmed]").click()
    looks.at(page, f"provider time, checked {language}")
    page.get_by_role("button", name=told["send"]).click()
    expect(page.locator("main")).to_contain_text(re.compile(r"14:00"))
    looks.at(page, f"provider time, sent {language}")
    assert noe.of(session, "Ana", BEFORE).version == 1


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_what_is_said_about_a_tap_is_seen_without_loading_the_page_again(
    page: Page, session: Session, noe: AtWork
) -> None:
    page.get_by_role("button", name=re.compile("^Begin")).first.click()
    types(page, "20:00", "06:00")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#sheet > .message")).to_contain_text("it is on two days now", timeout=15_000)
    expect(page.locator("#sheet > .message")).to_be_in_viewport()
    types(page, "21:00", "22:00")
    page.select_option("#field-day", index=0)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".error-summary")).to_be_focused()
    noe.of(session, "Ana", BEFORE).status = "waiting"  # sent in another window
    session.commit()
    types(page, "09:00", "10:00")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("main")).to_contain_text("You have sent this timesheet.")
    noe.of(session, "Ana", BEFORE).status = "draft"
    session.commit()
    page.reload()
    page.context.clear_cookies(name="hearth-account")  # the sign-in ran out
    types(page, "09:00", "10:00")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#field-password")).to_be_visible()


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_the_button_is_in_reach_of_the_thumb_and_covers_no_field(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Begin")).first.click()
    add = page.get_by_role("button", name="Add", exact=True)
    for name in ("#field-starts", "#field-ends", "#field-place-1"):
        page.locator(name).first.focus()
        expect(add).to_be_in_viewport(ratio=1)
        field, button = page.locator(":focus").bounding_box(), add.bounding_box()
        assert field
        assert button
        assert field["y"] + field["height"] <= button["y"] or field["y"] >= button["y"] + button["height"], name


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_what_is_typed_after_something_was_added_outlives_a_lost_page(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Begin")).first.click()
    types(page, "08:00", "14:00")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(f"#day-{BEFORE.isoformat()} .day__times li")).to_have_count(1)
    expect(page.locator(".kept-note"), "what was taken is not offered again").to_have_count(0)
    types(page, "09:15", "10:45")
    page.reload()
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator("#field-starts")).to_have_value("09:15")
    expect(page.locator("#field-ends")).to_have_value("10:45")


def test_a_visit_is_checked_in_and_out_as_it_happens(
    page: Page, site: str, looks: Looks, language: str, session: Session, noe: AtWork
) -> None:
    told = WORDS[language]
    page.goto(f"{site}/provider/visits")
    expect(page.locator("[data-position-ask]")).to_be_hidden()
    page.get_by_text("Ana G.").click()
    page.locator("label[for=field-place-1]").click()
    expect(page.locator("[data-position-ask]")).to_be_visible()
    looks.at(page, f"provider time, check in {language}")
    page.get_by_role("button", name=told["in"], exact=True).click()
    expect(page.locator(".visit")).to_be_visible()
    looks.at(page, f"provider time, checked in {language}")
    page.goto(f"{site}/provider/sick-leave")
    looks.at(page, f"provider time, sick leave {language}")


def test_it_works_without_script(browser: Browser, site: str, noe: AtWork, session: Session) -> None:
    with watched(browser, java_script_enabled=False, viewport={"width": 390, "height": 844}) as page:
        provider_signs_in(page, site)
        page.get_by_role("button", name=re.compile("^Begin")).first.click()
        types(page, "20:00", "06:00")
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.locator("main")).to_contain_text("it is on two days now")
        assert len(rows(session, noe.of(session, "Ana", BEFORE))) == 2
