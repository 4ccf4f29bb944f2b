"""A half-month paid: planned, reckoned, tied and put into files: `python -m bench pay`.

BENCH_TIMESHEETS names other sizes, with commas between them; each is a state of its own, as `hearth seed --statewide`
writes it. `BENCH_TIMESHEETS=8000,80000,825000` is the goal: 825,000 is the state, whose writing alone takes three
minutes. A small one is paid first and not told of: a worker has paid before. Three parts are
reckoned at once by threads of one process, as the workflow and the worker have it. The rows that the run leaves are
then copied barely into the same tables, emptied before, as many at once, as CSV and in PostgreSQL's binary form;
what is faster by the clock, and what costs the processors less, is what the run is held against (goal: the run at most
3 times as long). Last what a timesheet costs at each size (goal: within 1.3 times of each other).

All of it by the clock, and in seconds of the processors (ours and the database's), which others who work on the machine
change less.
"""

import contextlib
import datetime as dt
import multiprocessing
import os
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, select, text

from activities.database import psycopg_url, transaction
from activities.pay_run import planning, reckoning, tying
from activities.payment_files import issuing
from activities.timesheet_files.copying import connection_of
from activities.worker import make_ready
from bench.timing import said
from cli.office.ports import free_port
from cli.office.postgres import EmbeddedPostgres
from cli.seed.statewide import Scale, write_state
from records.clock import county_instant
from records.migrating import migrate
from records.pay_run import PayRun, PayRunPart
from workflows.pay_run.run import AT_ONCE

SIZES, WARM, STATE = "8000,80000", 1000, 825_000
BEGINS, ENDS, PAY_DATE = dt.date(2026, 3, 1), dt.date(2026, 3, 15), dt.date(2026, 3, 27)
AT = county_instant(dt.date(2026, 3, 25))
COPIES = 3
FORMS = ("csv", "binary")
LEFT = ("payment", "pay_line", "ledger_line", "order_taken", "pay_hold", "pay_run_total")


@dataclass(frozen=True)
class Paid:
    """What one size came to."""

    timesheets: int
    seconds: float
    processor: float


class Watch:
    """Seconds by the clock, and of the processors of this process and of the database with all it started."""

    def __init__(self) -> None:
        self.began = self.now()

    @staticmethod
    def now() -> tuple[float, float]:
        """Both, since some moment."""
        return time.perf_counter(), time.process_time() + database_seconds(int(os.environ["BENCH_POSTMASTER"]))

    @property
    def seconds(self) -> tuple[float, float]:
        """Both, since it was begun."""
        clock, processor = (now - then for now, then in zip(self.now(), self.began, strict=True))
        return clock, processor


