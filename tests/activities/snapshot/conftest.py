"""A whole random state, built once for each file of tests: those of a file look at it, and may change it first."""

from collections.abc import Iterator

import psycopg
import pytest

from cli.office.postgres import EmbeddedPostgres
from tests.activities.snapshot.seen import Seen, liaisons, seen_by
from tests.activities.snapshot.world import World
from tests.activities.snapshot.written_state import written_state


@pytest.fixture(scope="module")
def world(postgres: EmbeddedPostgres, admin: psycopg.Connection, template: str) -> Iterator[World]:
    """The state, with everything working in it."""
    with written_state(postgres, admin, template, "ccs") as world:
        yield world


@pytest.fixture(params=range(20), ids=lambda place: f"organization {place + 1}")
def seen(world: World, request: pytest.FixtureRequest) -> Seen:
    """What one organization's liaison sees."""
    world.session.rollback()
    return seen_by(world, liaisons(world)[request.param])
