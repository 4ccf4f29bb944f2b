"""A whole random state, built once for all tests that only look at it."""

import os
from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from activities.snapshot.building import build
from cli.office.postgres import OWNER, EmbeddedPostgres
from cli.seed.ccs import CcsScale, write_ccs
from records import snapshots
from records.clock import county_instant
from tests.activities.snapshot.seen import Seen, liaisons, seen_by
from tests.activities.snapshot.world import World
from tests.activities.timesheets.copied_databases import working_in

LINES = int(os.environ.get("HEARTH_EXHAUSTION_LINES") or 21_600)
"""Of 10,000 requests; 108000 are 50,000 of them."""


@pytest.fixture(scope="module")
def world(postgres: EmbeddedPostgres, admin: psycopg.Connection, template: str) -> Iterator[World]:
    """20 organizations with 2,000 users, and 10,000 requests with random permissions and memberships."""
    name = f"ccs_{os.getpid()}"
    admin.execute(f"create database {name} template {template} owner {OWNER} strategy file_copy")
    scale = CcsScale(LINES, organizations=20, users=2_000)
    engine = create_engine(postgres.url_of(name))
    with working_in(postgres, name):
        write_ccs(engine, scale)
        build(snapshots.due_on(scale.on), county_instant(scale.on))
        with Session(engine) as session:
            yield World(session, scale.on)
    engine.dispose()
    admin.execute(f"drop database {name} with (force)")


@pytest.fixture(params=range(20), ids=lambda place: f"organization {place + 1}")
def seen(world: World, request: pytest.FixtureRequest) -> Seen:
    """What one organization's liaison sees."""
    world.session.rollback()
    return seen_by(world, liaisons(world)[request.param])
