"""Workweeks of a part's providers: which time is overtime, over all recipients and half-months (W&I 12300.4).

Minutes that earlier runs paid come first in a week, for they are not paid anew; then by day, and within a day by
recipient, work before the trip. Stretches of one timesheet at one rate that follow each other are one part of the week.
"""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from activities.pay_run.asking import asked
from activities.pay_run.reading import Known, Whole
from activities.pay_run.wages import UNKNOWN, rates_of
from records.payment import LINES
from rules.columns import ItemColumns

QUESTION = "ihss.overtime_shares"
WEEK, SATURDAY = 7, 6
SUNDAY = 3
"""1 January 1970 was a Thursday: so many days before it a week began, and three days after it the next."""

EPOCH = dt.date(1970, 1, 1)
BEFORE = -1
"""The timesheet of what was paid before does not matter any more."""

WORK, TRIP = 0, 1
REGULAR, OVERTIME, TRAVEL = (LINES.index(kind) for kind in ("regular", "overtime", "travel"))
MOST_RATE = 1 << 17
"""More than any rate of an hour that the law takes, in cents."""


@dataclass(frozen=True)
class Stretches:
    """Minutes of one day for one recipient: whose, when, at which rate. All arrays are of one length."""

    provider: Whole
    case: Whole
    sheet: Whole
    day: Whole
    kind: Whole
    minutes: Whole
    rate: Whole

    def of(self, which: NDArray[np.bool_] | Whole) -> "Stretches":
        """Some of them."""
        return Stretches(*(getattr(self, name)[which] for name in self.__dataclass_fields__))

    @property
    def week(self) -> Whole:
        """The Sunday of each, as days since 1970."""
        return self.day - (self.day - SUNDAY) % WEEK


def stretches(known: Known) -> Stretches:
    """Work and trips of a part's timesheets, and what was paid before in the weeks that these reach into."""
    now = _joined(_work(known.sheets, known.days), _trips(known.sheets, known.travel))
    before = _joined(_work(known.before, known.before_days), _trips(known.before, known.before_travel))
    keys = _key(now.provider, now.week)
    touching = before.of(np.isin(_key(before.provider, before.week), keys))
    earlier = Stretches(**{**vars(touching), "sheet": np.full(len(touching.day), BEFORE)})
    return _joined(earlier, now)


def _key(provider: Whole, week: Whole) -> Whole:
    return provider * (1 << 20) + week


def _joined(*parts: Stretches) -> Stretches:
    return Stretches(*(np.concatenate(arrays) for arrays in zip(*(vars(part).values() for part in parts), strict=True)))


def _work(sheets: pl.DataFrame, days: Whole) -> Stretches:
    place, offset = np.nonzero(days)
    day = whole(sheets["period_begins"])[place] + offset
    return _stretches(sheets, place, day, days[place, offset], WORK)


def _trips(sheets: pl.DataFrame, travel: pl.DataFrame) -> Stretches:
    places = sheets.select("timesheet_id").with_row_index("place")
    trips = travel.join(places, on="timesheet_id", how="inner", maintain_order="left")
    return _stretches(sheets, whole(trips["place"]), whole(trips["day"]), whole(trips["minutes"]), TRIP)


def _stretches(sheets: pl.DataFrame, place: Whole, day: Whole, minutes: Whole, kind: int) -> Stretches:
    counties = whole(sheets["county_code"].cast(pl.Int64))[place]
    rate = rates_of(day, counties, sheets["back_up"].to_numpy()[place])
    case = whole(sheets["case_id"])[place] if "case_id" in sheets.columns else np.zeros_like(place)
    provider = whole(sheets["enrollment_id"])[place]
    return Stretches(provider, case, place, day, np.full(len(place), kind), minutes, rate)


def whole(series: pl.Series) -> Whole:
    """A column of numbers or days as integers."""
    found: Whole = series.to_physical().to_numpy().astype(np.int64)
    return found


def shares(worked: Stretches) -> pl.DataFrame:
    """The law's word on each week: `sheet` (a row number), `kind` of line, rates and minutes, added up by these."""
    known = worked.of(worked.rate != UNKNOWN)
    merged = _merged(known.of(_in_order(known)))
    starts = _starts(_key(merged.provider, merged.week))
    saturdays = merged.week[starts] + SATURDAY
    found = [
        _lines(merged, starts, np.flatnonzero(saturdays == saturday), int(saturday))
        for saturday in np.unique(saturdays)
    ]
    return _added_up(np.concatenate([np.zeros((5, 0), np.int64), *found], axis=1))


