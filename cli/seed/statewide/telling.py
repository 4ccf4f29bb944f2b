"""A state is written while somebody watches: bars with counts and seconds, and at the end how long and how large."""

import datetime as dt

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from sqlalchemy import Engine, text

from cli.seed.statewide.scale import PROVIDERS, RECIPIENTS, TIMESHEETS, Scale
from cli.seed.statewide.state import VACUUMED, Written, write_state
from cli.seed.statewide.unchecked import BUILT, TO_BUILD
from cli.seed.statewide.writer import TABLES

GIGABYTES = 4.4
"""What the state takes on the disk at size 1: ten times what a tenth was measured at. PostgreSQL's log comes on top."""


def told_state(engine: Engine, scale: Scale, period_begins: dt.date) -> str:
    """Write it with bars on the terminal. Gives the sentence about it; raises NotEmpty."""
    with Progress(
        TextColumn("  {task.description:<24}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    ) as shown:
        bars = Bars(shown, scale)
        written = write_state(engine, scale, period_begins, bars.told)
    return _sentence(engine, written)


class Bars:
    """One bar for each stretch of the work."""

    def __init__(self, shown: Progress, scale: Scale) -> None:
        self.shown = shown
        people = scale.of(RECIPIENTS) + scale.of(PROVIDERS)
        self.bars: dict[str, TaskID] = {
            "person": shown.add_task("People and their work", total=people),
            "timesheet": shown.add_task("Timesheets", total=scale.of(TIMESHEETS), start=False),
            BUILT: shown.add_task("Keys and indexes", total=None, start=False),
            VACUUMED: shown.add_task("Looking over the tables", total=len(TABLES), start=False),
        }
        self.now = "person"

    def told(self, what: str, count: int) -> None:
        """Some rows of a table were written, or a stretch went on."""
        if what == TO_BUILD:
            self.shown.update(self.bars[BUILT], total=count)
        if what not in self.bars:
            return
        if what != self.now:
            self.shown.stop_task(self.bars[self.now])
            self.shown.start_task(self.bars[what])
            self.now = what
        self.shown.advance(self.bars[what], count)


def _sentence(engine: Engine, written: Written) -> str:
    with engine.connect() as connection:
        size = connection.scalar(text("select pg_database_size(current_database())")) or 0
    rows, minutes = written.rows, divmod(round(written.seconds), 60)
    return (
        f"{rows['care_case']:,} recipients, {rows['enrollment']:,} providers, {rows['assignment']:,} pairs and"
        f" {rows['timesheet']:,} accepted timesheets: {sum(rows.values()):,} rows in {minutes[0]} min"
        f" {minutes[1]:02} s. The database takes {size / 1e9:.1f} GB."
    )
