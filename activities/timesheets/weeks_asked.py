"""Workweeks as the law is asked about them (`ihss.workweeks`): many providers in columns, one with its trace."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from activities.policy import policy_of
from records.worked_weeks import WorkedWeeks
from rules.columns import ItemColumns, decide_frame

QUESTION = "ihss.workweeks"
BY_EXEMPTION = "over_weekly_limit"
"""The one finding that an exemption bears on: 90 hours a week instead of 66."""
LIMITS = {"over_forty": "workweek/overtime", "over_travel": "workweek/travel"}


@dataclass(frozen=True)
class Found:
    """One limit that was passed in one workweek; `case_id` where it is about one recipient."""

    week: dt.date
    code: str
    case_id: int | None
    minutes: int
    limit_minutes: int

    @property
    def key(self) -> tuple[dt.date, str, int | None]:
        """What makes it the same finding, whatever the minutes are by now."""
        return self.week, self.code, self.case_id


class Weeks:
    """The workweeks of some providers in one service month, by provider, recipient and week."""

    def __init__(self, enrollment_ids: Sequence[int], read: WorkedWeeks) -> None:
        self.ids, self.month = sorted(set(enrollment_ids)), read.month
        self.minutes = {(one, week, case): minutes for one, case, week, minutes in read.worked}
        self.travel = {(one, week): minutes for one, week, minutes in read.travelled}
        self.served: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
        for one, case, authorized, maximum in read.served:
            self.served[one][case] = (authorized, maximum)
        self.exempt = {(one, week) for one, week in read.exempt}
        self.approved = {
            (one, week, case)
            for one, case, week, most in read.approved
            if 0 < self.minutes.get((one, week, case), 0) <= most
        }

    def facts(self, enrollment_id: int, exempt: bool) -> dict[str, Any]:
        """The facts of one provider's month."""
        served = self.served[enrollment_id]
        recipients = [
            {"recipient": str(case), "authorized_minutes_per_month": time[0]} for case, time in served.items()
        ]
        return {
            "exempt": exempt,
            "recipients": recipients,
            "weeks": [self._week(enrollment_id, week, list(served)) for week in self.month.weeks],
        }

    def _week(self, one: int, week: dt.date, cases: list[int]) -> dict[str, Any]:
        worked = {str(case): self.minutes[one, week, case] for case in cases if (one, week, case) in self.minutes}
        return {
            "week": week.isoformat(),
            "minutes": worked,
            "travel_minutes": self.travel.get((one, week), 0),
            "approved": [str(case) for case in cases if (one, week, case) in self.approved],
        }

    def exempt_in(self, enrollment_id: int) -> set[bool]:
        """Whether an exemption is in force in the weeks of the month: yes, no, or both."""
        return {(enrollment_id, week) in self.exempt for week in self.month.weeks}

    def found(self, told: Iterable[tuple[int, dt.date, str, int | None]]) -> dict[int, list[Found]]:
        """Violations as answered, with the time and the limit of each."""
        by_provider: dict[int, list[Found]] = defaultdict(list)
        for one, week, code, case in told:
            by_provider[one].append(
                Found(week, code, case, self._spent(one, week, code, case), self._limit(one, week, code, case))
            )
        return by_provider

    def _spent(self, one: int, week: dt.date, code: str, case: int | None) -> int:
        """What was worked, or travelled, in that week."""
        if code == "over_travel":
            return self.travel[one, week]
        cases = [case] if case is not None else list(self.served[one])
        return sum(self.minutes.get((one, week, each), 0) for each in cases)

    def _limit(self, one: int, week: dt.date, code: str, case: int | None) -> int:
        if code == "over_usual_overtime" and case is not None:
            return self.served[one][case][1]
        if code == BY_EXEMPTION:
            path = "workweek/exempt" if (one, week) in self.exempt else "workweek/two_or_more"
            return int(policy_of("assignment", path, self.month.last_day))
        return int(policy_of("assignment", LIMITS[code], self.month.last_day))


