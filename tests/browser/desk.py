"""Somebody at a browser: signing in, filling in what is asked, pressing what is offered, reading what comes."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.county import County
from tests.browser.looks import Looks
from tests.records.staffed import PASSWORD

PATIENCE = 15_000
"""Milliseconds a page may take on a busy machine before a journey gives up."""


@dataclass
class Desk:
    """A browser with somebody before it."""

    page: Page
    county: County
    looks: Looks

    def go(self, path: str) -> "Desk":
        """Open a page of the office."""
        self.page.goto(self.county.office.url + path)
        return self

    def seen(self, name: str) -> "Desk":
        """Look at the page as it is now, at a desk and on a phone."""
        self.looks.at(self.page, name)
        return self

    def sign_in(self, name: str) -> "Desk":
        """Sign in, from wherever the sign-in page was shown."""
        self.page.locator("#name").fill(f"{name}@hearth.example")
        self.page.locator("#password").fill(PASSWORD)
        return self.press("Sign in")

    def says(self, text: str | re.Pattern[str]) -> "Desk":
        """Read something on the page."""
        expect(self.page.locator("main")).to_contain_text(text, timeout=PATIENCE)
        return self

    def reads(self, where: Locator, text: str | re.Pattern[str]) -> "Desk":
        """Read something at one place of the page."""
        expect(where).to_contain_text(text, timeout=PATIENCE)
        return self

    def titled(self, text: str | re.Pattern[str]) -> "Desk":
        """Read where one is: the page's first heading."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(text, timeout=PATIENCE)
        return self

    def arrived(self, path: str) -> "Desk":
        """Open a page once everything said so far has been worked off."""
        self.county.settle()
        return self.go(path)

    def until_it_says(self, text: str) -> "Desk":
        """Load the page again until it says something that the office does in its own time."""
        for _ in range(30):
            if text in self.page.locator("main").inner_text():
                return self
            self.page.wait_for_timeout(250)
            self.page.reload()
        return self.says(text)

    def press(self, words: str) -> "Desk":
        """Press a button."""
        self.page.get_by_role("button", name=words, exact=True).first.click()
        return self

    def follow(self, words: str) -> "Desk":
        """Follow a link."""
        self.page.get_by_role("link", name=words).first.click()
        return self

    def turn_to(self, words: str) -> "Desk":
        """Choose in the main menu, which a phone keeps folded."""
        self.page.get_by_role("navigation", name="Main").get_by_role("link", name=words, exact=True).click()
        return self

    def open(self, words: str) -> "Desk":
        """Open what is folded together."""
        self.page.locator("summary", has_text=words).first.click()
        return self

    def keys(self, *pressed: str) -> "Desk":
        """Press keys, one after the other, once the page is there to hear them."""
        self.page.wait_for_load_state()
        for key in pressed:
            self.page.keyboard.press(key)
        return self

    def fill(self, within: Locator | None = None, /, **fields: Any) -> "Desk":
        """Answer what is asked, by the names of the fields; a day or a moment is typed into its parts."""
        form = within or self.page.locator("main")
        for name, value in fields.items():
            _answer(form, name, value)
        return self

    def form(self, button: str) -> Locator:
        """The form that a button sends."""
        return self.page.locator("form").filter(has=self.page.get_by_role("button", name=button, exact=True)).first

    @property
    def application_id(self) -> int:
        """The application whose page this is, from its address."""
        found = re.search(r"/applications/(\d+)", self.page.url)
        assert found, f"{self.page.url} is no page of an application"
        return int(found[1])


def _answer(form: Locator, name: str, value: Any) -> None:
    parts = form.locator(f"[name^='{name}.']")
    form.locator(f"[name='{name}']").or_(parts).first.wait_for(state="attached")  # nothing waits before it counts
    if parts.count():
        for part, text in value.items():
            form.locator(f"[name='{name}.{part}']").fill(str(text))
        return
    asked = form.locator(f"[name='{name}']")
    kind = asked.first.get_attribute("type")
    if kind in ("radio", "checkbox"):
        which = f"[name='{name}'][value='{value}']"
        marked = form.locator(which).get_attribute("id")
        around = form.locator("label").filter(has=form.page.locator(which))
        (form.locator(f"label[for='{marked}']") if marked else around).click()
    elif asked.evaluate("field => field.tagName") == "SELECT":
        asked.select_option(str(value))
    else:
        asked.fill(str(value))
