"""The connection on which a snapshot is built: one of its own, and only one build at a time in the whole office."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from activities.database import engine
from activities.snapshot.partitions import Own

ONE_AT_A_TIME = 6_052_026
"""The advisory lock of builds. It is the connection's: whatever kills the builder or the database lets it go."""

SETTINGS = ("statement_timeout = 0", "lock_timeout = 0", "client_connection_check_interval = '1s'")
"""A build takes minutes; the database gives one up whose worker was killed within a second, not at its end."""


@contextmanager
def alone() -> Iterator[Own]:
    """A connection that commits each statement by itself, held by one builder at a time; others wait here."""
    pooled = engine().raw_connection()
    driver: psycopg.Connection[Any] = pooled.driver_connection  # type: ignore[assignment]
    pooled.detach()  # its settings and its lock end with it
    try:
        driver.autocommit = True
        for setting in SETTINGS:
            driver.execute(f"set {setting}")
        driver.execute("select pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        yield driver
    finally:
        driver.close()
