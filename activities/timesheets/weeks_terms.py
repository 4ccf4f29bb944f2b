"""Under which terms each workweek of a month stands: whom the provider serves in it, with how much time, exempt or not.

A limit holds for the week in which it is worked: the recipient's weekly maximum of that week (SOC 846), and 66 hours or
90 where the provider works for two recipients or more in it (W&I 12300.4). Where a week has two, the larger one counts.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from records.worked_weeks import DAY, WorkedWeeks

SATURDAY = 6 * DAY


class Recipient(NamedTuple):
    """One whom the provider serves: the case, minutes authorized a month, minutes a week at most."""

    case_id: int
    authorized: int
    maximum: int


class Terms(NamedTuple):
    """What the limits of a week rest on."""

    exempt: bool
    recipients: tuple[Recipient, ...]


class Authorized(NamedTuple):
    """Time authorized for a recipient from a day on, until a day where that is known."""

    starts_on: dt.date
    ends_on: dt.date | None
    authorized: int
    maximum: int

    def on(self, day: dt.date) -> bool:
        """Whether it is in force on a day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


OfWeeks = dict[dt.date, Terms]


def terms_of_weeks(ids: Sequence[int], read: WorkedWeeks) -> dict[int, OfWeeks]:
    """The terms of every week of the month, by provider and week."""
    time, steady = _authorized(read), _steady(read)
    exempt = {(one, week) for one, week in read.exempt}
    changing = {one for one, _ in exempt} | _changing(read, steady, time)
    served = _served(read, changing)
    found: dict[int, OfWeeks] = {}
    for one in ids:
        if one not in changing:
            recipients = tuple(_time(case, read.month.first_day, time[case]) for case in sorted(steady[one]))
            found[one] = dict.fromkeys(read.month.weeks, Terms(False, recipients))
            continue
        found[one] = {
            week: Terms((one, week) in exempt, tuple(_time(case, week, time[case]) for case in served[one, week]))
            for week in read.month.weeks
        }
    return found


def _steady(read: WorkedWeeks) -> dict[int, set[int]]:
    """The cases whom a provider is assigned to in every week of the month, as most are."""
    found: dict[int, set[int]] = defaultdict(set)
    first_week, last_week = read.month.weeks[0], read.month.weeks[-1]
    for one, case, first, last in read.assigned:
        if first <= first_week + SATURDAY and (last is None or last >= last_week):
            found[one].add(case)
    return found


def _changing(read: WorkedWeeks, steady: dict[int, set[int]], time: dict[int, list[Authorized]]) -> set[int]:
    """Providers for whom not every week has the same recipients with the same time."""
    served = [(one, case) for one, case, *_ in read.assigned] + [(one, case) for one, case, *_ in read.worked]
    return {one for one, case in served if case not in steady[one] or len(time[case]) > 1}


def _served(read: WorkedWeeks, ids: set[int]) -> dict[tuple[int, dt.date], list[int]]:
    """The cases whom a provider is assigned to on some day of a week, or has time accepted for, in their order."""
    found: dict[tuple[int, dt.date], set[int]] = defaultdict(set)
    for one, case, week, _ in read.worked:
        if one in ids:
            found[one, week].add(case)
    for one, case, first, last in read.assigned:
        for week in _weeks(read, first, last) if one in ids else ():
            found[one, week].add(case)
    return defaultdict(list, {key: sorted(cases) for key, cases in found.items()})


def _weeks(read: WorkedWeeks, first: dt.date, last: dt.date | None) -> Iterator[dt.date]:
    return (week for week in read.month.weeks if first <= week + SATURDAY and (last is None or last >= week))


def _authorized(read: WorkedWeeks) -> dict[int, list[Authorized]]:
    """By case, the newest first, as the query has them."""
    found: dict[int, list[Authorized]] = defaultdict(list)
    for case, starts_on, ends_on, authorized, maximum in read.authorized:
        found[case].append(Authorized(starts_on, ends_on, authorized, maximum))
    return found


def _time(case: int, week: dt.date, time: Sequence[Authorized]) -> Recipient:
    """The time of a week: the larger of what is in force on its first and on its last day, else the month's newest."""
    if not time:
        return Recipient(case, 0, 0)
    ends = (next((each for each in time if each.on(day)), None) for day in (week, week + SATURDAY))
    known = [each for each in ends if each is not None] or [time[0]]
    most = max(known, key=lambda each: each.authorized)
    return Recipient(case, most.authorized, most.maximum)
