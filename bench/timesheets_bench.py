"""A file of 100,000 timesheets, 3 % of them with an exception: `python -m bench timesheets`.

BENCH_TIMESHEETS names another size.

The clean part against a bare COPY of the same rows (goal: at most 5 times as long); workflows of the rest against bare
workflows with one Update and two empty activities (goal: at most 2 times as long). What each does is printed with it.
"""

import asyncio
import datetime as dt
import os
import shutil
import statistics
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
from sqlalchemy import create_engine, text
from temporalio.client import Client

from activities.database import transaction
from activities.temporal import connect
from activities.timesheet_files.copying import connection_of
from bench import timesheet_workflows
from bench.timing import said
from cli.office import namespace
from cli.office.ports import free_port
from cli.office.postgres import EmbeddedPostgres
from cli.office.temporal import DevServer
from cli.seed.bulk.timesheet_file import timesheet_file
from records import clock
from records.migrating import migrate
from records.periods import DAY, half_month
from records.timesheet_files import workflow_id
from tests.activities.office import Office
from tests.journeys import filed
from tests.journeys.killing import Program
from workflows import delivery

SIZE, SHARE = 100_000, 0.03
WHAT_COPY_DOES = """
  The plain part: from the start of the file's workflow to totals that tie: the file read and checked, people found and
  locked, facts gathered, the law asked in columns, one of a hundred asked again by the rule engine, rows written by
  COPY and committed, workweeks looked at. The file is plain but for the few named; exceptions come in a file of
  their own. A small file goes before it.
  Bare COPY: the same rows of the same four tables, with their keys and indexes, into empty tables, and committed.
"""

COPIED = ("timesheet", "timesheet_version", "timesheet_entry", "timesheet_line")
COPIES = 3
WARM = 50
"""Timesheets of the half-month before, in a file that goes before: nothing measured is done for the first time."""


@contextmanager
def servers() -> Iterator[None]:
    """A database and a Temporal of our own, with the office's settings."""
    home = Path(tempfile.mkdtemp(prefix="hearth-bench-"))
    home.chmod(0o755)
    postgres, temporal = EmbeddedPostgres(home, free_port()), DevServer(home / "temporal", free_port())
    try:
        postgres.start()
        temporal.start()
        os.environ |= {"DATABASE_URL": postgres.url, "TEMPORAL_ADDRESS": temporal.address}
        os.environ |= {"HEARTH_PAPERS": str(home / "papers"), "HEARTH_KEY_FILE": str(home / "key")}
        engine = create_engine(postgres.url)
        migrate(engine)
        engine.dispose()
        namespace.set_up()
        yield
        temporal.stop()
        postgres.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def main() -> None:
    """Print rows and workflows a second, and both ratios."""
    size = int(os.environ.get("BENCH_TIMESHEETS") or SIZE)
    with servers():
        Office()
        pairs = filed.pairs_of(size)
        with Program("bench.file_worker"):
            asyncio.run(measure(pairs, int(size * (1 - SHARE))))


async def measure(pairs: pl.DataFrame, clean: int) -> None:
    """First the clean file, then the rest and the bare workflows; last the bare COPY.

    Emptying the tables takes with it whatever hangs on a timesheet or a decision, authorized hours too.
    """
    client = await connect()
    before = half_month(filed.period() - DAY)
    await taken_in(client, timesheet_file(unpicked(pairs[:WARM], WARM, before)[0], before, 0.0))
    await asyncio.to_thread(vacuumed)
    mine, others = unpicked(pairs, clean, filed.period())
    file_id, seconds = await taken_in(client, timesheet_file(mine, filed.period(), 0.0))
    held = filed.count("select count(*) from timesheet where status <> 'accepted'")
    content = await asyncio.to_thread(rows_of, file_id)
    _, more = await taken_in(client, timesheet_file(others, filed.period(), 1.0))
    said(f"{others.height:,} with an exception, decided with their trace", f"{more:.1f} s")
    await timesheet_workflows.measure(client)
    print(WHAT_COPY_DOES, flush=True)
    rows = sum(each.count(b"\n") for each in content.values())
    bare = await asyncio.to_thread(copied_again, content)
    plain, lines = f"{mine.height:,} plain timesheets of ten entries, {seconds:.1f} s", mine.height / seconds
    said(plain, f"{rows / seconds:,.0f} rows a second", f"{lines:,.0f} timesheets a second")
    said("of them not plain after all", f"{held}")
    said(f"bare COPY of their {rows:,} rows, {bare:.1f} s", f"{rows / bare:,.0f} rows a second")
    said("clean part : bare COPY", f"{seconds / bare:.2f}", "goal: at most 5")


def unpicked(pairs: pl.DataFrame, clean: int, begins: dt.date) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Pairs whose timesheets have nothing the matter; and the rest, those picked for a look at the signature too.

    As `records.timesheet_facts` picks one of a hundred.
    """
    salt = begins.toordinal() * 104729
    picked = (pairs["assignment_id"] * 7919 + salt) % 10_000 < 100
    plain = ~picked & (pl.Series(range(pairs.height)) < clean)
    return pairs.filter(plain), pairs.filter(~plain)


def vacuumed() -> None:
    """What is known of the tables is as a nightly vacuum leaves it."""
    engine = create_engine(os.environ["DATABASE_URL"], isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("vacuum analyze"))
    engine.dispose()


async def taken_in(client: Client, content: bytes) -> tuple[int, float]:
    """Take a file in; its id and the seconds from the start of its workflow to its end."""
    at = clock.now()
    file_id = await asyncio.to_thread(filed.sent, content, f"{uuid.uuid4().hex}.csv", at)
    began = time.perf_counter()
    payload = {"file_id": file_id, "at": at.isoformat()}
    await delivery.begin(client, "TimesheetFileIntake", workflow_id(file_id), payload)
    ended = await client.get_workflow_handle(workflow_id(file_id)).result()
    if ended != "done":
        raise RuntimeError(f"The file is {ended}: {filed.status_of(file_id).sentence}")
    return file_id, time.perf_counter() - began


def copied_again(content: dict[str, bytes]) -> float:
    """Seconds in which rows are copied into their tables, emptied before; in the middle of several times."""
    taken = []
    for _ in range(COPIES):
        with transaction() as session:
            session.execute(text("set local statement_timeout = 0"))
            session.execute(text("truncate timesheet, timesheet_line cascade"))
        began = time.perf_counter()
        with transaction() as session:
            session.execute(text("set local statement_timeout = 0"))
            cursor = connection_of(session).cursor()
            for table in COPIED:
                with cursor.copy(f"copy {table} from stdin (format csv)") as to:
                    to.write(content[table])
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def rows_of(file_id: int) -> dict[str, bytes]:
    """The rows of a file's timesheets as CSV, by table."""
    mine = f"select timesheet_id from timesheet_line where file_id = {file_id}"
    which = {"timesheet": f"id in ({mine})", "timesheet_line": f"file_id = {file_id}"}
    content = {}
    with transaction() as session:
        session.execute(text("set local statement_timeout = 0"))
        cursor = connection_of(session).cursor()
        for table in COPIED:
            wanted = which.get(table, f"timesheet_id in ({mine})")
            with cursor.copy(f"copy (select * from {table} where {wanted}) to stdout (format csv)") as rows:
                content[table] = b"".join(bytes(row) for row in rows)
    return content


if __name__ == "__main__":
    main()