def database_seconds(postmaster: int) -> float:
    """Processor seconds of a PostgreSQL server, of what it started and of what of that is over."""
    ticks = 0
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split() if entry.name.isdigit() else []
        except OSError:  # it is over meanwhile
            continue
        if fields and postmaster in (int(entry.name), int(fields[1])):
            own, over = (sum(int(each) for each in fields[place : place + 2]) for place in (11, 13))
            ticks += own + (over if int(entry.name) == postmaster else 0)
    return ticks / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print seconds of each step, the ratio to a bare COPY, and the cost of a timesheet at each size."""
    sizes = [int(size) for size in (os.environ.get("BENCH_TIMESHEETS") or SIZES).split(",")]
    found = []
    with database():
        elsewhere(written, WARM)
        with contextlib.redirect_stdout(None):
            paid(WARM)
    for size in sizes:
        with database():
            elsewhere(written, size)
            found.append(paid(size))
            elsewhere(against_copy, found[-1])
    if len(found) > 1:
        each = [one.seconds / one.timesheets for one in found]
        work = [one.processor / one.timesheets for one in found]
        said("dearest : cheapest timesheet, by the clock", f"{max(each) / min(each):.2f}", "goal: at most 1.3")
        said("dearest : cheapest timesheet, by the processors", f"{max(work) / min(work):.2f}")
    said("peak memory of the process that paid", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


@contextlib.contextmanager
def database() -> Iterator[None]:
    """A database of our own, with the office's settings."""
    home = Path(tempfile.mkdtemp(prefix="hearth-bench-"))
    home.chmod(0o755)
    postgres = EmbeddedPostgres(home, free_port())
    try:
        postgres.start()
        os.environ |= {"DATABASE_URL": psycopg_url(postgres.url), "HEARTH_KEY_FILE": str(home / "key")}
        os.environ["HEARTH_PAYMENTS"] = str(home / "payments")
        os.environ["BENCH_POSTMASTER"] = (postgres.data / "postmaster.pid").read_text().split()[0]
        yield
        postgres.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def elsewhere(work: Callable[..., None], *told: Any) -> None:
    """Do something in a process of its own, so that its memory is not counted."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:
        other.submit(work, *told).result()


def written(size: int) -> None:
    """Write a state with so many timesheets."""
    engine = create_engine(os.environ["DATABASE_URL"])
    migrate(engine)
    state = write_state(engine, Scale(size / STATE), BEGINS)
    engine.dispose()
    said(f"{state.rows['timesheet']:,} timesheets and all about them written", f"{state.seconds:.1f} s")


def paid(size: int) -> Paid:
    """Pay them; seconds by the clock and of the processor until the files are whole."""
    make_ready()  # as a worker is
    run_id = made()
    watch = Watch()
    steps = [
        step("planned", lambda: once(run_id, planning.plan)),
        step("reckoned", lambda: in_parts(run_id, reckoning.reckon)),
        step("tied", lambda: once(run_id, lambda session, run, _: tying.tie(session, run))),
        step("issued, with their part of the files", lambda: in_parts(run_id, issuing.issue_part)),
        step("files made whole and counted again", lambda: once(run_id, issuing.make_files)),
    ]
    seconds, work = watch.seconds
    with transaction() as session:
        run = session.get_one(PayRun, run_id)
        told = f"{run.timesheets:,} timesheets: {run.payments:,} paid, {run.held:,} held, in {run.parts} parts"
    for name, took, of_processors in steps:
        said(f"  {name}", f"{took:.1f} s", f"{of_processors:.1f} s of the processors")
    said(told, f"{seconds:.1f} s", f"{run.timesheets / seconds:,.0f} a second; {work:.1f} s of the processors")
    return Paid(run.timesheets or size, seconds, work)


def made() -> int:
    """The run."""
    with transaction() as session:
        run = PayRun(number="2026-03-A", period_begins=BEGINS, period_ends=ENDS, pay_date=PAY_DATE, made_at=AT)
        run.touched_at, run.status = AT, "calculating"
        session.add(run)
        session.flush()
        return run.id


def step(name: str, do: Callable[[], object]) -> tuple[str, float, float]:
    """Seconds of a step, by the clock and of the processors."""
    watch = Watch()
    do()
    return name, *watch.seconds


def once(run_id: int, do: Callable[..., Any]) -> None:
    """Something done with the whole run; a sentence it answers with is what is wrong."""
    with transaction() as session:
        session.execute(text("set local statement_timeout = 0"))
        sentence = do(session, session.get_one(PayRun, run_id), AT)
    if isinstance(sentence, str):
        raise RuntimeError(sentence)


def in_parts(run_id: int, do: Callable[..., None]) -> None:
    """Something done with every part, as many at once as a run does."""
    with transaction() as session:
        parts = list(session.scalars(select(PayRunPart.id).where(PayRunPart.run_id == run_id).order_by(PayRunPart.id)))

    def one(part: int) -> None:
        with transaction() as session:
            session.execute(text("set local statement_timeout = 0"))
            do(session, session.get_one(PayRun, run_id), session.get_one(PayRunPart, part), AT)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(one, parts))


def against_copy(run: Paid) -> None:
    """Print how long the same rows take to be copied into their tables, and the ratio."""
    with transaction() as session:
        session.execute(text("set local statement_timeout = 0"))
        rows = sum(session.scalar(text(f"select count(*) from {table}")) or 0 for table in LEFT)
        parts = list(session.scalars(select(PayRunPart.number).order_by(PayRunPart.number)))
        numbers = session.execute(
            select(PayRunPart.first_payment_id, PayRunPart.first_payment_id + PayRunPart.timesheets - 1)
        ).all()
        whole = {form: [told(session, form, *each) for each in numbers] for form in FORMS}
        for form in FORMS:
            whole[form].append(
                {table: told_of(session, form, table, "true") for table in ("pay_hold", "pay_run_total")}
            )
    each = {form: copying(form, whole[form]) for form in FORMS}
    bare, work = (min(taken[measure] for taken in each.values()) for measure in (0, 1))
    told_as = f"{rows / bare:,.0f} rows a second; {work:.2f} s of the processors"
    said(f"bare COPY of the {rows:,} rows in {len(parts)} parts", f"{bare:.1f} s", told_as)
    said("the run : bare COPY, by the clock", f"{run.seconds / bare:.2f}", "goal: at most 3")
    said("the run : bare COPY, by the processors", f"{run.processor / work:.2f}")


def copying(form: str, content: list[dict[str, bytes]]) -> tuple[float, float]:
    """Seconds by the clock and of the processors for rows into emptied tables; the median of some times."""
    taken = []
    for _ in range(COPIES):
        with transaction() as session:
            session.execute(text(f"truncate {', '.join(LEFT)} cascade"))
        watch = Watch()
        with ThreadPoolExecutor(AT_ONCE) as threads:
            list(threads.map(partial(copied, form), content))
        taken.append(watch.seconds)
    clock, work = (statistics.median(each) for each in zip(*taken, strict=True))
    return clock, work


def told(session: Any, form: str, first: int, last: int) -> dict[str, bytes]:
    """The rows of a part's payments, by table."""
    key = {"payment": "id"}
    tables = ("payment", "pay_line", "ledger_line", "order_taken")
    which = {table: f"{key.get(table, 'payment_id')} between {first} and {last}" for table in tables}
    return {table: told_of(session, form, table, which[table]) for table in tables}


def told_of(session: Any, form: str, table: str, which: str) -> bytes:
    """Rows of a table as COPY tells them."""
    query = f"copy (select * from {table} where {which}) to stdout (format {form})"
    with connection_of(session).cursor().copy(query) as rows:
        return b"".join(bytes(row) for row in rows)


def copied(form: str, content: dict[str, bytes]) -> None:
    """Rows back into their tables, in one transaction."""
    with transaction() as session:
        session.execute(text("set local statement_timeout = 0"))
        for table, rows in content.items():
            with connection_of(session).cursor().copy(f"copy {table} from stdin (format {form})") as to:
                to.write(rows)


if __name__ == "__main__":
    main()
