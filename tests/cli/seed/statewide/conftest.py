"""A five-hundredth of the state, written once for all tests that only read it."""

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

from cli.office.postgres import OWNER, EmbeddedPostgres
from cli.seed.statewide import Scale, write_state

SCALE = Scale(size=0.002, seed=7)
_numbers = itertools.count(1)


@contextmanager
def another_database(postgres: EmbeddedPostgres, admin: psycopg.Connection, template: str) -> Iterator[Engine]:
    """An empty, migrated database for as long as it is wanted."""
    name = f"state_{os.getpid()}_{next(_numbers)}"
    admin.execute(f"create database {name} template {template} owner {OWNER} strategy file_copy")
    made = create_engine(postgres.url_of(name))
    try:
        yield made
    finally:
        made.dispose()
        admin.execute(f"drop database {name} with (force)")


@pytest.fixture(scope="session")
def state_engine(postgres: EmbeddedPostgres, admin: psycopg.Connection, template: str, keys: None) -> Iterator[Engine]:
    """The database of the state."""
    with another_database(postgres, admin, template) as made:
        write_state(made, SCALE)
        yield made


@pytest.fixture
def state(state_engine: Engine) -> Iterator[Session]:
    """A session on it, nothing of which is kept."""
    with Session(state_engine) as opened:
        yield opened
        opened.rollback()
