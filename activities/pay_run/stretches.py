"""Time of a part's providers: for each recipient and timesheet the minutes of a workweek at one rate.

Days are added up as far as the law lets them: within a workweek (Sunday to Saturday) and while no rate changes. Where
the order of a week's time matters, `by_day` has the days again.
"""

from dataclasses import dataclass, fields, replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from activities.pay_run.arrays import whole
from activities.pay_run.reading import Known, Whole
from activities.pay_run.wages import rates_by_day, rates_of

WEEK = 7
SUNDAY = 3
"""1 January 1970 was a Thursday: so many days before it a week began, and three days after it the next."""

FAR = 1 << 20
"""More days after 1970 than there will ever be."""

BEFORE = -1
"""The timesheet of what was paid before does not matter any more."""

WORK, TRIP = 0, 1


@dataclass(frozen=True)
class Stretches:
    """Minutes for one recipient within a workweek: whose, from which day to which, at which rate; arrays of one
    length. `workweek` is one number for each provider's week, in order of these, `row` the row of `Worked.days` with
    the single days."""

    workweek: Whole
    case: Whole
    sheet: Whole
    day: Whole
    last: Whole
    kind: Whole
    minutes: Whole
    rate: Whole
    row: Whole

    def of(self, which: NDArray[np.bool_] | Whole) -> "Stretches":
        """Some of them."""
        if which.dtype == np.bool_:
            if which.all():
                return self
            which = np.flatnonzero(which)
        return Stretches(*(array[which] for array in vars(self).values()))

    @property
    def week(self) -> Whole:
        """The Sunday of each, as days since 1970."""
        return self.workweek & (FAR - 1)

    @property
    def provider(self) -> Whole:
        """The enrollment of each."""
        return self.workweek // FAR


@dataclass(frozen=True)
class Worked:
    """The stretches of a part, and the days that those of work were added up from: a row a timesheet, `begins` its
    first day."""

    stretches: Stretches
    days: Whole
    begins: Whole

    def of(self, which: NDArray[np.bool_] | Whole) -> "Worked":
        """Some of the stretches."""
        return replace(self, stretches=self.stretches.of(which))

    def by_day(self, which: NDArray[np.bool_] | Whole) -> Stretches:
        """Some of the stretches, one for each day with time."""
        some = self.stretches.of(which)
        lengths = some.last - some.day + 1
        of = np.repeat(np.arange(len(lengths)), lengths)
        row, work = some.row[of], some.kind[of] == WORK
        day = some.day[of] + np.arange(len(of)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        offset = np.where(work, day - self.begins[row], 0)
        minutes = np.where(work, self.days[row, offset], some.minutes[of])
        kept = np.flatnonzero(minutes > 0)
        return replace(some.of(of[kept]), day=day[kept], last=day[kept], minutes=minutes[kept])


def stretches(known: Known) -> Worked:
    """Work and trips of a part's timesheets, and what was paid before in the weeks that these reach into."""
    now = joined(_work(known.sheets, known.days, 0), _trips(known.sheets, known.travel))
    before = joined(
        _work(known.before, known.before_days, known.sheets.height), _trips(known.before, known.before_travel)
    )
    touching = before.of(np.isin(before.workweek, now.workweek)) if len(before.day) else before
    earlier = replace(touching, sheet=np.full(len(touching.day), BEFORE))
    begins = np.concatenate([whole(frame["period_begins"]) for frame in (known.sheets, known.before)])
    return Worked(joined(earlier, now), np.concatenate([known.days, known.before_days]), begins)


def joined(*parts: Stretches) -> Stretches:
    """Several together."""
    return Stretches(*(np.concatenate([getattr(part, each.name) for part in parts]) for each in fields(Stretches)))


def _work(sheets: pl.DataFrame, days: Whole, first_row: int) -> Stretches:
    """The days of timesheets as stretches."""
    begins, who = whole(sheets["period_begins"]), _who(sheets)
    found = [np.zeros((6, 0), np.int64)]
    for first in np.unique(begins):
        rows = np.flatnonzero(begins == first)
        rates = rates_by_day(int(first), int(first) + days.shape[1] - 1)
        starts = _cuts(int(first), rates)
        minutes = np.add.reduceat(days[rows], starts, axis=1)
        of_rows, piece = np.nonzero(minutes)
        place, offset = rows[of_rows], starts[piece]
        last = np.append(starts[1:], days.shape[1])[piece] - 1
        rate = rates[offset, who["county"][place], who["back_up"][place]]
        found.append(np.stack([place, first + offset, first + last, minutes[of_rows, piece], rate, place + first_row]))
    place, day, last, minutes, rate, row = np.concatenate(found, axis=1)
    kind = np.full(len(place), WORK)
    return Stretches(_workweek(who, place, day), who["case"][place], place, day, last, kind, minutes, rate, row)


def _cuts(first: int, rates: Whole) -> Whole:
    """Where stretches begin in a half-month: with it, on Sundays, and where a rate of anybody changes."""
    days = np.arange(len(rates))
    changed = np.concatenate([[True], (rates[1:] != rates[:-1]).any(axis=(1, 2))])
    return np.flatnonzero(changed | ((first + days - SUNDAY) % WEEK == 0))


def _trips(sheets: pl.DataFrame, travel: pl.DataFrame) -> Stretches:
    places = sheets.select("timesheet_id").with_row_index("place")
    trips = travel.join(places, on="timesheet_id", how="inner", maintain_order="left")
    place, day, minutes = (whole(trips[name]) for name in ("place", "day", "minutes"))
    who = _who(sheets)
    rate = rates_of(day, who["county"][place], who["back_up"][place].astype(np.bool_))
    kind, row = np.full(len(place), TRIP), np.zeros_like(place)
    return Stretches(_workweek(who, place, day), who["case"][place], place, day, day, kind, minutes, rate, row)


def _workweek(who: dict[str, Whole], place: Whole, day: Whole) -> Whole:
    """The number of a provider's week."""
    week: Whole = who["provider"][place] * FAR + day - (day - SUNDAY) % WEEK
    return week


def _who(sheets: pl.DataFrame) -> dict[str, Whole]:
    """Whose each timesheet is, and what its rate depends on."""
    case = whole(sheets["case_id"]) if "case_id" in sheets.columns else np.zeros(sheets.height, np.int64)
    return {
        "provider": whole(sheets["enrollment_id"]),
        "case": case,
        "county": whole(sheets["county_code"].cast(pl.Int64)),
        "back_up": whole(sheets["back_up"]),
    }
