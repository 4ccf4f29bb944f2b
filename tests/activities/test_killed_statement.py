"""A worker that is killed while the database works at a statement of its: what it locked is free within seconds."""

import subprocess
import sys
import time

from sqlalchemy import text

from activities.database import GONE_MILLISECONDS, transaction

HOLDS = """
import sys
from sqlalchemy import text
from activities.database import transaction
with transaction() as session:
    session.execute(text("select pg_advisory_xact_lock(77, 1)"))
    print("locked", flush=True)
    session.execute(text("set local statement_timeout = 60000"))
    session.execute(text("select count(*) from generate_series(1, 2000000000)"))
"""


def test_what_a_killed_worker_had_locked_is_free_as_soon_as_the_database_looks(database_url: str) -> None:
    worker = subprocess.Popen([sys.executable, "-c", HOLDS], stdout=subprocess.PIPE)
    assert worker.stdout is not None
    assert worker.stdout.readline() == b"locked\n"
    time.sleep(0.5)
    worker.kill()
    worker.wait()
    killed = time.monotonic()
    with transaction() as session:
        session.execute(text("set local lock_timeout = 30000"))
        session.execute(text("select pg_advisory_xact_lock(77, 1)"))
    assert time.monotonic() - killed < GONE_MILLISECONDS / 1000 + 9, "and not after the minute of its statement"
