"""Foreign keys and indexes out of the way while millions of rows come, and built anew over all of them at once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.orm import Session

KEYS = """
select format('alter table %s drop constraint %I', conrelid::regclass, conname),
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
from pg_constraint where contype = 'f' and conrelid = any(cast(:tables as regclass[]))
    and confrelid = any(cast(:tables as regclass[])) order by conrelid, conname
"""
"""Keys among these tables. Those that lead elsewhere stay: taking them away would keep staff from signing in."""

INDEXES = """
select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
from pg_index i where i.indrelid = any(cast(:tables as regclass[]))
    and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
order by i.indrelid, i.indexrelid
"""

TO_BUILD, BUILT = "to build", "built"
"""What is told: how many keys and indexes will be built anew, and each that is."""


@contextmanager
def unchecked(session: Session, tables: tuple[str, ...], told: Callable[[str, int], None]) -> Iterator[None]:
    """Within the transaction: a row that refers to nothing is found at the end, and nothing is kept of it then."""
    named = {"tables": [f'"{table}"' for table in tables]}
    taken = [tuple(row) for query in (KEYS, INDEXES) for row in session.execute(text(query), named)]
    for drop, _ in taken:
        session.execute(text(drop))
    told(TO_BUILD, len(taken))
    yield
    session.execute(text("set local maintenance_work_mem = '256MB'"))
    for _, make in reversed(taken):  # indexes first: checking the keys reads them
        session.execute(text(make))
        told(BUILT, 1)
