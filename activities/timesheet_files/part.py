"""One part of a file decided in one transaction: whom its lines are about, round after round, what each came to."""

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from activities.timesheet_files import pairs, writing
from activities.timesheet_files.copying import fresh_ids
from activities.timesheet_files.deciding import Decided, decide
from activities.timesheet_files.decisions import write_decisions
from activities.timesheet_files.facts import facts_of_lines
from activities.timesheet_files.kept import read_file
from activities.timesheet_files.outcomes import with_outcome, write_lines, write_rejected
from activities.timesheet_files.packed import Entries
from activities.timesheet_files.payable import with_payable
from activities.timesheet_files.reading import Read, chosen
from records import clock
from records.periods import last_day
from records.timesheet_file import TimesheetFile, TimesheetFilePart
from records.timesheet_files import workflow_id

STATEMENT_MILLISECONDS = 300_000
"""A part is one transaction of many rows; each of its statements may take longer than a step's."""


@dataclass(frozen=True)
class Part:
    """What a part is decided with."""

    session: Session
    file: TimesheetFile
    at: dt.datetime
    lines: pl.DataFrame
    entries: Entries


def decide_part(session: Session, file_id: int, number: int, at: dt.datetime) -> int:
    """Decide a part, once, and say how many lines it has. Raises Differs, which undoes it."""
    for limit in ("statement_timeout", "lock_timeout"):
        session.execute(text(f"set local {limit} = {STATEMENT_MILLISECONDS}"))
    wanted = (TimesheetFilePart.file_id == file_id, TimesheetFilePart.number == number)
    part = session.scalars(select(TimesheetFilePart).where(*wanted).with_for_update()).one()
    if part.done_at is not None:
        return part.lines
    file = session.get_one(TimesheetFile, file_id)
    known, entries = _known(session, read_file(file, at), number, at)
    turned_away = known.filter(pl.col("reason").is_not_null())
    places = np.flatnonzero(known["reason"].is_null().to_numpy())
    taken = known[places].with_columns(fresh_ids(session, "timesheet", len(places)))
    write_rejected(session, file_id, turned_away)
    for each in _rounds(Part(session, file, at, taken, chosen(entries, places))):
        _decide_round(each)
    part.done_at = clock.now()
    session.flush()
    return part.lines


def _known(session: Session, read: Read, number: int, at: dt.datetime) -> tuple[pl.DataFrame, Entries]:
    """The lines of a part with whom they are about, and their entries."""
    places = np.flatnonzero((read.good["part"] == number).to_numpy())
    lines = read.good[places]
    ends = {begins: last_day(begins) for begins in lines["period_begins"].unique().to_list()}
    dated = lines.with_columns(
        period_ends=pl.col("period_begins").replace_strict(ends, return_dtype=pl.Date),
        channel=pl.lit(read.channel),
        approved_at=pl.when(pl.col("approved_on").is_not_null()).then(pl.lit(at.replace(tzinfo=None))),
    )
    return pairs.found(session, dated), chosen(read.entries, places)


def _rounds(part: Part) -> list[Part]:
    """The lines that may be decided together, one such set after the other."""
    rounds = part.lines["round"].unique().sort().to_list()
    found = []
    for number in rounds:
        places = np.flatnonzero((part.lines["round"] == number).to_numpy())
        found.append(replace(part, lines=part.lines[places], entries=chosen(part.entries, places)))
    return found


def _decide_round(part: Part) -> None:
    """Decide what may be decided now, and write everything of the round."""
    over = pl.col("period_ends") < clock.county_day(part.at)
    lines = part.lines.with_columns(ready=over & pl.col("approved_on").is_not_null(), over=over)
    places = np.flatnonzero(lines["ready"].to_numpy())
    decided = Decided(pl.DataFrame(), {})
    if len(places):
        facts = facts_of_lines(part.session, lines[places])
        decided = decide(facts, chosen(part.entries, places), part.file.id)
    whole = with_outcome(lines, decided)
    entries = replace(part.entries, frame=with_payable(part.entries, whole["number"], decided))
    writing.write(part.session, whole, entries, part.at)
    write_decisions(part.session, whole, decided, workflow_id(part.file.id), part.at)
    write_lines(part.session, part.file.id, whole)
