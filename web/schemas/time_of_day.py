"""A time of day as people type it, or as a picker gives it; kept as minutes of the day."""

import re
from typing import Any

from flask_babel import gettext as _
from marshmallow import ValidationError

from records.worked_time import WHOLE_DAY
from web.schemas.fields import Asked

CLOCK = re.compile(r"(\d{1,2})(?:[:.]?([0-5]\d))?(?::\d\d)?\s*([ap])?\.?\s*m?\.?", re.ASCII | re.IGNORECASE)
END_OF_DAY = re.compile(r"24[:.]?00", re.ASCII)


class TimeOfDay(Asked):
    """A time of day, from a picker (`21:30`) or typed (`9:30 pm`, `930p`); becomes minutes of the day."""

    kind = "time"

    def shown(self, value: Any) -> str:
        """As a picker takes it; the midnight that ends a day is 00:00."""
        return f"{value // 60 % 24:02}:{value % 60:02}" if isinstance(value, int) else str(value or "")

    def _deserialize(self, value: Any, attr: str | None, data: Any, **_more: Any) -> int:
        minutes = self._read(str(value))
        if minutes is None:
            raise ValidationError(_("Type a time, like 9:30 AM."))
        return minutes

    def _read(self, text: str) -> int | None:
        return read_clock(text)


class EndOfStretch(TimeOfDay):
    """A time at which something ends: `24:00` is the midnight that ends the day, as in files of timesheets."""

    def _read(self, text: str) -> int | None:
        return WHOLE_DAY if END_OF_DAY.fullmatch(text.strip()) else read_clock(text)


def read_clock(text: str) -> int | None:
    """Minutes of the day from `21:30`, `9:30 pm`, `930p` or `9 am`; none if it is no time of day."""
    match = CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + minute if hour < 24 else None
