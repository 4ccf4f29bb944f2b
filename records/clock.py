"""The one clock. County days are Pacific days; instants are kept in UTC."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

PACIFIC = ZoneInfo("America/Los_Angeles")
_fixed: ContextVar[dt.datetime | None] = ContextVar("fixed_clock", default=None)


def now() -> dt.datetime:
    """The present instant, aware, in UTC."""
    return _fixed.get() or dt.datetime.now(dt.UTC)


def county_day(instant: dt.datetime) -> dt.date:
    """The calendar day in California on which an aware instant falls."""
    if instant.tzinfo is None:
        raise ValueError("An instant without a time zone has no county day. Give an aware datetime.")
    return instant.astimezone(PACIFIC).date()


def county_today() -> dt.date:
    """Today's date in California."""
    return county_day(now())


def county_instant(day: dt.date, at: dt.time = dt.time(9, 0)) -> dt.datetime:
    """The UTC instant of a wall-clock time in California on a day; 9 in the morning unless told."""
    return dt.datetime.combine(day, at, tzinfo=PACIFIC).astimezone(dt.UTC)


@contextmanager
def fixed(instant: dt.datetime) -> Iterator[None]:
    """Hold the clock still inside a test or while a demo office is being told its past."""
    token = _fixed.set(instant)
    try:
        yield
    finally:
        _fixed.reset(token)
