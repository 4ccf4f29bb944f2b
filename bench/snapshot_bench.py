"""A snapshot built and swapped in, against a bare copy of the same rows: `python -m bench snapshot`.

BENCH_CCS_LINES names other sizes, with commas between them (2000000 is the state); each has a database of its own, as
`cli/seed/ccs` writes it. Builds and copies are taken in turns. The copy takes the very rows that the build leaves into
empty tables of the same columns and makes the same indexes over them (goal: the build at most 3 times as long); told
too is a copy into tables without any index, which nobody could read.
"""

import datetime as dt
import os
import statistics
from functools import partial

import psycopg
from sqlalchemy import create_engine

from activities.database import psycopg_url
from activities.snapshot.alone import alone
from activities.snapshot.building import build
from activities.snapshot.partitions import TABLES, Own, index, own_name
from bench.pay_bench import Watch, database, elsewhere
from bench.timing import said
from cli.seed.ccs import CcsScale, write_ccs
from records import snapshots
from records.clock import county_instant
from records.migrating import migrate

SIZES = "20000,100000"
ROUNDS = 3
BARE = 999_999
"""The number of the tables that are copied into; no snapshot has it."""


def main() -> None:
    """Print seconds of a build and of a copy at each size, and their ratio."""
    for size in (os.environ.get("BENCH_CCS_LINES") or SIZES).split(","):
        with database():
            scale = CcsScale(int(size))
            elsewhere(written, scale)
            measured(scale)


def written(scale: CcsScale) -> None:
    """Write a state with so many lines."""
    engine = create_engine(os.environ["DATABASE_URL"])
    migrate(engine)
    state = write_ccs(engine, scale)
    engine.dispose()
    said(f"{sum(state.rows.values()):,} rows about {scale.lines:,} lines written", f"{state.seconds:.1f} s")


def measured(scale: CcsScale) -> None:
    """Build and copy in turns."""
    as_of, at = snapshots.due_on(scale.on), county_instant(scale.on)
    content = rows_of(build(as_of, at))
    rows = sum(count for _, count in content.values())
    things = {
        "built, indexed and swapped in": partial(rebuilt, as_of, at),
        "the same rows copied bare": partial(copied, content, with_indexes=False),
        "the same rows copied, then indexed": partial(copied, content, with_indexes=True),
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in things}
    for name in (name for _ in range(ROUNDS) for name in things):
        watch = Watch()
        things[name]()
        taken[name].append(watch.seconds)
    medians = [tuple(map(statistics.median, zip(*each, strict=True))) for each in taken.values()]
    said(f"{scale.lines:,} lines, a snapshot of", f"{rows:,} rows")
    for name, (clock, processor) in zip(things, medians, strict=True):
        said(f"  {name}", f"{clock:.2f} s", f"{processor:.2f} s of the processors; {rows / clock:,.0f} rows a second")
    for what, other in (("bare copy, indexed", medians[2]), ("bare copy, without an index", medians[1])):
        by_clock, by_processor = (built / copy for built, copy in zip(medians[0], other, strict=True))
        goal = "goal: at most 3; " if other is medians[2] else ""
        said(f"  the build : {what}", f"{by_clock:.2f}", f"{goal}{by_processor:.2f} by the processors")


def rebuilt(as_of: dt.date, at: dt.datetime) -> None:
    """The same day once more, as a night does it."""
    build(as_of, at, again=True)


def rows_of(snapshot_id: int) -> dict[str, tuple[bytes, int]]:
    """What the build left, by table, as COPY tells it, and how many rows."""
    content = {}
    with psycopg.connect(_plain()) as connection, connection.cursor() as cursor:
        for table in TABLES:
            with cursor.copy(f"copy {own_name(table.name, snapshot_id)} to stdout (format binary)") as rows:
                told = b"".join(bytes(row) for row in rows)
            content[table.name] = told, cursor.rowcount
    return content


def copied(content: dict[str, tuple[bytes, int]], with_indexes: bool) -> None:
    """The rows into empty tables, in one transaction, and the tables dropped."""
    with alone() as own:
        with own.transaction():
            own.execute("set local maintenance_work_mem = '256MB'")
            for table in TABLES:
                own.execute(f"create table {own_name(table.name, BARE)} (like {table.name} including defaults)")
                _copy(own, own_name(table.name, BARE), content[table.name][0])
                if with_indexes:
                    index(own, table, BARE)
        for table in TABLES:
            own.execute(f"drop table {own_name(table.name, BARE)}")


def _copy(own: Own, name: str, rows: bytes) -> None:
    with own.cursor().copy(f"copy {name} from stdin (format binary)") as to:
        to.write(rows)


def _plain() -> str:
    return psycopg_url(os.environ["DATABASE_URL"]).replace("postgresql+psycopg://", "postgresql://")


if __name__ == "__main__":
    main()
