"""Rows into tables by COPY, numbered and counted. Numbers begin with 1: the tables were empty."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from sqlalchemy import text
from sqlalchemy.orm import Session

from activities.timesheet_files.copying import copy_in
from cli.seed.statewide.scale import Numbers

TABLES = (
    *("person", "person_role", "care_case", "authorization", "share_of_cost", "advance_payment"),
    *("enrollment", "enrollment_status", "assignment", "assignment_hours", "workweek_agreement"),
    *("direct_deposit", "withholding_certificate", "overpayment", "pay_order", "pay_stop"),
    *("timesheet", "timesheet_version", "timesheet_entry", "travel_claim", "sick_leave_claim"),
)
"""Everything that is written by COPY; all of them must be empty."""


@dataclass
class Writer:
    """One transaction in which a state is written; `told` hears of every table's rows."""

    session: Session
    told: Callable[[str, int], None]
    counts: Counter[str] = field(default_factory=Counter)

    def write(self, table: str, frame: pl.DataFrame) -> None:
        """Add rows; those without an `id` are numbered."""
        if not frame.height:
            return
        if "id" not in frame.columns:
            frame = frame.with_columns(id=pl.Series(self.ids(table, frame.height)))
        copy_in(self.session, f'"{table}"', frame)
        self.counts[table] += frame.height
        self.told(table, frame.height)

    def ids(self, table: str, count: int) -> Numbers:
        """The numbers of the next rows of a table, which are to be written next."""
        first = self.counts[table] + 1
        return np.arange(first, first + count)

    def finish(self) -> None:
        """Whoever writes after us goes on counting where we ended."""
        for table, count in self.counts.items():
            self.session.execute(
                text("select setval(pg_get_serial_sequence(:named, 'id'), :last)"),
                {"named": f'"{table}"', "last": count},
            )
        cases = self.counts["care_case"]
        self.session.execute(text("select setval('case_number_seq', :last)"), {"last": FIRST_CASE + cases - 1})


FIRST_CASE = 1_000_001
