"""The accepted timesheets of the half-month, in the order in which they came, with versions, entries and trips."""

import datetime as dt

import numpy as np
import polars as pl
from numpy.typing import NDArray

from cli.seed.statewide.days import Span
from cli.seed.statewide.scale import Numbers
from cli.seed.statewide.writer import Writer
from records.clock import county_instant

WAVE = 20_000
"""Timesheets that are written at once."""

CHANNELS, BY = ("online", "telephone", "paper"), (0.86, 0.08, 0.06)
PLACES, WHERE = ("home", "both", "community"), (0.82, 0.12, 0.06)
SIGNATURES = 100  # of ten thousand are looked at, as the facts of timesheets pick them
PICK, SALT, OF = 7919, 104_729, 10_000
LAST_HOURS = 96
"""Hours after the half-month within which timesheets are sent and approved."""

SICK, SICK_MINUTES = 0.004, 240


def write_timesheets(writer: Writer, plan: pl.DataFrame, span: Span, law: str, count: int) -> None:
    """So many of the planned pairs' timesheets; who has the highest lot has none."""
    came = plan.sort("chance").head(count)
    for start in range(0, came.height, WAVE):
        Wave(came[start : start + WAVE], span, start / count).write(writer, law)


class Wave:
    """Timesheets that came one after the other, `since` being the part of all that came before."""

    def __init__(self, pairs: pl.DataFrame, span: Span, since: float) -> None:
        self.pairs, self.span = pairs, span
        self.draw = np.random.default_rng([int(pairs["chance"][0]), pairs.height])
        self.daily, self.pause = (pairs[name].to_numpy().astype(np.int64) for name in ("daily", "pause"))
        self.trip = pairs["trip"].to_numpy().astype(np.int64)
        self.days = self._days()
        first = county_instant(span.ends, dt.time(20)).replace(tzinfo=None)
        hours = since * LAST_HOURS + np.sort(self.draw.random(pairs.height))
        self.sent = np.datetime64(first, "us") + (hours * 3_600_000_000).astype("timedelta64[us]")

    def _days(self) -> NDArray[np.bool_]:
        """Which days of the half-month are worked: one row a timesheet, at least one day in each."""
        weekdays, off = (self.pairs[name].to_numpy().astype(np.int64) for name in ("weekdays", "off"))
        usual = (weekdays[:, None] >> self.span.weekdays & 1).astype(np.bool_)
        kept = usual & (off[:, None] >> np.arange(usual.shape[1]) & 1 == 0)
        return np.where(kept.any(axis=1)[:, None], kept, usual)

    def write(self, writer: Writer, law: str) -> None:
        """The rows of all tables."""
        ids = writer.ids("timesheet", self.pairs.height)
        minutes, trips = self.days.sum(axis=1) * self.daily, self.days.sum(axis=1) * self.trip
        writer.write("timesheet", self._timesheets(ids, minutes, trips, law))
        sent = pl.Series(self.sent)
        version = {"timesheet_id": ids, "number": np.ones_like(ids), "claimed_minutes": minutes}
        writer.write("timesheet_version", pl.DataFrame({**version, "submitted_at": sent}))
        writer.write("timesheet_entry", self._entries(ids))
        writer.write("travel_claim", self._trips(ids))
        writer.write("sick_leave_claim", self._sick())

    def _timesheets(self, ids: Numbers, minutes: Numbers, trips: Numbers, law: str) -> pl.DataFrame:
        approved = self.sent + np.timedelta64(45, "m")
        channel = np.array(CHANNELS)[self.draw.choice(len(CHANNELS), len(ids), p=BY)]
        day = self.span.begins.toordinal() * SALT
        flags = ("late_approved", "first_half_approved", "hold_lifted", "fix_accepted")
        return (
            self.pairs.select("enrollment_id", "case_id", "county_code", "advance", pl.col("id").alias("assignment_id"))
            .with_columns(
                id=pl.Series(ids),
                period_begins=pl.lit(self.span.begins),
                period_ends=pl.lit(self.span.ends),
                channel=pl.Series(channel),
                status=pl.lit("accepted"),
                version=pl.lit(1),
                made_at=pl.Series(self.sent),
                submitted_at=pl.Series(self.sent),
                received_on=pl.Series((self.sent - np.timedelta64(8, "h")).astype("datetime64[D]")),
                approved_at=pl.Series(approved),
                decided_at=pl.Series(approved),
                touched_at=pl.Series(approved),
                outcome=pl.lit("pay"),
                reasons=pl.when("advance").then(pl.lit('["advance_pay"]')).otherwise(pl.lit('["pay"]')),
                law=pl.lit(law),
                claimed_minutes=pl.Series(minutes),
                payable_minutes=pl.Series(minutes),
                proposed_minutes=pl.Series(minutes),
                cutbacks=pl.lit("[]"),
                travel_minutes=pl.Series(trips),
                day_minutes=self._by_day(),
                signature_checked=pl.Series(
                    (self.pairs["id"].cast(pl.Int64).to_numpy() * PICK + day) % OF < SIGNATURES
                ),
                **dict.fromkeys(flags, pl.lit(False)),
            )
            .drop("advance")
        )

    def _by_day(self) -> pl.Series:
        """The minutes of each day as PostgreSQL reads an array."""
        days = pl.DataFrame((self.days * self.daily[:, None]).astype(np.int16))
        return days.select(pl.lit("{") + pl.concat_str(pl.all(), separator=",") + pl.lit("}")).to_series()

    def _entries(self, ids: Numbers) -> pl.DataFrame:
        """One stretch a day, or two with a pause between them."""
        owner, day = np.nonzero(self.days)
        long, start = self.daily[owner], self.pairs["start"].to_numpy().astype(np.int64)[owner]
        two = self.pause[owner] > 0
        half = np.where(two, long // 2, long)
        stretches = np.repeat(np.arange(len(owner)), 1 + two)
        second = np.append(False, stretches[1:] == stretches[:-1])
        starts = np.where(second, (start + half + self.pause[owner])[stretches], start[stretches])
        minutes = np.where(second, (long - half)[stretches], half[stretches])
        where = np.array(PLACES)[self.draw.choice(len(PLACES), len(self.daily), p=WHERE)]
        return pl.DataFrame(
            {
                "timesheet_id": ids[owner[stretches]],
                "version": np.ones(len(stretches), dtype=np.int64),
                "day": self._day(day[stretches]),
                "starts": starts,
                "ends": starts + minutes,
                "place": pl.Series(where)[owner[stretches]],
                "payable_minutes": minutes,
            }
        ).with_columns(start_again=pl.lit(False), end_again=pl.lit(False), approved=pl.lit(False))

    def _day(self, number: Numbers) -> pl.Series:
        return pl.Series(np.datetime64(self.span.begins, "D") + number.astype("timedelta64[D]"))

    def _trips(self, ids: Numbers) -> pl.DataFrame:
        """Straight from the recipient before to this one, on each day worked here."""
        owner, day = np.nonzero(self.days & (self.trip > 0)[:, None])
        return pl.DataFrame(
            {
                "timesheet_id": ids[owner],
                "version": np.ones(len(owner), dtype=np.int64),
                "day": self._day(day),
                "minutes": self.trip[owner],
                "from_assignment_id": self.pairs["id"].cast(pl.Int64).to_numpy()[owner] - 1,
                "outcome": np.full(len(owner), "pay"),
                "payable_minutes": self.trip[owner],
            }
        )

    def _sick(self) -> pl.DataFrame:
        """A day of sick leave, on a day without work."""
        ill = (self.draw.random(self.pairs.height) < SICK) & ~self.days.all(axis=1)
        day = (~self.days).argmax(axis=1)[ill]
        claims = self.pairs.filter(pl.Series(ill)).select("enrollment_id", pl.col("id").alias("assignment_id"))
        told = {"minutes": pl.lit(SICK_MINUTES), "payable_minutes": pl.lit(SICK_MINUTES), "outcome": pl.lit("pay")}
        at = pl.Series(self.sent[ill] if ill.any() else np.array([], dtype="datetime64[us]"))
        return claims.with_columns(day=self._day(day), planned=pl.lit(False), claimed_at=at, **told)
