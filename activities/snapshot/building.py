"""Build the snapshot of a day, once: apart from everybody, then swapped in by one transaction.

Killed at any moment it leaves the current snapshot as it is. The next attempt takes the same row up again and drops
what was left behind; readers who are still with the one before go on reading it until another is built.
"""

import datetime as dt
import logging
from typing import Any

import psycopg
from psycopg.errors import UniqueViolation

from activities.snapshot import partitions
from activities.snapshot.alone import alone
from activities.snapshot.filling import fill
from activities.snapshot.partitions import Own, own_name
from records import clock, snapshots
from records.snapshot_ways import SnapshotParty, SnapshotReach

log = logging.getLogger("hearth.snapshot")

INTERRUPTED = "The build was interrupted, and the next one took its place."


IN_INDEXES_ALONE = (SnapshotParty.__tablename__, SnapshotReach.__tablename__)
"""Lists are read in these tables' indexes, and their rows are not looked up, once a vacuum has seen them."""

SHOWN_NOW = """
update snapshot set status = 'current', sentence = null, finished_at = %(at)s, sars = %(snapshot_sar)s,
    lines = %(snapshot_line)s, clients = %(snapshot_client)s, letters = %(snapshot_letter)s
where id = %(id)s
"""


class BuildRefused(ValueError):
    """There is nothing to build; the text is a sentence for who asked."""


class StillBeingTold(BuildRefused):
    """What CCS told of the day is still being taken in: half of it must not be shown. Try again later."""


def build(as_of: dt.date, at: dt.datetime, *, again: bool = False) -> int:
    """Build and swap in the snapshot of a day's close; its id. One that is current already is left, unless `again`.

    Raises BuildRefused for a day that is not over or older than what is shown, StillBeingTold while a file from CCS
    is being taken in; that, and whatever else fails, stands on the row too.
    """
    if snapshots.closes_at(as_of) > at:
        raise BuildRefused(f"{as_of} is not over. Its close can be shown from {as_of + snapshots.DAY} on.")
    with alone() as own:
        shown = own.execute("select id, as_of from snapshot where status = 'current'").fetchone()
        if shown and shown[1] > as_of:
            raise BuildRefused(f"What is shown is of {shown[1]} already. An older day does not come back.")
        if shown and shown[1] == as_of and not again:
            _tidied(own)  # whoever built it may have been killed before that
            return int(shown[0])
        snapshot_id = _begun(own, as_of, at)
        try:
            _refuse_half_a_file(own, as_of)
            _built(own, snapshot_id, as_of, clock.county_day(at))
        except Exception as error:
            _failed(own, snapshot_id, error)
            raise
        _tidied(own)
        return snapshot_id


def _begun(own: Own, as_of: dt.date, at: dt.datetime) -> int:
    """The row of this build: a failed or interrupted one of the same day is taken up again."""
    closes_at = snapshots.closes_at(as_of)
    with own.transaction():
        stopped = "update snapshot set status = 'failed', sentence = %s where status = 'building'"
        own.execute(stopped, [INTERRUPTED])
        last = "select id from snapshot where as_of = %s and status = 'failed' order by id desc limit 1"
        found = own.execute(last, [as_of]).fetchone()
        if found:
            taken_up = "update snapshot set status = 'building', sentence = null, began_at = %s where id = %s"
            own.execute(taken_up, [at, found[0]])
        else:
            made = """insert into snapshot (as_of, closes_at, status, began_at, sars, lines, clients, letters)
                values (%s, %s, 'building', %s, 0, 0, 0, 0) returning id"""
            found = own.execute(made, [as_of, closes_at, at]).fetchone()
    assert found is not None
    partitions.drop(own, found[0])
    return int(found[0])


def _refuse_half_a_file(own: Own, as_of: dt.date) -> None:
    """Raises StillBeingTold while a file that came before the day's close is not taken in whole."""
    under_way = "select min(id) from ccs_file where received_at < %s and status not in ('done', 'refused')"
    found = own.execute(under_way, [snapshots.closes_at(as_of)]).fetchone()
    if found and found[0] is not None:
        over = "once it is done, or refused by hand"
        raise StillBeingTold(f"File {found[0]} from CCS is still being taken in. {as_of} can be shown {over}.")


def _built(own: Own, snapshot_id: int, as_of: dt.date, today: dt.date) -> None:
    """Fill its tables in one look at the records, and swap them in."""
    with own.transaction():
        own.execute("set transaction isolation level repeatable read")
        partitions.make(own, snapshot_id)
        rows = fill(own, snapshot_id, as_of, today)
    for table in IN_INDEXES_ALONE:
        own.execute(f"vacuum (truncate off) {own_name(table, snapshot_id)}")
    with own.transaction():
        partitions.attach(own, snapshot_id)
        own.execute("update snapshot set status = 'former' where status = 'current'")
        own.execute(SHOWN_NOW, {"id": snapshot_id, "at": clock.now(), **rows})


def _failed(own: Own, snapshot_id: int, error: Exception) -> None:
    """Say on its row why it failed, and take its tables away; where the database is away, the next attempt does."""
    try:
        own.execute("update snapshot set status = 'failed', sentence = %s where id = %s", [_why(error), snapshot_id])
        partitions.drop(own, snapshot_id)
    except psycopg.Error as trouble:
        log.warning("What snapshot %d left stays until the next build (%s).", snapshot_id, type(trouble).__name__)


def _why(error: Exception) -> str:
    """A sentence that holds nobody's data."""
    if isinstance(error, BuildRefused):
        return str(error)
    if isinstance(error, UniqueViolation):
        table = str(error.diag.table_name).rpartition("_")[0].removeprefix("snapshot_")
        what = {"sar": "authorization", "client": "client", "letter": "letter"}.get(table, table)
        return f"Two versions of one {what} stood at the day's close. Whatever took them in must be put right."
    return f"The build stopped: {type(error).__name__}. The worker's log has the place."


def _tidied(own: Own) -> None:
    """Drop all tables but those of the current snapshot and the one before, which somebody may still be reading."""
    kept: Any = own.execute(
        """select id from snapshot where status = 'current'
        union all (select id from snapshot where status = 'former' order by id desc limit 1)"""
    ).fetchall()
    try:
        own.execute("set statement_timeout = '60s'")  # a reader who never ends is waited for by the next build
        for each in set(partitions.kept_ids(own)) - {row[0] for row in kept}:
            partitions.drop(own, each)
            own.execute("update snapshot set status = 'dropped' where id = %s and status = 'former'", [each])
    except psycopg.Error as trouble:
        log.warning("Former snapshots stay until the next build (%s).", type(trouble).__name__)
