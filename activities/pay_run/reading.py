"""What the records say of the providers of a part: their timesheets, and all that decides what these are paid."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray
from sqlalchemy import text
from sqlalchemy.orm import Session

from activities.pay_run import reading_sql as sql
from activities.pay_run import sick_days
from activities.pay_run.owed import owed
from activities.pay_run.rows import as_array, rows
from records import periods
from records.pay_run import PayRun, PayRunPart
from rules.book import load_book

NOT_THIS_WAY = ("seqscan", "hashjoin", "mergejoin")
"""Ways of the database that read a table as a whole. While a run writes, what it knows of `payment` is out of date, and
it would read all payments for each part; by ranges and indexes a part costs the same whatever there is beside it."""

AGAIN = ("supplemental", "retroactive")
"""Runs that may reckon half-months again that were paid."""

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
    with_orders: bool = True  # what orders take is asked too; it changes nothing of what is held


@dataclass
class Reading:
    """A part being read: what stands for the names in braces of a query."""

    session: Session
    named: dict[str, Any] = field(default_factory=dict)

    def rows(self, query: sql.Query, **more: Any) -> pl.DataFrame:
        """The answer of a query about this part."""
        return rows(self.session, query, **self.named, **more)

    def with_more(self, frame: pl.DataFrame, query: sql.Query, **more: Any) -> pl.DataFrame:
        """A frame with the columns of a query, by its first."""
        key = next(iter(query.columns))
        return frame.join(self.rows(query, **more), on=key, how="left", maintain_order="left")


def read(session: Session, run: PayRun, part: PayRunPart, providers: pl.Series | None = None) -> Known:
    """Read a part, or some providers. As many timesheets as were planned: one that came to be owed since then waits for
    the next run."""
    for way in NOT_THIS_WAY:
        session.execute(text(f"set local enable_{way} = off"))
    reading = Reading(session, _named(run, part))
    if providers is not None:
        reading.named["whom"] = f"= any('{as_array(providers)}')"
    sheets, days = _with_days(_owed(reading, part))
    begins = sheets["period_begins"].unique().to_list()
    reading.named |= {
        "earliest": min(begins, default=run.period_begins),
        "latest": sheets["period_ends"].max() or run.period_ends,
        "first_decided": sheets["decided_at"].min() or run.made_at,
    }
    sick_leave = reading.rows(sick_days.CLAIMS)
    before, before_days = _with_days(reading.rows(sql.BEFORE, around=pl.Series(list(around(begins)), dtype=pl.Date)))
    return Known(
        run=run,
        sheets=sick_days.with_last_day(
            _about(reading, _numbered(sheets, days)), sick_leave, reading.rows(sick_days.RELEASED)
        ),
        days=days,
        travel=_travel(reading, sheets),
        sick_leave=sick_leave,
        before=before,
        before_days=before_days,
        before_travel=_travel(reading, before),
        paid=reading.rows(sql.PAID).sort("id"),
        certificates=reading.rows(sql.CERTIFICATES),
    )


def _named(run: PayRun, part: PayRunPart) -> dict[str, Any]:
    return {
        "owed": owed(run),
        "alone": sick_days.alone(run),
        "again": str(run.kind in AGAIN).lower(),
        "retroactive": str(run.kind == "retroactive").lower(),
        "whom": f"between {part.first_enrollment_id} and {part.last_enrollment_id}",
        "run": run.id,
        "pay_date": run.pay_date,
        "most": part.timesheets,
        "until": run.period_ends,
        "made_at": run.made_at.astimezone(dt.UTC).isoformat(),
        "year": run.pay_date.replace(month=1, day=1),
        "quarter": quarter(run.pay_date),
        "two_years": run.pay_date.replace(year=run.pay_date.year - 1, month=1, day=1),
        **thresholds(run.pay_date),
    }


def thresholds(day: dt.date) -> dict[str, int]:
    """The wages of a year and of a quarter from which taxes of household employment are due, in cents."""
    law = load_book().programmes["ihss"]
    names = {"fica_threshold": "payroll_tax/household_threshold", "sdi_threshold": "payroll_tax/sdi_threshold"}
    return {name: int(law.parameter(each).at(day).value) for name, each in names.items()}


def _with_days(frame: pl.DataFrame) -> tuple[pl.DataFrame, Whole]:
    """Rows, and their minutes by day apart."""
    minutes = frame.select(pl.col(name).fill_null(0) for name in DAYS).to_numpy().astype(np.int64)
    return frame.drop(DAYS), minutes


def _owed(reading: Reading, part: PayRunPart) -> pl.DataFrame:
    """What is owed, in the order of its payments: of a provider the timesheets, then sick leave by itself."""
    found = pl.concat([reading.rows(sql.SHEETS), reading.rows(sick_days.ALONE)])
    order = ("enrollment_id", "timesheet_id", "assignment_id", "period_begins")
    return found.sort(order, nulls_last=True).head(part.timesheets)


def _numbered(sheets: pl.DataFrame, days: Whole) -> pl.DataFrame:
    """With the row number, and the last day worked (the half-month's first where there is none)."""
    offset = np.where(days.any(axis=1), LAST - np.argmax(days[:, ::-1] > 0, axis=1), 0)
    begins = sheets["period_begins"].to_physical().to_numpy().astype(np.int64)
    worked = pl.Series((begins + offset).astype(np.int32)).cast(pl.Date)
    return sheets.with_columns(place=pl.Series(np.arange(sheets.height)), last_worked=worked)


def _about(reading: Reading, sheets: pl.DataFrame) -> pl.DataFrame:
    """Timesheets with what is on record of provider, pair and case."""
    cases = sheets["case_id"].unique()
    for query in (sql.PROVIDERS, sql.PAIRS, sql.DEPOSITS, sql.STOPS, sql.RELEASED, sql.CHANGED):
        sheets = reading.with_more(sheets, query)
    for query in (sql.CASES, sql.SHARING):
        sheets = reading.with_more(sheets, query, cases=cases)
    changed, sharing = (sheets.filter(name)["timesheet_id"] for name in ("changed", "shares"))
    sheets = reading.with_more(sheets, sql.OUT, changed=changed)
    sheets = reading.with_more(sheets, sql.SHARES, sharing=sharing)
    programs = _programs(sheets, reading.rows(sql.AUTHORIZATIONS, cases=cases))
    whole = sheets.join(programs, on="place", how="left", maintain_order="left")
    return _with_advance(whole, reading.rows(sql.PAID_AHEAD, cases=cases))


def _with_advance(sheets: pl.DataFrame, ahead: pl.DataFrame) -> pl.DataFrame:
    """Timesheets with whether their month was paid to the recipient in advance."""
    told = sheets.with_columns(month=pl.col("period_begins").dt.truncate("1mo"))
    told = told.join(ahead, on=("case_id", "month"), how="left", maintain_order="left")
    return told.drop("month").with_columns(pl.col("advance").fill_null(False))


def _programs(sheets: pl.DataFrame, authorizations: pl.DataFrame) -> pl.DataFrame:
    """The program of each timesheet: of the authorization in force last in the half-month, of several the newest."""
    of_case = sheets.select("place", "case_id", "period_begins", "period_ends").join(authorizations, on="case_id")
    until = pl.min_horizontal(pl.col("ends_on").fill_null(pl.col("period_ends")), "period_ends")
    in_force = of_case.with_columns(until=until).filter(
        pl.col("starts_on") <= pl.col("until"), pl.col("until") >= pl.col("period_begins")
    )
    return in_force.sort("until", "number").unique("place", keep="last").select("place", "program")


def _travel(reading: Reading, sheets: pl.DataFrame) -> pl.DataFrame:
    """Trips that are paid, of the versions that count; the minutes of a day."""
    key = ["timesheet_id", "version"]
    travelled = sheets.filter(pl.col("travel_minutes") > 0).select(key)
    trips = reading.rows(sql.TRAVEL, travelled=travelled["timesheet_id"]).join(travelled, on=key, how="semi")
    return trips.group_by("timesheet_id", "day").agg(pl.col("minutes").sum()).sort("timesheet_id", "day")


def around(begins: Iterable[dt.date]) -> set[dt.date]:
    """The first days of the half-months that share a workweek with these, these among them."""
    found = set[dt.date]()
    for first in begins:
        sunday, saturday = periods.weeks(first)[0], periods.weeks(first)[-1] + 6 * periods.DAY
        found |= {periods.half_month(day) for day in (sunday, first, saturday)}
    return found


def quarter(day: dt.date) -> dt.date:
    """The first day of a day's quarter."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
