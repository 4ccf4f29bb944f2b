"""Pay runs killed once each at a random moment: `python -m bench pay-kills`.

BENCH_PAY_KILLS names how many runs are killed (20 unless told), BENCH_PAY_SIZE which size of a state is paid.

Each run has a fresh copy of the same database, a Temporal namespace of its own and a worker that waits; the two words
are said as soon as they are awaited. A third of the runs lose the worker, a third Temporal, a third PostgreSQL. Each
must come to the very rows and bytes of a run that nobody killed. Told: seconds from the run's making to money issued,
with one kill against none.
"""

import asyncio
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine

from activities.database import open_engine
from bench.timing import said
from cli.office import namespace
from cli.office.ports import free_port
from cli.office.postgres import OWNER, EmbeddedPostgres
from cli.office.temporal import DevServer
from records.migrating import migrate
from tests.journeys import paid
from tests.journeys.killing import Program, kill_and_restart

SIZE, RUNS = 0.02, 20
PARTS = 30
"""A run has about so many parts, as a state's half-month has at the usual size of a part."""

VICTIMS = ("worker", "temporal", "postgres")
TEMPLATE = "seeded"


@dataclass(frozen=True)
class Place:
    """The servers of the bench, and its folder."""

    home: Path
    postgres: EmbeddedPostgres
    temporal: DevServer


@contextmanager
def place() -> Iterator[Place]:
    """A database that waits for the disk and a Temporal of our own, with the office's settings."""
    home = Path(tempfile.mkdtemp(prefix="hearth-bench-"))
    home.chmod(0o755)
    here = Place(home, EmbeddedPostgres(home, free_port()), DevServer(home / "temporal", free_port()))
    os.environ |= {"HEARTH_KEY_FILE": str(home / "key"), "HEARTH_PARTNERS": str(home / "partners")}
    try:
        here.postgres.start()
        here.temporal.start()
        os.environ["TEMPORAL_ADDRESS"] = here.temporal.address
        yield here
        here.temporal.stop()
        here.postgres.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def fresh(here: Place, name: str) -> Iterator[Path]:
    """A copy of the seeded database, a namespace and a folder of payments; gives the folder."""
    with here.postgres.admin() as admin:
        admin.execute(f"create database {name} owner {OWNER} template {TEMPLATE}")
        admin.execute("checkpoint")  # sequences of a copy are safe from a crash only from its first checkpoint on
    url, payments = here.postgres.url_of(name), here.home / "payments" / name
    os.environ |= {"DATABASE_URL": url, "HEARTH_PAYMENTS": str(payments), "TEMPORAL_NAMESPACE": name.replace("_", "-")}
    namespace.set_up()
    yield payments
    open_engine(url).dispose()
    with here.postgres.admin() as admin:
        admin.execute(f"drop database {name} with (force)")
    shutil.rmtree(payments, ignore_errors=True)


def main() -> None:
    """Print seconds without and with one kill, and the ratio."""
    size = float(os.environ.get("BENCH_PAY_SIZE") or SIZE)
    runs = int(os.environ.get("BENCH_PAY_KILLS") or RUNS)
    with place() as here:
        timesheets = seeded(here, size)
        os.environ["HEARTH_PAY_PART_TIMESHEETS"] = str(max(timesheets // PARTS, 1))
        with fresh(here, "by_hand") as payments:
            run_id = paid.run_made()
            paid.by_hand(run_id)
            expected = paid.outcomes(run_id, payments)
        said(f"{timesheets:,} timesheets in about {PARTS} parts", "")
        report(here, expected, runs)


def seeded(here: Place, size: float) -> int:
    """The state of which every run has a copy."""
    with here.postgres.admin() as admin:
        admin.execute(f"create database {TEMPLATE} owner {OWNER}")
    url = here.postgres.url_of(TEMPLATE)
    engine = create_engine(url)
    migrate(engine)
    engine.dispose()
    return paid.write_people(url, size)


def report(here: Place, expected: paid.Outcomes, runs: int) -> None:
    """Kill each run once, next to one that nobody kills, so that a slow minute of the machine hits both."""
    draw = random.Random(5)
    quiet: list[float] = []
    taken: dict[str, list[float]] = {victim: [] for victim in VICTIMS}
    for number in range(runs):
        quiet.append(one(here, f"quiet_{number}", expected, None, 0.0))
        victim, moment = VICTIMS[number % 3], draw.uniform(0.0, quiet[-1])
        taken[victim].append(one(here, f"killed_{number}", expected, victim, moment))
    usual, every = statistics.median(quiet), [seconds for each in taken.values() for seconds in each]
    said("a run that nobody kills, with both words", f"{usual:.1f} s", f"of {runs}")
    for victim, each in taken.items():
        if each:
            said(f"a run whose {victim} is killed once", f"{statistics.median(each):.1f} s", f"most {max(each):.1f} s")
    said(f"all {runs} came to the same rows and bytes; one kill : none", f"{statistics.median(every) / usual:.2f}")


def one(here: Place, name: str, expected: paid.Outcomes, victim: str | None, moment: float) -> float:
    """One run, perhaps with a kill after some seconds; how long it took. Raises when it came to something else."""
    with fresh(here, name) as payments, Program("activities.worker") as worker:
        seconds, run_id = asyncio.run(_run(here, worker, victim, moment))
        found = paid.outcomes(run_id, payments)
        if found != expected:
            raise RuntimeError(f"{name}, {victim} killed after {moment:.1f} s: {found} is not {expected}")
        return seconds


async def _run(here: Place, worker: Program, victim: str | None, moment: float) -> tuple[float, int]:
    await worker.says("The worker is at work")
    began = time.monotonic()
    run_id = await asyncio.to_thread(paid.run_made)

    async def kill() -> None:
        """In this thread: a server goes with the thread that started it."""
        await asyncio.sleep(moment)
        if victim == "worker":
            worker.kill()
            worker.start()
        elif victim:
            kill_and_restart(here.temporal.child if victim == "temporal" else here.postgres.child)

    killing = asyncio.create_task(kill())
    await paid.comes_to(run_id, "awaiting_officer")
    await paid.told(run_id, "approve_totals", paid.OFFICER, **paid.seen(run_id))
    await paid.told(run_id, "release_pay_run", paid.SUPERVISOR, **paid.seen(run_id))
    await paid.comes_to(run_id, "issued")
    seconds = time.monotonic() - began
    await killing
    return seconds, run_id


if __name__ == "__main__":
    main()
