"""Fixtures of the browser's journeys: one county for all of them, and as many browsers as a journey has people."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.county import County
from tests.browser.desk import PATIENCE, Desk
from tests.browser.looks import DESK, PHONE, Looks
from tests.fixtures.browser import watched
from tests.fixtures.office import Office, opening

Sitting = Callable[..., Desk]


@pytest.fixture(scope="package")
def office() -> Iterator[Office]:
    """An open office with an empty database, one for all journeys."""
    with opening("office", "--no-demo") as opened:
        yield opened


@pytest.fixture(scope="package")
def county(office: Office) -> Iterator[County]:
    """The office of every journey, with its staff. This process reads the same records with the same keys."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", office.database_url)
        patch.setenv("TEMPORAL_ADDRESS", office.temporal_address)
        patch.setenv("HEARTH_KEY_FILE", str(office.home.key))
        yield County(office)


@pytest.fixture(scope="session")
def looks(axe: Callable[[Page], list[str]]) -> Looks:
    """One eye for all pages."""
    return Looks(axe)


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Page]]:
    """`window(phone=True)` opens a browser window of its own; script errors and breaches of the CSP fail the test."""
    with ExitStack() as open_windows:
        yield lambda **more: open_windows.enter_context(watched(browser, **more))


@pytest.fixture
def desk(county: County, looks: Looks, window: Callable[..., Page]) -> Iterator[Sitting]:
    """`desk("carla")` is a browser in which carla is signed in; `desk()` one before which anybody sits."""

    def sit_down(name: str | None = None, *, phone: bool = False, **more: str) -> Desk:
        width, height = PHONE if phone else DESK
        page = window(viewport={"width": width, "height": height}, has_touch=phone, **more)
        page.set_default_timeout(PATIENCE)
        here = Desk(page, county, looks)
        return here.go("/sign-in").sign_in(name) if name else here

    yield sit_down
    looks.verdict()
