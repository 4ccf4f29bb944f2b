"""A random state of CCS in a database of its own, built and looked at on its day."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from activities.snapshot.building import build
from cli.office.postgres import EmbeddedPostgres
from cli.seed.ccs import CcsScale, write_ccs
from records import snapshots
from records.clock import county_instant
from tests.activities.snapshot.world import World
from tests.activities.timesheets.copied_databases import copied, working_in

LINES = int(os.environ.get("HEARTH_EXHAUSTION_LINES") or 21_600)
"""Of 10,000 requests; 108000 are 50,000 of them."""

WHOLE = CcsScale(LINES, organizations=20, users=2_000)
"""20 organizations with 2,000 users, and 10,000 requests with random permissions and memberships."""


@contextmanager
def written_state(
    postgres: EmbeddedPostgres,
    admin: psycopg.Connection,
    template: str,
    name: str,
    scale: CcsScale = WHOLE,
    password_hash: str | None = None,
) -> Iterator[World]:
    """Until the end of the block it is there, and everything works in it. With a hash its users may sign in."""
    database = copied(admin, template, f"{name}_{os.getpid()}")
    engine = create_engine(postgres.url_of(database))
    with working_in(postgres, database):
        write_ccs(engine, scale, password_hash)
        build(snapshots.due_on(scale.on), county_instant(scale.on))
        with Session(engine) as session:
            yield World(session, scale.on)
    engine.dispose()
    admin.execute(f"drop database {database} with (force)")
