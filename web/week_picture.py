"""The hours of one workweek as a picture: a column a day, a colour for each recipient; and a limit that was passed.

Lengths are units of the SVG's own box. What the picture shows is also said in a table beside it.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from records.violation_view import Finding, Week

BOX_WIDTH, BOX_HEIGHT = 392, 150
COLUMN, GAP = 44, 12
ROOM = 16
"""What stands over the highest column, for its figure."""
COLOURS = 6


@dataclass(frozen=True)
class Part:
    """What one recipient has of a day's column."""

    colour: int
    y: int
    height: int


@dataclass(frozen=True)
class Column:
    """A day. `minutes` over all recipients; `says` by recipient, for the table."""

    day: dt.date
    x: int
    minutes: int
    top: int
    parts: list[Part]
    by_case: dict[int, int]


@dataclass(frozen=True)
class Whose:
    """A recipient with the minutes of the week."""

    case_id: int
    name: str
    colour: int
    minutes: int


@dataclass(frozen=True)
class WeekPicture:
    """Everything the drawing of a week needs."""

    sunday: dt.date
    saturday: dt.date
    columns: list[Column]
    whose: list[Whose]
    minutes: int
    travel: int
    width: int = BOX_WIDTH
    height: int = BOX_HEIGHT


@dataclass(frozen=True)
class Passed:
    """A limit that was passed, as a bar of 100 units: where the limit stands, how far the hours go."""

    code: str
    week: dt.date
    name: str | None
    minutes: int
    limit: int
    gone: bool = False

    @property
    def over(self) -> int:
        """Minutes over the limit."""
        return self.minutes - self.limit

    @property
    def limit_at(self) -> int:
        """Where the limit stands on the bar."""
        return 90 * self.limit // max(self.minutes, self.limit, 1)


def draw(week: Week) -> WeekPicture:
    """The picture of a week, Sunday to Saturday."""
    cases = sorted({each.case_id for each in week.stretches})
    colours = {case_id: number % COLOURS + 1 for number, case_id in enumerate(cases)}
    by_day: dict[dt.date, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for each in week.stretches:
        by_day[each.day][each.case_id] += each.minutes
    highest = max((sum(minutes.values()) for minutes in by_day.values()), default=0) or 1
    days = [week.sunday + dt.timedelta(days=number) for number in range(7)]
    columns = [_column(number, day, dict(by_day[day]), colours, highest) for number, day in enumerate(days)]
    whose = [
        Whose(each, week.names.get(each, ""), colours[each], sum(column.by_case.get(each, 0) for column in columns))
        for each in cases
    ]
    total = sum(column.minutes for column in columns)
    return WeekPicture(days[0], days[-1], columns, whose, total, week.travel)


def _column(number: int, day: dt.date, by_case: dict[int, int], colours: dict[int, int], highest: int) -> Column:
    whole = BOX_HEIGHT - ROOM
    parts, foot = [], BOX_HEIGHT
    for case_id in colours:
        height = whole * by_case.get(case_id, 0) // highest
        foot -= height
        parts.append(Part(colours[case_id], foot, height))
    return Column(day, number * (COLUMN + GAP) + GAP // 2, sum(by_case.values()), foot, parts, by_case)


def passed(found: list[Finding]) -> list[Passed]:
    """The limits that were passed, one bar each."""
    return [
        Passed(
            *(each.row.code, each.row.week, _name(each), each.row.minutes, each.row.limit_minutes),
            gone=each.row.gone_at is not None,
        )
        for each in found
    ]


def _name(finding: Finding) -> str | None:
    return finding.person.full_name if finding.person else None
