"""A recipient at a phone, in both languages: makes an account, approves in two taps, sends one back. Axe judges."""

import datetime as dt

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import county_today, now
from records.periods import half_month, sunday
from records.submission import Submission
from records.timekeeping import ExtraHours, RecipientAbsence
from records.timesheet import Timesheet
from tests.browser.looks import PHONE, Looks
from tests.fixtures.browser import watched
from tests.records.staffed import hire
from tests.web.at_a_window import phone
from tests.web.providers import assigned, began
from tests.web.receiving import Care, authorize, care, letter_about, number, own_account, sends_version, sent_timesheet

pytestmark = pytest.mark.browser

WORDS = {
    "en": {"make": "Make my account", "yes": "Yes, approve", "back": "Send it back", "why": "The hours are not right"},
    "es": {"make": "Abrir mi cuenta", "yes": "Sí, aprobar", "back": "Devolverla", "why": "Las horas no están bien"},
}
TWO_TAPS = 20
"""Seconds within which a recipient approves (people's promise of this page)."""


@pytest.fixture
def sunny(session: Session) -> Care:
    """Sunny, with two timesheets that wait, one with a day in hospital."""
    of = care(session)
    authorize(session, of)
    begins = half_month(half_month(county_today()) - dt.timedelta(days=1))
    sheet = sent_timesheet(session, of, begins)
    nurse = hire(session, "nadia", "caseworker", county="34")
    day = begins + dt.timedelta(days=1)
    away = {"first_day": day, "last_day": day, "why": "hospital", "noted_by_id": nurse.id, "noted_at": now()}
    session.add(RecipientAbsence(case_id=of.case.id, **away))
    ida = began(session, first_name="Ida", last_name="Quintero", status="enrolled")
    second = assigned(session, ida, of.case, 300, status="active", starts_on=dt.date(2026, 1, 1))
    other = sent_timesheet(session, Care(of.case, ida, second), begins)
    sends_version(session, other, 2, [begins + dt.timedelta(days=number) for number in range(6)], 195)
    session.refresh(sheet)
    return of


def say(page: Page, site: str, language: str) -> None:
    """Choose a language."""
    page.goto(f"{site}/account/sign-in")
    if language == "es":
        page.get_by_role("button", name="Español").click()


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_recipient_makes_an_account_approves_and_sends_back(
    session: Session, site: str, sunny: Care, browser: Browser, looks: Looks, language: str
) -> None:
    words = WORDS[language]
    with phone(browser) as page:
        say(page, site, language)
        looks.at(page, f"recipient signs in {language}")
        page.click('a[href="/account/new/care"]')
        page.fill("#field-number", number(sunny.case))
        page.fill("#field-birth_date-month", "2")
        page.fill("#field-birth_date-day", "3")
        page.fill("#field-birth_date-year", "1941")
        page.fill("#field-proof", "8867")
        page.fill("#field-email", "sunny@example.com")
        page.fill("#field-password", "seven green paper boats")
        looks.at(page, f"recipient makes an account {language}")
        page.get_by_role("button", name=words["make"]).click()
        page.wait_for_url("**/care")
        page.locator("details summary").first.tap()
        looks.at(page, f"what waits {language}")
        began_at = now()
        page.locator(".care-card .usa-button").first.tap()
        page.wait_for_url("**/approve")
        looks.at(page, f"approve {language}")
        page.get_by_role("button", name=words["yes"]).tap()
        page.wait_for_url("**/care")
        assert (now() - began_at).total_seconds() < TWO_TAPS
        (told,) = session.scalars(select(Submission).where(Submission.kind == "approve_timesheet"))
        assert told.payload["version"] == session.get_one(Timesheet, told.timesheet_id).version
        page.locator(".care-card .usa-button--outline").last.tap()
        page.wait_for_url("**/send-back")
        page.get_by_text(words["why"]).tap()
        page.fill("#field-words", "9:00, no 8:00.")
        looks.at(page, f"send back {language}")
        page.get_by_role("button", name=words["back"]).tap()
        page.wait_for_url("**/care")
        (back,) = session.scalars(select(Submission).where(Submission.kind == "reject_timesheet"))
        assert back.payload["reason"] == f"{words['why']}. 9:00, no 8:00."


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_other_page_of_a_recipient_reads_well(
    session: Session, site: str, sunny: Care, browser: Browser, looks: Looks, language: str
) -> None:
    own_account(session, sunny.case)
    letter_about(session, "weekly_hours_recipient", case_id=sunny.case.id, person_id=sunny.case.person_id)
    kept = {"reasons": ["over_remaining"], "outcome": "pay_with_cutback", "payable_minutes": 420}
    cut = [{"day": "2026-03-04", "minutes": 60}]
    sheet = sent_timesheet(session, sunny, status="accepted", cutbacks=cut, **kept)
    sends_version(session, sheet, 2, [dt.date(2026, 3, 4), dt.date(2026, 3, 9)])
    sent_timesheet(session, sunny, dt.date(2026, 3, 16), status="returned", returned_because="9:00, no 8:00.")
    sent_timesheet(session, sunny, dt.date(2026, 4, 1), status="held", reasons=["recipient_in_hospital"])
    week = {"assignment_id": sunny.assignment.id, "minutes": 1500, "reason": "I fell.", "asked_at": now()}
    flags = {"unanticipated": True, "cannot_wait": True, "health_or_safety": True}
    session.add(ExtraHours(week=sunday(county_today()), **week, **flags))
    session.commit()
    pages = {
        "past timesheets": "/care/history",
        "a timesheet": f"/care/timesheets/{sheet.id}",
        "providers": "/care/providers",
        "a month": f"/care/providers/{sunny.assignment.id}?month=2026-03",
        "extra hours": f"/care/providers/{sunny.assignment.id}/extra-hours",
        "letters": "/care/letters",
        "help": "/care/help",
        "recipient's lost password": "/account/forgotten/care",
        "welcome": "/welcome",
    }
    with watched(browser, viewport={"width": PHONE[0], "height": PHONE[1]}) as page:
        say(page, site, language)
        page.fill("#field-email", "sunny@example.com")
        page.fill("#field-password", "a long pass phrase")
        page.click("main form[action$='sign-in'] button[type=submit]")
        page.wait_for_url("**/care")
        for name, path in pages.items():
            page.goto(site + path)
            looks.at(page, f"{name} {language}")
