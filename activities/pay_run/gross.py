"""Pay lines: time at one rate, rounded once (`ihss.gross_pay`); what each timesheet grosses is the sum of its lines."""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import polars as pl

from activities.pay_run.arrays import nullable, starts_of, whole
from activities.pay_run.asking import told
from activities.pay_run.reading import Known, Whole
from activities.pay_run.sick_days import by_sheet
from activities.pay_run.stretches import BEFORE, Worked
from activities.pay_run.wages import EPOCH, UNKNOWN, rates_of
from activities.pay_run.weeks import OVERTIME, shares
from records.payment import LINES

QUESTION = "ihss.gross_pay"
FACTS = ("rate_cents", "regular_rate_cents", "regular_minutes", "overtime_minutes")
SICK_LEAVE = LINES.index("sick_leave")
NO_OTHER = 0
"""The regular rate of a line whose week has no other than its own rate."""

MOST_RATE = 1 << 17
"""More than any rate of an hour that the law takes, in cents."""


@dataclass(frozen=True)
class Earned:
    """Lines of timesheets, numbered from 1 within `place`: `kind`, rates, `minutes`, `cents`; `unknown`: the places of
    those that have a day, worked or of sick leave, on which no rate of their county is known."""

    lines: pl.DataFrame
    unknown: Whole


def earned(known: Known, sheets: pl.DataFrame, worked: Worked) -> Earned:
    """What some timesheets (rows of `known.sheets`) earn by their time."""
    place, minutes, rate = _days_ill(known, sheets)
    paid = rate != UNKNOWN
    ill = np.stack([place, np.full_like(place, SICK_LEAVE), rate, rate, minutes])[:, paid]
    found = _added_up(np.concatenate([shares(worked), ill], axis=1))
    times = worked.stretches
    without = times.sheet[(times.rate == UNKNOWN) & (times.sheet != BEFORE)]
    return Earned(_priced(found, sheets), np.unique(np.concatenate([without, place[~paid]])))


def _days_ill(known: Known, sheets: pl.DataFrame) -> tuple[Whole, Whole, Whole]:
    """Days of sick leave of the pairs in their half-months, which are no time worked: place, minutes, and the rate of
    the day."""
    taken = by_sheet(known.sick_leave, sheets)
    place, day, minutes, county = (
        whole(taken[name].cast(pl.Int64)) for name in ("place", "day", "minutes", "county_code")
    )
    return place, minutes, rates_of(day, county, taken["back_up"].to_numpy())


def _added_up(lines: Whole) -> Whole:
    """Lines (sheet, kind, rate, regular rate, minutes) that differ in nothing but their minutes made one, in order."""
    sheet, kind, rate, regular_rate, minutes = lines
    other = np.where(regular_rate == rate, NO_OTHER, regular_rate)
    key = ((sheet * len(LINES) + kind) * MOST_RATE + rate) * MOST_RATE + other
    order = np.argsort(key, kind="stable")
    starts = starts_of(key[order])
    first = order[starts]
    sums = np.add.reduceat(minutes[order], starts) if len(starts) else minutes
    return np.stack([sheet[first], kind[first], rate[first], other[first], sums])


def _priced(lines: Whole, sheets: pl.DataFrame) -> pl.DataFrame:
    """Lines with what they pay, each asked about on the last day of its timesheet."""
    sheet, kind, rate, other, minutes = lines
    frame = pl.DataFrame(
        {
            "place": sheet,
            "number": _numbered(sheet),
            "kind": pl.Series(kind.astype(np.uint32)).cat.to(pl.Enum(LINES)),
            "rate_cents": rate,
            "regular_rate_cents": nullable(other, other != NO_OTHER),
            "minutes": minutes,
        }
    )
    over = kind == OVERTIME
    facts = frame.select("rate_cents", "regular_rate_cents").with_columns(
        regular_minutes=pl.Series(np.where(over, 0, minutes)), overtime_minutes=pl.Series(np.where(over, minutes, 0))
    )
    days = whole(sheets["period_ends"])[np.searchsorted(whole(sheets["place"]), sheet)]
    return frame.with_columns(cents=pl.Series(_cents(facts, days)))


def _cents(facts: pl.DataFrame, days: Whole) -> Whole:
    """What each line pays, asked about on its own day."""
    cents = np.zeros(len(days), np.int64)
    distinct = np.unique(days)
    for day in distinct:
        mine = days == day
        some = facts if len(distinct) == 1 else facts.filter(pl.Series(mine))
        cents[mine] = told(QUESTION, EPOCH + dt.timedelta(days=int(day)), some).answer["gross_cents"]
    return cents


def _numbered(places: Whole) -> Whole:
    """From 1 within each place; places are in order."""
    starts = starts_of(places)
    counts = np.diff(np.append(starts, len(places)))
    return np.arange(1, len(places) + 1) - np.repeat(starts, counts)