def _in_order(worked: Stretches) -> Whole:
    """By provider and week; there what was paid before, then by day, recipient and kind."""
    now = (worked.sheet != BEFORE).astype(np.int64)
    key = _ranks(worked.provider)
    for column, size in ((_from_nought(worked.week), None), (now, 2), (_from_nought(worked.day), None)):
        key = key * (size or column.max(initial=0) + 1) + column
    cases = _ranks(worked.case)
    order: Whole = np.argsort((key * (cases.max(initial=0) + 1) + cases) * 2 + worked.kind, kind="stable")
    return order


def _from_nought(column: Whole) -> Whole:
    least: Whole = column - column.min(initial=column.max(initial=0))
    return least


def _ranks(ids: Whole) -> Whole:
    """The rank of each among all, so that several make one number."""
    ranks: Whole = pl.Series(ids).rank("dense").to_numpy().astype(np.int64)
    return ranks


def _merged(worked: Stretches) -> Stretches:
    """Neighbours that differ in nothing but the day made one, from the first's day on."""
    alike = np.ones(max(len(worked.day) - 1, 0), np.bool_)
    for column in (worked.provider, worked.week, worked.sheet, worked.rate, worked.kind):
        alike &= column[1:] == column[:-1]
    starts = np.flatnonzero(np.concatenate([np.ones(min(len(worked.day), 1), np.bool_), ~alike]))
    minutes = np.add.reduceat(worked.minutes, starts) if len(starts) else worked.minutes
    return Stretches(**{**vars(worked.of(starts)), "minutes": minutes})


def _starts(key: Whole) -> Whole:
    """Where each run of the same key begins."""
    starts: Whole = np.flatnonzero(np.concatenate([np.ones(min(len(key), 1), np.bool_), key[1:] != key[:-1]]))
    return starts


def _lines(worked: Stretches, starts: Whole, weeks: Whole, saturday: int) -> Whole:
    """Sheet, kind, rate, regular rate and minutes (a row each) of lines of the weeks that end on a Saturday.

    `starts` are those of all weeks, `weeks` which of them.
    """
    ends = np.append(starts[1:], len(worked.day))
    counts = (ends - starts)[weeks]
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    rows = np.arange(offsets[-1]) + np.repeat(starts[weeks] - offsets[:-1], counts)
    mine = worked.of(rows)
    parts = pl.DataFrame(
        {
            "day": mine.day - mine.week,
            "minutes": mine.minutes,
            "rate_cents": mine.rate,
            "paid_before": mine.sheet == BEFORE,
        }
    )
    on = EPOCH + dt.timedelta(days=saturday)
    told = asked(QUESTION, on, pl.DataFrame(), {"parts": ItemColumns(offsets, parts)})
    split = told["parts"].explode().struct.unnest()
    regular_rate = np.repeat(told["regular_rate_cents"].fill_null(0).to_numpy(), counts)
    regular, over = (whole(split[name]) for name in ("regular_minutes", "overtime_minutes"))
    kind = np.where(mine.kind == TRIP, TRAVEL, REGULAR)
    rows = np.stack([mine.sheet, kind, mine.rate, mine.rate, regular])
    more = np.stack([mine.sheet, np.full_like(kind, OVERTIME), mine.rate, regular_rate, over])
    lines: Whole = np.concatenate([rows, more], axis=1)
    return lines[:, (lines[0] != BEFORE) & (lines[-1] > 0)]


def _added_up(lines: Whole) -> pl.DataFrame:
    """Lines that differ in nothing but their minutes made one. A regular rate that is the rate itself is not told."""
    sheet, kind, rate, regular_rate, minutes = lines
    key = ((sheet * len(LINES) + kind) * MOST_RATE + rate) * MOST_RATE + regular_rate
    order = np.argsort(key, kind="stable")
    starts = _starts(key[order])
    told = order[starts]
    frame = pl.DataFrame(
        {
            "sheet": sheet[told],
            "kind": pl.Series(kind[told].astype(np.uint32)).cat.to(pl.Enum(LINES)),
            "rate_cents": rate[told],
            "regular_rate_cents": regular_rate[told],
            "minutes": np.add.reduceat(minutes[order], starts) if len(starts) else minutes,
        }
    )
    differs = pl.col("regular_rate_cents") != pl.col("rate_cents")
    return frame.with_columns(regular_rate_cents=pl.when(differs).then(pl.col("regular_rate_cents")))
