"""Databases with the same rows and ids, each for one way of deciding."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from activities.database import open_engine
from cli.office.postgres import OWNER, EmbeddedPostgres


@contextmanager
def working_in(postgres: EmbeddedPostgres, name: str) -> Iterator[None]:
    """Everything works in a database meanwhile; afterwards nobody is connected to it."""
    url = postgres.url_of(name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", url)
        yield
    open_engine(url).dispose()


def copied(admin: psycopg.Connection, template: str, name: str) -> str:
    """Another database with the same rows, and so the same ids."""
    admin.execute(f"create database {name} template {template} owner {OWNER} strategy file_copy")
    return name
