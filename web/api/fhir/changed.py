"""`_lastUpdated`: from and until which day requests were told as they stand. Days are California's."""

import datetime as dt

from web.api.fhir.asked import Asked, day
from web.errors import Refusal

ONE = dt.timedelta(days=1)
NAME = "_lastUpdated"


def changed(asked: Asked) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day, from up to two values: `ge2026-03-01`, `lt2026-04-01`, `2026-03-09`."""
    values = asked.told.getlist(NAME)
    if len(values) > 2:
        raise Refusal(f"{NAME} stands at most twice: from, and until.", 400)
    since: dt.date | None = None
    until: dt.date | None = None
    for value in values:
        first, last = _bounds(value)
        since = max(filter(None, (since, first)), default=None)
        until = min(filter(None, (until, last)), default=None)
    return since, until


def _bounds(value: str) -> tuple[dt.date | None, dt.date | None]:
    prefix, text = (value[:2], value[2:]) if value[:1].isalpha() else ("eq", value)
    on = day(text, NAME)
    if not dt.date(1900, 1, 2) < on < dt.date(9999, 1, 1):
        raise Refusal(f"{NAME} is a day, like ge2026-03-01.", 400)
    bounds = {
        "eq": (on, on),
        "ge": (on, None),
        "gt": (on + ONE, None),
        "sa": (on + ONE, None),
        "le": (None, on),
        "lt": (None, on - ONE),
        "eb": (None, on - ONE),
    }
    if prefix not in bounds:
        raise Refusal(f"{NAME} takes {', '.join(bounds)} before a day.", 400)
    return bounds[prefix]
