"""What organizations see in tests of their pages: told by CCS, built as of yesterday, looked at today."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy.orm import Session

from activities.database import open_engine
from activities.snapshot.building import build
from records import clock
from records.place import County
from tests.activities.snapshot.authorizations import TODAY, YESTERDAY, Told, during


@pytest.fixture
def today() -> Iterator[None]:
    """It is two in the afternoon of the day after the one that is shown."""
    with clock.fixed(during(TODAY)):
        yield


@pytest.fixture
def told(session: Session, today: None) -> Told:
    """CCS tells of the children of Sacramento."""
    if session.get(County, "34") is None:
        Told(session).county()
    return Told(session)


@pytest.fixture
def built(session: Session, database_url: str) -> Iterator[Callable[[], None]]:
    """`built()` makes what was told so far what organizations see, as of yesterday."""

    def now() -> None:
        session.commit()
        build(YESTERDAY, during(TODAY), again=True)

    yield now
    open_engine(database_url).dispose()