def in_columns(weeks: Weeks) -> dict[int, list[Found]]:
    """Which limits were passed, of all providers at once."""
    with_exemption = {one for one, _ in weeks.exempt}
    some_exempt = [one for one in weeks.ids if one in with_exemption]
    not_exempt = [one for one in weeks.ids if one not in with_exemption or False in weeks.exempt_in(one)]
    told = [
        (one, week, code, case)
        for exempt, ids in ((True, some_exempt), (False, not_exempt))
        for one, week, code, case in _asked(weeks, ids, exempt)
        if fits(weeks, one, week, code, exempt)
    ]
    return weeks.found(sorted(told, key=lambda each: (each[0], each[1], each[2], each[3] or 0)))


def fits(weeks: Weeks, one: int, week: dt.date, code: str, exempt: bool) -> bool:
    """Whether a finding is to be taken from the answer for weeks with an exemption, or from that for weeks without."""
    if code == BY_EXEMPTION:
        return ((one, week) in weeks.exempt) is exempt
    return exempt is False or weeks.exempt_in(one) == {True}


def _asked(weeks: Weeks, ids: list[int], exempt: bool) -> Iterable[tuple[int, dt.date, str, int | None]]:
    if not ids:
        return []
    answer = decide_frame(QUESTION, weeks.month.last_day, {"exempt": [exempt] * len(ids)}, _lists(weeks, ids))
    faults = answer.filter(pl.col("error").is_not_null() | pl.col("needs").is_not_null())
    if faults.height:
        raise ValueError(f"{faults.height} workweeks cannot be read: {faults['error'][0] or faults['needs'][0]}")
    broken = answer.select("violations").with_columns(one=pl.Series(ids)).explode("violations")
    rows = broken.filter(pl.col("violations").is_not_null()).unnest("violations")
    return [
        (one, week, code, int(case) if case else None)
        for one, week, code, case in rows.select("one", "week", "code", "recipient").iter_rows()
    ]


def _lists(weeks: Weeks, ids: list[int]) -> dict[str, ItemColumns]:
    """The two lists of every provider, flattened, and the lists within the weeks."""
    served = [(place, case, time[0]) for place, one in enumerate(ids) for case, time in weeks.served[one].items()]
    every = [(one, week) for one in ids for week in weeks.month.weeks]
    place_of = {each: place for place, each in enumerate(every)}
    worked = sorted(
        (place_of[one, week], str(case), spent)
        for (one, week, case), spent in weeks.minutes.items()
        if (one, week) in place_of
    )
    approved = sorted((place_of[one, week], str(case)) for one, week, case in weeks.approved if (one, week) in place_of)
    of_week = {
        "minutes": _items(worked, len(every), {"recipient": pl.String, "minutes": pl.Int64}),
        "approved": _items(approved, len(every), {"recipient": pl.String}),
    }
    told = [
        (place // len(weeks.month.weeks), week, weeks.travel.get((one, week), 0))
        for place, (one, week) in enumerate(every)
    ]
    people = [(place, str(case), time) for place, case, time in served]
    return {
        "recipients": _items(people, len(ids), {"recipient": pl.String, "authorized_minutes_per_month": pl.Int64}),
        "weeks": _items(told, len(ids), {"week": pl.Date, "travel_minutes": pl.Int64}, of_week),
    }


def _items(
    rows: Sequence[tuple[Any, ...]], owners: int, members: dict[str, Any], lists: dict[str, ItemColumns] | None = None
) -> ItemColumns:
    """Rows that begin with the place of their owner, in its order, as items of a list."""
    frame = pl.DataFrame([row[1:] for row in rows], schema=members, orient="row")
    of_owner: NDArray[np.int64] = np.bincount([row[0] for row in rows], minlength=owners).astype(np.int64)
    offsets = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(of_owner)])
    return ItemColumns(offsets, frame, lists or {})
