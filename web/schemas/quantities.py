"""Form fields for days, times, whole numbers, minutes and money."""

import datetime as dt
import re
from typing import Any

from flask_babel import gettext as _
from marshmallow import ValidationError

from records.clock import PACIFIC, county_instant, county_today
from web.schemas.fields import Asked, Post
from web.wording import hours

US_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
TIME = re.compile(r"(\d{1,2}):([0-5]\d)(?::\d\d)?", re.ASCII)
HOURS = re.compile(r"(\d{1,3})(?::([0-5]\d))?", re.ASCII)
WHOLE = re.compile(r"-?\d{1,12}", re.ASCII)
DOLLARS = re.compile(r"\$?(\d{1,9})(?:\.(\d{2}))?", re.ASCII)


class Day(Asked):
    """A calendar day: a picker for staff, `parts=True` for three boxes (month, day, year), as for birth dates.

    `past`: today or before; `future`: today or after.
    """

    kind = "day"

    def __init__(
        self, label: Any, *, parts: bool = False, past: bool = False, future: bool = False, **more: Any
    ) -> None:
        super().__init__(label, **more)
        self.past, self.future = past, future
        self.kind = "day_parts" if parts else "day"

    def typed(self, post: Post, name: str) -> Any:
        """One text, or the three boxes put together as year-month-day."""
        boxes = [post.get(f"{name}.{part}", "").strip() for part in ("year", "month", "day")]
        return super().typed(post, name) or ("-".join(boxes) if any(boxes) else None)

    def shown(self, value: Any) -> str:
        """Year-month-day, which a picker reads and the three boxes are cut from."""
        return value.isoformat() if isinstance(value, dt.date) else str(value or "")

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_more: Any) -> dt.date:
        day = read_day(str(value))
        if day is None or not 1890 <= day.year <= 2200:
            raise ValidationError(_("This is not a day. Type month, day and year, like 4/17/2026."))
        if self.past and day > county_today():
            raise ValidationError(_("This day is yet to come. Give today or a day before."))
        if self.future and day < county_today():
            raise ValidationError(_("This day is over. Give today or a day after."))
        return day


def read_day(text: str) -> dt.date | None:
    """A day from `2026-04-17`, `2026-4-17` or `4/17/2026`."""
    iso, american = ISO_DAY.fullmatch(text), US_DAY.fullmatch(text)
    if iso is None and american is None:
        return None
    year, month, day = iso.groups() if iso else (american[3], american[1], american[2])  # type: ignore[index]
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_time(text: str) -> dt.time | None:
    """A time of day from `9:30` or `09:30:00`."""
    match = TIME.fullmatch(text)
    return dt.time(int(match[1]), int(match[2])) if match and int(match[1]) < 24 else None


class Instant(Asked):
    """A day and a time of day on California's clock, typed in two boxes (`.day`, `.time`); becomes a UTC instant."""

    kind = "instant"

    def typed(self, post: Post, name: str) -> Any:
        """Day and time with a blank between."""
        both = [post.get(f"{name}.{part}", "").strip() for part in ("day", "time")]
        return " ".join(both) if any(both) else None

    def shown(self, value: Any) -> str:
        """Day and time as the two boxes take them."""
        if not isinstance(value, dt.datetime):
            return str(value or "")
        return value.astimezone(PACIFIC).strftime("%Y-%m-%d %H:%M")

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_more: Any) -> dt.datetime:
        day_text, _blank, time_text = str(value).partition(" ")
        day, time = read_day(day_text), read_time(time_text)
        if day is None or time is None:
            raise ValidationError(_("Give a day and a time, like 4/17/2026 and 9:30."))
        return county_instant(day, time)


class Whole(Asked):
    """A whole number between `least` and `most`."""

    kind = "number"

    def __init__(self, label: Any, *, least: int = 0, most: int = 1_000_000, **more: Any) -> None:
        super().__init__(label, **more)
        self.least, self.most = least, most

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_more: Any) -> int:
        text = str(value).replace(",", "")
        if not WHOLE.fullmatch(text) or not self.least <= int(text) <= self.most:
            raise ValidationError(
                _("Type a whole number from %(least)d to %(most)d.", least=self.least, most=self.most)
            )
        return int(text)


class Minutes(Asked):
    """A length of time typed as hours and minutes (`2:30`); becomes whole minutes."""

    kind = "minutes"

    def __init__(self, label: Any, *, most: int = 44_640, **more: Any) -> None:
        super().__init__(label, **more)
        self.most = most

    def shown(self, value: Any) -> str:
        """Hours and minutes."""
        return hours(value) if isinstance(value, int) else str(value or "")

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_more: Any) -> int:
        minutes = read_hours(str(value))
        if minutes is None:
            raise ValidationError(_("Type hours and minutes, like 2:30 or 0:45."))
        if minutes > self.most:
            raise ValidationError(_("This is more than %(most)s.", most=hours(self.most)))
        return minutes


def read_hours(text: str) -> int | None:
    """Minutes from `2:30`, or from `2` meaning two hours."""
    match = HOURS.fullmatch(text)
    return int(match[1]) * 60 + int(match[2] or 0) if match else None


class Money(Asked):
    """Dollars and cents (`$1,234.50`); becomes whole cents."""

    kind = "money"

    def shown(self, value: Any) -> str:
        """Dollars and cents without the sign."""
        return f"{value // 100}.{value % 100:02}" if isinstance(value, int) else str(value or "")

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_more: Any) -> int:
        match = DOLLARS.fullmatch(str(value).replace(",", "").replace(" ", ""))
        if match is None:
            raise ValidationError(_("Type dollars and cents, like 1200.00."))
        return int(match[1]) * 100 + int(match[2] or 0)
