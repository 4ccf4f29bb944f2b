"""`_lastUpdated`: from and until when requests were told as they stand. Days are California's; an instant is exact."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from records.clock import county_day
from web.api.fhir.asked import Asked, day
from web.errors import Refusal

ONE = dt.timedelta(days=1)
NAME = "_lastUpdated"
EARLIEST, LATEST = dt.date(1900, 1, 2), dt.date(9999, 1, 1)
SAYS = f"{NAME} is a day, like ge2026-03-01, or an instant with its zone, like ge2026-03-01T08:00:00Z."
Days = tuple[dt.date | None, dt.date | None]

FIRST_TO_LAST: dict[str, Callable[[dt.date], Days]] = {
    "eq": lambda on: (on, on),
    "ge": lambda on: (on, None),
    "gt": lambda on: (on + ONE, None),
    "sa": lambda on: (on + ONE, None),
    "le": lambda on: (None, on),
    "lt": lambda on: (None, on - ONE),
    "eb": lambda on: (None, on - ONE),
}
AT_AN_INSTANT: dict[str, Callable[[dt.datetime, dt.datetime], bool]] = {
    "eq": lambda told, instant: told.replace(microsecond=0) == instant.replace(microsecond=0),
    "ge": lambda told, instant: told >= instant,
    "gt": lambda told, instant: told > instant,
    "sa": lambda told, instant: told > instant,
    "le": lambda told, instant: told <= instant,
    "lt": lambda told, instant: told < instant,
    "eb": lambda told, instant: told < instant,
}
"""How what was told is held against an instant; the days of a search only narrow it."""
WITH_ITS_DAY = {"gt": "ge", "sa": "ge", "lt": "le", "eb": "le"}
"""Before or after an instant there is more of its day."""


@dataclass(frozen=True)
class Bound:
    """One value: its prefix, the day, and the instant where it is one."""

    prefix: str
    on: dt.date
    instant: dt.datetime | None

    @property
    def days(self) -> Days:
        """The first and the last day on which it may be."""
        if self.instant is None:
            return FIRST_TO_LAST[self.prefix](self.on)
        return FIRST_TO_LAST[WITH_ITS_DAY.get(self.prefix, self.prefix)](self.on)


def changed(asked: Asked) -> Days:
    """The first and the last day, from up to two values: `ge2026-03-01`, `lt2026-04-01`, `2026-03-09`."""
    since: dt.date | None = None
    until: dt.date | None = None
    for bound in _bounds(asked):
        first, last = bound.days
        since = max(filter(None, (since, first)), default=None)
        until = min(filter(None, (until, last)), default=None)
    return since, until


def told_within(asked: Asked, at: dt.datetime) -> bool:
    """Whether what was told at an instant is within every instant that is asked for."""
    bounds = (bound for bound in _bounds(asked) if bound.instant is not None)
    return all(AT_AN_INSTANT[bound.prefix](at, bound.instant) for bound in bounds if bound.instant)


def _bounds(asked: Asked) -> list[Bound]:
    values = asked.told.getlist(NAME)
    if len(values) > 2:
        raise Refusal(f"{NAME} stands at most twice: from, and until.", 400)
    return [_bound(value) for value in values]


def _bound(value: str) -> Bound:
    prefix, text = (value[:2], value[2:]) if value[:1].isalpha() else ("eq", value)
    instant = _instant(text) if "T" in text else None
    on = county_day(instant) if instant else day(text, NAME)
    if not EARLIEST < on < LATEST:
        raise Refusal(SAYS, 400)
    if prefix not in FIRST_TO_LAST:
        raise Refusal(f"{NAME} takes {', '.join(FIRST_TO_LAST)} before a day.", 400)
    return Bound(prefix, on, instant)


def _instant(text: str) -> dt.datetime:
    try:
        instant = dt.datetime.fromisoformat(text)
    except ValueError:
        raise Refusal(SAYS, 400) from None
    if instant.tzinfo is None or not EARLIEST.year < instant.year < LATEST.year:
        raise Refusal(SAYS, 400)
    return instant
