"""The worker's connections to PostgreSQL: one pool per process, one transaction per step."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

import records.all_tables  # noqa: F401 -- foreign keys need every table to be known

DEFAULT_DATABASE = "postgresql+psycopg://hearth@127.0.0.1:5433/hearth"
CONNECTIONS = 24
"""A connection for each thread that runs steps, and some for the dispatcher and the partner's poller."""

STATEMENT_MILLISECONDS = 20_000
LOCK_MILLISECONDS = 5_000
GONE_MILLISECONDS = 1_000
"""How often the database looks whether a worker whose statement it works at is still there. Without it a statement of
a killed worker goes on to its end, minutes for a large one, and whoever takes the part over waits for its locks."""


def psycopg_url(url: str) -> str:
    """The same database address, named so that SQLAlchemy uses psycopg 3."""
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


@cache
def open_engine(url: str) -> Engine:
    """The pool for an address. Parameters stay out of error messages: they may be somebody's name."""
    return create_engine(
        psycopg_url(url),
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={
            "connect_timeout": 5,
            "application_name": "hearth-worker",
            "options": f"-c statement_timeout={STATEMENT_MILLISECONDS} -c lock_timeout={LOCK_MILLISECONDS}"
            f" -c client_connection_check_interval={GONE_MILLISECONDS}",
        },
    )


def engine() -> Engine:
    """The pool of this process, at DATABASE_URL or the embedded database."""
    return open_engine(os.environ.get("DATABASE_URL", DEFAULT_DATABASE))


@contextmanager
def transaction() -> Iterator[Session]:
    """A session whose work is kept as a whole, or not at all."""
    with Session(engine(), expire_on_commit=False) as session, session.begin():
        yield session
