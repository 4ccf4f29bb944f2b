"""Days and instants of a half-month and the year before it, in columns."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from cli.seed.statewide.scale import Numbers
from records.clock import county_instant
from records.periods import half_month, last_day

Days = NDArray[np.datetime64]


@dataclass(frozen=True)
class Span:
    """A half-month and the year of authorizations behind it."""

    begins: dt.date

    def __post_init__(self) -> None:
        if half_month(self.begins) != self.begins:
            raise ValueError(f"No half-month begins on {self.begins}; one begins on the 1st and one on the 16th.")

    @property
    def ends(self) -> dt.date:
        """The half-month's last day."""
        return last_day(self.begins)

    @property
    def year_begins(self) -> dt.date:
        """A year before the half-month."""
        return self.begins - dt.timedelta(days=365)

    @cached_property
    def weekdays(self) -> Numbers:
        """The weekday of each of its days; 0 is Sunday."""
        days = (self.ends - self.begins).days + 1
        return np.array([(self.begins + dt.timedelta(days=each)).isoweekday() % 7 for each in range(days)])

    def days_before(self, days: Numbers) -> Days:
        """The days so many days before it begins."""
        return np.datetime64(self.begins, "D") - days.astype("timedelta64[D]")

    def years_before(self, years: "NDArray[np.float64]") -> Days:
        """The days so many years before it begins."""
        return self.days_before((years * 365.2425).astype(np.int64))

    def days_after(self, days: Numbers) -> Days:
        """The days so many days after its last."""
        return np.datetime64(self.ends, "D") + days.astype("timedelta64[D]")


def mornings(days: Days) -> pl.Series:
    """About nine in the morning in California of each day, as instants: 17:00 UTC."""
    return pl.Series(days.astype("datetime64[us]") + np.timedelta64(17, "h"))


def at_morning(day: dt.date) -> pl.Expr:
    """Nine in the morning of a day, for every row."""
    return pl.lit(county_instant(day).replace(tzinfo=None))
