"""Rows that can never decide anything: their conditions contradict each other, or earlier rows take every case."""

from collections.abc import Iterator
from datetime import date

from rules.book import Book
from rules.checking.ranges import Box, boxes, without
from rules.errors import BeforeTheLaw
from rules.model.tables import Edition, Table
from rules.settled import Settled, settle

MOST_BOXES = 5_000  # beyond this the search gives up and believes the row can be reached


def unreachable_rows(book: Book, table: Table) -> Iterator[str]:
    """A sentence for each row that no case can reach, on some day its edition was in force."""
    told: set[str] = set()
    for day in days_of(book, table):
        try:
            settled = settle(book, table, day)
        except BeforeTheLaw as early:
            yield f"{table.name}, edition {table.edition(day).since}: {early}"
            continue
        for row, why in _unreachable(settled):
            if row not in told:
                told.add(row)
                yield f"{table.name}, edition {settled.edition.since}, row {row}: {why}"


def days_of(book: Book, table: Table) -> list[date]:
    """The first day of every edition, and of every value of its limits while it was in force."""
    home = book.programme_of(table.name)
    days = {edition.since for edition in table.editions}
    for path in table.limits.values():
        parameter = book.parameter_home(home, path).parameter(path.rpartition(":")[2])
        days |= {value.since for value in parameter.values if value.since > table.editions[0].since}
    return sorted(days)


def _unreachable(settled: Settled) -> Iterator[tuple[str, str]]:
    facts = settled.table.columns()
    earlier: list[Box] = []
    for row in settled.rows[:-1]:
        mine = boxes(row, facts)
        if not mine:
            yield row.row.name, "no case can meet all its conditions; mend or remove it."
        elif settled.table.hit == "first" and not _left(mine, earlier, settled):
            yield row.row.name, "earlier rows take every case it fits; move it up or remove it."
        earlier += mine


def _left(mine: list[Box], earlier: list[Box], settled: Settled) -> bool:
    facts = settled.table.columns()
    left = mine
    for taken in earlier:
        left = [part for box in left for part in without(box, taken, facts)]
        if not left:
            return False
        if len(left) > MOST_BOXES:
            return True
    return True


def newest(table: Table) -> Edition:
    """The edition whose rows are law today and on."""
    return table.editions[-1]
