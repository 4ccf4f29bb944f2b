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
from activities.timesheets.weeks_terms import Terms, terms_of_weeks
from records.worked_weeks import WorkedWeeks
from rules.columns import ItemColumns, decide_frame

QUESTION = "ihss.workweeks"
BY_EXEMPTION = "over_weekly_limit"
"""The one finding that an exemption bears on: 90 hours a week instead of 66."""
LIMITS = {"over_forty": "workweek/overtime", "over_travel": "workweek/travel"}


Asked = tuple[int, Terms]
"""A provider, and the terms under which their month is asked about."""


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
        self.terms = terms_of_weeks(self.ids, read)
        self.approved = {
            (one, week, case)
            for one, case, week, most in read.approved
            if 0 < self.minutes.get((one, week, case), 0) <= most
        }

    def terms_of(self, enrollment_id: int) -> list[Terms]:
        """The terms under which the weeks of a provider's month stand: one, unless something changed in the month."""
        return list(dict.fromkeys(self.terms[enrollment_id].values()))

    def facts(self, enrollment_id: int, terms: Terms) -> dict[str, Any]:
        """The facts of one provider's month; what comes of it holds for the weeks that stand under these terms."""
        cases = [each.case_id for each in terms.recipients]
        recipients = [
            {"recipient": str(each.case_id), "authorized_minutes_per_month": each.authorized}
            for each in terms.recipients
        ]
        return {
            "exempt": terms.exempt,
            "recipients": recipients,
            "weeks": [self._week(enrollment_id, week, cases) for week in self.month.weeks],
        }

    def _week(self, one: int, week: dt.date, cases: list[int]) -> dict[str, Any]:
        worked = {str(case): self.minutes[one, week, case] for case in cases if (one, week, case) in self.minutes}
        return {
            "week": week.isoformat(),
            "minutes": worked,
            "travel_minutes": self.travel.get((one, week), 0),
            "approved": [str(case) for case in cases if (one, week, case) in self.approved],
        }

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
        cases = [case] if case is not None else [each.case_id for each in self.terms[one][week].recipients]
        return sum(self.minutes.get((one, week, each), 0) for each in cases)

    def _limit(self, one: int, week: dt.date, code: str, case: int | None) -> int:
        terms = self.terms[one][week]
        if code == "over_usual_overtime":
            return next(each.maximum for each in terms.recipients if each.case_id == case)
        if code == BY_EXEMPTION:
            path = "workweek/exempt" if terms.exempt else "workweek/two_or_more"
            return int(policy_of("assignment", path, self.month.last_day))
        return int(policy_of("assignment", LIMITS[code], self.month.last_day))


def in_columns(weeks: Weeks) -> dict[int, list[Found]]:
    """Which limits were passed, of all providers at once: a month is asked about once for each of its terms."""
    asked = [(one, terms) for one in weeks.ids for terms in weeks.terms_of(one)]
    told = [
        (asked[place][0], week, code, case)
        for place, week, code, case in _asked(weeks, asked)
        if weeks.terms[asked[place][0]][week] == asked[place][1]
    ]
    return weeks.found(sorted(told, key=lambda each: (each[0], each[1], each[2], each[3] or 0)))


def _asked(weeks: Weeks, asked: list[Asked]) -> Iterable[tuple[int, dt.date, str, int | None]]:
    """The law's answers: the place of what was asked, week, code and recipient."""
    if not asked:
        return []
    exempt = {"exempt": [terms.exempt for _, terms in asked]}
    answer = decide_frame(QUESTION, weeks.month.last_day, exempt, _lists(weeks, asked))
    faults = answer.filter(pl.col("error").is_not_null() | pl.col("needs").is_not_null())
    if faults.height:
        raise ValueError(f"{faults.height} workweeks cannot be read: {faults['error'][0] or faults['needs'][0]}")
    broken = answer.select("violations").with_row_index("place").explode("violations")
    rows = broken.filter(pl.col("violations").is_not_null()).unnest("violations")
    return [
        (place, week, code, int(case) if case else None)
        for place, week, code, case in rows.select("place", "week", "code", "recipient").iter_rows()
    ]


def _lists(weeks: Weeks, asked: list[Asked]) -> dict[str, ItemColumns]:
    """The two lists of every month asked about, flattened, and the lists within the weeks."""
    people: list[tuple[Any, ...]] = []
    told: list[tuple[Any, ...]] = []
    worked: list[tuple[Any, ...]] = []
    approved: list[tuple[Any, ...]] = []
    for place, (one, terms) in enumerate(asked):
        people += [(place, str(each.case_id), each.authorized) for each in terms.recipients]
        for week in weeks.month.weeks:
            at = len(told)
            told.append((place, week, weeks.travel.get((one, week), 0)))
            served = [each.case_id for each in terms.recipients if (one, week, each.case_id) in weeks.minutes]
            worked += [(at, str(case), weeks.minutes[one, week, case]) for case in served]
            approved += [(at, str(case)) for case in served if (one, week, case) in weeks.approved]
    of_week = {
        "minutes": _items(worked, len(told), {"recipient": pl.String, "minutes": pl.Int64}),
        "approved": _items(approved, len(told), {"recipient": pl.String}),
    }
    return {
        "recipients": _items(people, len(asked), {"recipient": pl.String, "authorized_minutes_per_month": pl.Int64}),
        "weeks": _items(told, len(asked), {"week": pl.Date, "travel_minutes": pl.Int64}, of_week),
    }


def _items(
    rows: Sequence[tuple[Any, ...]], owners: int, members: dict[str, Any], lists: dict[str, ItemColumns] | None = None
) -> ItemColumns:
    """Rows that begin with the place of their owner, in its order, as items of a list."""
    frame = pl.DataFrame([row[1:] for row in rows], schema=members, orient="row")
    of_owner: NDArray[np.int64] = np.bincount([row[0] for row in rows], minlength=owners).astype(np.int64)
    offsets = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(of_owner)])
    return ItemColumns(offsets, frame, lists or {})
