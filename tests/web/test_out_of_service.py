"""The database or Temporal away: a plain page, soon, and what was typed is not lost."""

import time
from collections.abc import Callable

import pytest
from flask import Flask
from temporalio.client import Client

from tests.web.conftest import NOBODY_THERE, Visitor
from web.app import create_app
from web.door import Away, Door
from web.settings import Settings
from workflows.connecting import connection

HALF_A_SECOND = 0.5


def quickest(errand: Callable[[], object]) -> float:
    """Seconds of the best of three: the machine may be busy with other tests, the site may not be slow."""
    times = []
    for _ in range(3):
        begun = time.monotonic()
        errand()
        times.append(time.monotonic() - begun)
    return min(times)


@pytest.fixture
def without_database() -> Flask:
    """The site with no database to ask."""
    nowhere = f"postgresql+psycopg://hearth@{NOBODY_THERE}/hearth"
    return create_app(Settings(secret_key="t" * 40, database_url=nowhere, temporal_address=NOBODY_THERE))


def test_without_the_database_a_page_says_so_within_half_a_second(without_database: Flask) -> None:
    client = without_database.test_client()
    assert quickest(lambda: client.get("/health")) < HALF_A_SECOND
    answer = client.get("/health")
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert "away for a moment" in answer.get_data(as_text=True)


def test_text_that_could_not_be_written_is_shown_back_and_can_be_sent_again(without_database: Flask) -> None:
    visitor = Visitor(without_database.test_client())
    visitor.client.set_cookie("hearth-sign-in", "a token")
    answer = visitor.post("/search", {"sought": "Typed <carefully>"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 503
    assert 'action="/search"' in page
    assert page.count("Typed &lt;carefully&gt;") == 2, "once to read, once to send again"


def test_a_password_is_never_shown_back(without_database: Flask) -> None:
    visitor = Visitor(without_database.test_client())
    page = visitor.post("/sign-in", {"name": "lena", "password": "hush hush"}).get_data(as_text=True)
    assert "hush hush" not in page


def test_machines_get_a_problem_they_can_read(without_database: Flask) -> None:
    bearer = {"Authorization": "Bearer something"}
    answer = without_database.test_client().get("/api/v1/tasks", headers=bearer)
    assert answer.status_code == 503
    assert answer.content_type == "application/problem+json"
    assert answer.get_json()["status"] == 503


def test_without_temporal_the_door_says_so_within_half_a_second() -> None:
    door = Door(connection(target_host=NOBODY_THERE))

    async def ask(client: Client) -> object:
        return await client.service_client.check_health()

    def call() -> None:
        with pytest.raises(Away, match=NOBODY_THERE):
            door.call(ask)

    assert quickest(call) < HALF_A_SECOND
