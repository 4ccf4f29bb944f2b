"""Workweeks of a part's providers: which time is overtime, over all recipients and half-months (W&I 12300.4).

Minutes that earlier runs paid come first in a week, for they are not paid anew; then by day, and within a day by
recipient, work before the trip. The law is asked about whole weeks first: where it finds no overtime, or all the time
is of one timesheet at one rate, the order of the days is nobody's matter. The other weeks it is asked about day by day.
"""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from activities.pay_run.arrays import starts_of
from activities.pay_run.asking import as_one_day, told
from activities.pay_run.reading import Whole
from activities.pay_run.stretches import BEFORE, TRIP, WEEK, Stretches, Worked
from activities.pay_run.wages import EPOCH, UNKNOWN
from records.payment import LINES
from rules.columns import ItemColumns
from rules.in_arrays import Arrays

QUESTION = "ihss.overtime_shares"
SATURDAY = 6
REGULAR, OVERTIME, TRAVEL = (LINES.index(kind) for kind in ("regular", "overtime", "travel"))
SPLIT = ("regular_minutes", "overtime_minutes")


@dataclass(frozen=True)
class Split:
    """The law's word on parts of weeks: minutes of each, the regular rate of its week (0 where that has no time), and
    whether the week has overtime and several parts, so that it matters which come first."""

    regular: Whole
    overtime: Whole
    regular_rate: Whole
    by_turns: NDArray[np.bool_]


def shares(worked: Worked) -> Whole:
    """The law's word on each week: sheet (a row number), kind of line, rate, regular rate and minutes, a row each."""
    known = worked.of(worked.stretches.rate != UNKNOWN)
    known = known.of(np.argsort(known.stretches.workweek, kind="stable"))
    weeks = known.stretches
    split = _split(weeks)
    if not split.by_turns.any():
        return _lines(weeks, split)
    days = known.by_day(split.by_turns)
    days = days.of(_in_order(days))
    return np.concatenate([_lines(weeks, split, ~split.by_turns), _lines(days, _split(days))], axis=1)


def _in_order(days: Stretches) -> Whole:
    """In each week what was paid before, then by day, recipient and kind; weeks stay together."""
    starts = starts_of(days.workweek)
    week = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(days.day))))
    day = (week * 2 + (days.sheet != BEFORE)) * WEEK + days.day - days.week
    least = int(days.case.min(initial=0))
    case = day * (int(days.case.max(initial=0)) - least + 1) + days.case - least
    order: Whole = np.argsort(case * 2 + days.kind, kind="stable")
    return order


def _split(parts: Stretches) -> Split:
    """The law asked about weeks, whose parts stand together, each on its Saturday."""
    week = parts.workweek
    starts = starts_of(week)
    counts = np.diff(np.append(starts, len(week)))
    saturdays = as_one_day(QUESTION, parts.week[starts] + SATURDAY)
    regular, overtime, rate, of_week = np.zeros((4, len(week)), np.int64)
    for saturday in np.unique(saturdays):
        weeks = saturdays == saturday
        mine, lengths = np.flatnonzero(np.repeat(weeks, counts)), counts[weeks]
        answer = _asked(parts, mine, lengths, EPOCH + dt.timedelta(days=int(saturday)))
        regular[mine], overtime[mine] = (answer.lists["parts"][name] for name in SPLIT)
        rate[mine] = np.repeat(
            np.where(answer.null["regular_rate_cents"], 0, answer.answer["regular_rate_cents"]), lengths
        )
        of_week[mine] = np.repeat(answer.answer["overtime_minutes"], lengths)
    return Split(regular, overtime, rate, (of_week > 0) & np.repeat(counts > 1, counts))


def _asked(parts: Stretches, which: Whole, lengths: Whole, saturday: dt.date) -> Arrays:
    """The law's word on the weeks that end on a Saturday: `which` parts they have, and how many each."""
    frame = pl.DataFrame(
        {
            "day": parts.day[which] - parts.week[which],
            "minutes": parts.minutes[which],
            "rate_cents": parts.rate[which],
            "paid_before": parts.sheet[which] == BEFORE,
        }
    )
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    return told(QUESTION, saturday, pl.DataFrame(), {"parts": ItemColumns(offsets, frame)})


def _lines(parts: Stretches, split: Split, which: NDArray[np.bool_] | bool = True) -> Whole:
    """Lines of pay for some of the parts: sheet, kind, rate, regular rate and minutes, a row each."""
    now = (parts.sheet != BEFORE) & which
    plain, over = np.flatnonzero(now & (split.regular > 0)), np.flatnonzero(now & (split.overtime > 0))
    sheet, rate = parts.sheet[plain], parts.rate[plain]
    regular = np.stack([sheet, np.where(parts.kind[plain] == TRIP, TRAVEL, REGULAR), rate, rate, split.regular[plain]])
    kind, others = np.full(len(over), OVERTIME), split.regular_rate[over]
    more = np.stack([parts.sheet[over], kind, parts.rate[over], others, split.overtime[over]])
    return np.concatenate([regular, more], axis=1)
