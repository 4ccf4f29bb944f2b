"""The hours of a pair's month as a drawing: where each bar stands and how tall it is, against the limits of the law."""

import datetime as dt
from dataclasses import dataclass

from records import hours_picture
from records.assignment import Assignment
from records.hours_picture import STANDINGS, Bar, HoursPicture
from rules.book import load_book
from web import database

WEEK_OF_SEVERAL, WEEK_OF_EXEMPT = "workweek/two_or_more", "workweek/exempt"
TALLEST = 100
"""A day's bar in units of the drawing, and a week's in hundredths of its width."""


@dataclass(frozen=True)
class Piece:
    """One part of a bar: what it stands for, where it begins and how long it is, in hundredths."""

    standing: str
    at: int
    length: int


@dataclass(frozen=True)
class Drawn:
    """A bar with its parts; `limit_at` and `all_limit_at` are where the limits stand, in hundredths."""

    bar: Bar
    pieces: list[Piece]
    limit_at: int | None = None
    all_limit_at: int | None = None
    over: int = 0
    over_all: int = 0


@dataclass(frozen=True)
class HoursDrawn:
    """The whole drawing, and the limit for all recipients together (minutes; None with one recipient)."""

    of: HoursPicture
    days: list[Drawn]
    weeks: list[Drawn]
    month: Drawn
    tallest_day: int
    all_limit: int | None

    @property
    def previous(self) -> str:
        """The month before, as addresses have it."""
        return f"{self.of.month - dt.timedelta(days=1):%Y-%m}"

    @property
    def following(self) -> str:
        """The month after."""
        return f"{self.of.month + dt.timedelta(days=31):%Y-%m}"


def month_asked(typed: str | None, today: dt.date) -> dt.date:
    """The month an address names (`2026-03`), else that of today."""
    try:
        asked = dt.date.fromisoformat(f"{typed}-01")
    except ValueError:
        return today.replace(day=1)
    return asked if 2000 <= asked.year <= today.year + 1 else today.replace(day=1)


def draw(row: Assignment, month: dt.date, *, others: bool = True) -> HoursDrawn:
    """A pair's month. `others`: with what the provider works elsewhere, which a recipient is not shown."""
    found = hours_picture.of_pair(database.session(), row, month, others=others)
    all_limit = _all_limit(found) if found.recipients > 1 else None
    tallest = max([each.minutes for each in found.days] + [4 * 60])
    return HoursDrawn(
        of=found,
        days=[Drawn(each, _pieces(each, tallest)) for each in found.days],
        weeks=_weeks(found, all_limit),
        month=_month(found),
        tallest_day=tallest,
        all_limit=all_limit,
    )


def _all_limit(found: HoursPicture) -> int:
    """The workweek's limit for all recipients together, as it stood in the month."""
    path = WEEK_OF_EXEMPT if found.exempt else WEEK_OF_SEVERAL
    limit: int = load_book().programmes["assignment"].parameter(path).at(found.month).value
    return limit


def _pieces(bar: Bar, whole: int, others: int = 0) -> list[Piece]:
    found, at = [], 0
    for standing in (*STANDINGS, *(("others",) if others else ())):
        length = TALLEST * getattr(bar, standing) // max(whole, 1)
        if length:
            found.append(Piece(standing, at, length))
            at += length
    return found


def _weeks(found: HoursPicture, all_limit: int | None) -> list[Drawn]:
    whole = max(
        [found.weekly_maximum, all_limit or 0, 60] + [each.minutes + each.others for each in found.weeks],
    )
    whole += whole // 20
    return [
        Drawn(
            each,
            _pieces(each, whole, each.others),
            limit_at=TALLEST * found.weekly_maximum // whole if found.weekly_maximum else None,
            all_limit_at=TALLEST * all_limit // whole if all_limit else None,
            over=max(each.minutes - found.weekly_maximum, 0),
            over_all=max(each.minutes + each.others - all_limit, 0) if all_limit else 0,
        )
        for each in found.weeks
    ]


def _month(found: HoursPicture) -> Drawn:
    whole = max(found.authorized, found.whole.minutes, 60)
    whole += whole // 20
    return Drawn(
        found.whole,
        _pieces(found.whole, whole),
        limit_at=TALLEST * found.assigned // whole if found.assigned else None,
        all_limit_at=TALLEST * found.authorized // whole if found.authorized else None,
        over=max(-found.left, 0),
    )
