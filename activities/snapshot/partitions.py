"""A snapshot's own tables: made apart, filled, indexed, and then attached where everybody reads, or dropped.

Table and index names hold the snapshot's number, an integer of ours; nothing else is ever put into these statements.
"""

from typing import Any, cast

import psycopg
from sqlalchemy import Table

from records.snapshot import SnapshotClient, SnapshotLine, SnapshotSar
from records.snapshot_ways import SnapshotLetter, SnapshotParty, SnapshotReach, SnapshotRight

Own = psycopg.Connection[Any]

MODELS = (SnapshotLine, SnapshotSar, SnapshotParty, SnapshotRight, SnapshotReach, SnapshotClient, SnapshotLetter)
TABLES = tuple(cast(Table, model.__table__) for model in MODELS)
"""In the order in which one is filled from those before it."""

FOUND = """
select c.relname, i.inhparent is not null, coalesce(i.inhdetachpending, false)
from pg_class c left join pg_inherits i on i.inhrelid = c.oid
where c.relkind = 'r' and c.relname ~ ('^snapshot_(line|sar|party|right|reach|client|letter)_' || %s || '$')
"""


def own_name(table: str, snapshot_id: int) -> str:
    """The table that holds one snapshot's rows of a table."""
    return f"{table}_{snapshot_id}"


def make(own: Own, snapshot_id: int) -> None:
    """Make its tables, empty and without indexes; the check spares the attaching a look at every row."""
    for table in TABLES:
        name = own_name(table.name, snapshot_id)
        own.execute(f"create table {name} (like {table.name} including defaults, check (snapshot_id = {snapshot_id}))")


def index(own: Own, table: Table, snapshot_id: int) -> None:
    """Give a filled table the indexes of the one that it is to be a part of."""
    name = own_name(table.name, snapshot_id)
    key = ", ".join(table.primary_key.columns.keys())
    own.execute(f"alter table {name} add primary key ({key})")
    for each in sorted(table.indexes, key=lambda index: str(index.name)):
        unique = "unique " if each.unique else ""
        columns = ", ".join(each.columns.keys())
        own.execute(f"create {unique}index {own_name(str(each.name), snapshot_id)} on {name} ({columns})")


def attach(own: Own, snapshot_id: int) -> None:
    """Make its tables parts of those that everybody reads. Readers are not held up."""
    for table in TABLES:
        name = own_name(table.name, snapshot_id)
        own.execute(f"alter table {table.name} attach partition {name} for values in ({snapshot_id})")


def drop(own: Own, snapshot_id: int) -> None:
    """Drop whatever tables a snapshot has, attached or not. Whoever reads the others is not held up."""
    for name, attached, pending in own.execute(FOUND, [snapshot_id]).fetchall():
        if attached:
            how = "finalize" if pending else "concurrently"
            parent = name.rpartition("_")[0]
            own.execute(f"alter table {parent} detach partition {name} {how}")
        own.execute(f"drop table {name}")


def kept_ids(own: Own) -> list[int]:
    """The numbers of the snapshots that have tables."""
    found = own.execute(FOUND, ["[0-9]+"]).fetchall()
    return sorted({int(name.rpartition("_")[2]) for name, _, _ in found})
