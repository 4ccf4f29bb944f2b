"""A timesheet day by day, as its recipient reads it: from when to when, where, how long, and what looks odd."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import format_date, format_time
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from records.timekeeping import RecipientAbsence
from records.timesheet import TimesheetEntry
from records.worked_time import worked
from web.language import chosen

PLACES: dict[str, Any] = {
    "home": _l("at home"),
    "community": _l("away from home"),
    "both": _l("at home and away from home"),
}
ODD: dict[str, Any] = {
    "hospital": _l("We know that you were in the hospital on this day."),
    "away": _l("We know that you were away from home on this day."),
}
LONG_DAY = 16 * 60
"""Minutes of one provider on one day from which a recipient is asked to look twice; the law alone decides."""
MIDNIGHT = 24 * 60


@dataclass(frozen=True)
class Stretch:
    """From one time to another, at a place."""

    words: str
    place: str


@dataclass(frozen=True)
class CareDay:
    """One day: its stretches, its minutes, and sentences about what looks odd."""

    day: dt.date
    name: str
    minutes: int
    stretches: list[Stretch]
    odd: list[str] = field(default_factory=list)


def care_days(entries: Iterable[TimesheetEntry], absences: Sequence[RecipientAbsence] = ()) -> list[CareDay]:
    """Entries in order of time, by day."""
    days: dict[dt.date, list[TimesheetEntry]] = {}
    for each in entries:
        days.setdefault(each.day, []).append(each)
    return [_care_day(day, told, absences) for day, told in days.items()]


def _care_day(day: dt.date, entries: list[TimesheetEntry], absences: Sequence[RecipientAbsence]) -> CareDay:
    minutes = sum(worked(each.day, each.starts, each.ends, each.start_again, each.end_again) for each in entries)
    whys = {each.why for each in absences if each.first_day <= day and (each.last_day is None or day <= each.last_day)}
    odd = [str(ODD[why]) for why in sorted(whys)]
    if minutes > LONG_DAY:
        odd.append(_("This is a very long day."))
    stretches = [Stretch(_times(each), str(PLACES[each.place])) for each in entries]
    return CareDay(day, _name(day), minutes, stretches, odd)


def _name(day: dt.date) -> str:
    """`Monday, November 2`; `Lunes 2 de noviembre`."""
    told = str(format_date(day, "EEEE d 'de' MMMM" if chosen() == "es" else "EEEE, MMMM d"))
    return told[:1].upper() + told[1:]


def _times(entry: TimesheetEntry) -> str:
    return _(
        "%(start)s to %(end)s",
        start=_time(entry.starts, entry.start_again),
        end=_time(entry.ends, entry.end_again),
    )


def _time(minute: int, again: bool) -> str:
    """`8:05 AM`; the second 1:00 to 1:59 of the night on which clocks go back is said to be the second."""
    if minute == MIDNIGHT:
        return _("midnight")
    text = format_time(dt.time(minute // 60, minute % 60), "h:mm a", rebase=False)
    return _("%(time)s (the second time that night)", time=text) if again else text
