"""People before a real browser in front of the served site: signing in, at a desk or on a phone."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.browser.looks import PHONE
from tests.fixtures.browser import watched
from tests.records.staffed import PASSWORD

LOCALES = {"en": "en-US", "es": "es-US"}


@contextmanager
def phone(browser: Browser, language: str = "en") -> Iterator[Page]:
    """A phone that asks for pages in a language."""
    size = {"width": PHONE[0], "height": PHONE[1]}
    with watched(browser, viewport=size, has_touch=True, locale=LOCALES[language]) as opened:
        yield opened


def staff_signs_in(page: Page, site: str, role: str) -> None:
    """A member of staff of a role is signed in when this returns."""
    page.goto(f"{site}/sign-in")
    page.fill("#name", f"{role}@hearth.example")
    page.fill("#password", PASSWORD)
    page.click("main button[type=submit]")


def provider_signs_in(page: Page, site: str, to: str = "") -> None:
    """Noe's account, and from there to a page."""
    page.goto(f"{site}/account/sign-in" + (f"?next={to}" if to else ""))
    page.fill("#field-email", "noe@example.com")
    page.fill("#field-password", PASSWORD)
    page.click("main button[type=submit]")
