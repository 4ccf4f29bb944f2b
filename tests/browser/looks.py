"""What is asked of every page a journey comes to: WCAG 2.2 AA and no sideways scrolling, at a desk and on a phone."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

DESK = (1280, 900)
PHONE = (390, 844)
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHOTS = os.environ.get("HEARTH_SHOTS")
"""A folder for pictures of every page at both widths, for people to look at; no pictures unless it is named."""


@dataclass
class Looks:
    """Judges pages, each kind of page once in a run, and keeps the faults until the journey is over."""

    axe: Callable[[Page], list[str]]
    judged: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def at(self, page: Page, name: str) -> None:
        """Judge a page at both widths; `name` says which page, in which state."""
        page.wait_for_load_state()  # a click is over once the next page answers, before there is anything to see on it
        if name in self.judged:
            return
        self.judged.add(name)
        before = page.viewport_size
        for size in (PHONE, DESK):
            self.faults += [f"{name}, {size[0]} wide: {fault}" for fault in self._faults(page, name, size)]
        if before is not None:
            page.set_viewport_size(before)

    def verdict(self) -> None:
        """Fail if a page was found wanting since the last verdict."""
        faults, self.faults = self.faults, []
        assert not faults, "pages that do not look right:\n  " + "\n  ".join(faults)

    def _faults(self, page: Page, name: str, size: tuple[int, int]) -> list[str]:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        beyond = page.evaluate(WIDER)
        if SHOTS:
            picture = Path(SHOTS) / f"{re.sub(r'[^a-z0-9]+', '-', name.lower())}-{size[0]}.png"
            page.screenshot(path=picture, full_page=True, caret="initial")
        return self.axe(page) + ([f"it scrolls sideways by {beyond} pixels"] if beyond > 0 else [])
