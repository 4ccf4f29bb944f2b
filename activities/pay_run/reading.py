"""What the records say of the providers of a part: their timesheets, and all that decides what these are paid.

Each query is a range of enrollments, so that a part costs the same however many there are.
"""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from activities.pay_run import reading_sql as sql
from activities.pay_run.owed import owed
from activities.timesheet_files.copying import copy_out
from records.pay_run import PayRun, PayRunPart
from rules.book import load_book

Whole = NDArray[np.int64]
LAST = sql.LONGEST_PERIOD - 1
DAYS = tuple(f"day_{number}" for number in range(sql.LONGEST_PERIOD))


@dataclass(frozen=True)
class Known:
    """A part as the records have it. `sheets` is in order of provider and timesheet, `place` its row number; `days` its
    payable minutes by day of the half-month. The other frames have the key that they are joined by."""

    run: PayRun
    sheets: pl.DataFrame
    days: Whole
    travel: pl.DataFrame
    sick_leave: pl.DataFrame
    before: pl.DataFrame
    before_days: Whole
    before_travel: pl.DataFrame
    paid: pl.DataFrame
    certificates: pl.DataFrame


def read(session: Session, run: PayRun, part: PayRunPart) -> Known:
    """Read a part. As many timesheets as were planned: one that came to be owed since then waits for the next run."""
    named = {
        "owed": owed(run),
        "first": part.first_enrollment_id,
        "last": part.last_enrollment_id,
        "run": run.id,
        "pay_date": run.pay_date,
        "most": part.timesheets,
        "until": run.period_ends,
        "made_at": run.made_at.astimezone(dt.UTC).isoformat(),
        "year": run.pay_date.replace(month=1, day=1),
        "quarter": quarter(run.pay_date),
        "two_years": run.pay_date.replace(year=run.pay_date.year - 1, month=1, day=1),
        "sdi_threshold": _sdi_threshold(run.pay_date),
    }

    def rows(query: sql.Query) -> pl.DataFrame:
        return copy_out(session, query.text.format(**named), query.columns)

    sheets, days = _with_days(rows(sql.SHEETS))
    before, before_days = _with_days(rows(sql.BEFORE))
    for query in (sql.DEPOSITS, sql.STOPS, sql.STANDINGS, sql.SHARES, sql.RELEASED):
        sheets = sheets.join(rows(query), on=next(iter(query.columns)), how="left", maintain_order="left")
    return Known(
        run=run,
        sheets=_numbered(sheets, days),
        days=days,
        travel=rows(sql.TRAVEL),
        sick_leave=rows(sql.SICK_LEAVE),
        before=before,
        before_days=before_days,
        before_travel=rows(sql.BEFORE_TRAVEL),
        paid=rows(sql.PAID),
        certificates=rows(sql.CERTIFICATES),
    )


def _with_days(frame: pl.DataFrame) -> tuple[pl.DataFrame, Whole]:
    """Rows, and their minutes by day apart."""
    minutes = frame.select(pl.col(name).fill_null(0) for name in DAYS).to_numpy().astype(np.int64)
    return frame.drop(DAYS), minutes


def _numbered(sheets: pl.DataFrame, days: Whole) -> pl.DataFrame:
    """With the row number, and the last day worked (the half-month's first where there is none)."""
    last = LAST - np.argmax(days[:, ::-1] > 0, axis=1) if len(days) else np.zeros(0, np.int64)
    offset = np.where(days.any(axis=1), last, 0)
    begins = sheets["period_begins"].to_physical().to_numpy().astype(np.int64)
    worked = pl.Series((begins + offset).astype(np.int32)).cast(pl.Date)
    return sheets.with_columns(place=pl.Series(np.arange(sheets.height)), last_worked=worked)


def quarter(day: dt.date) -> dt.date:
    """The first day of a day's quarter."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def _sdi_threshold(day: dt.date) -> int:
    """Cents of a quarter, from the law."""
    parameter = load_book().programmes["ihss"].parameter("payroll_tax/sdi_threshold")
    return int(parameter.at(day).value)
