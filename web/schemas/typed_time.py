"""A length of time as people type it: 2:30, 2.5, 2,5, 2h30, 45m, :45; kept as whole minutes."""

import re
from decimal import ROUND_HALF_UP, Decimal

CLOCK = re.compile(r"(\d{0,3})\s*[:h]\s*([0-5]?\d)\s*m?", re.ASCII)
DECIMAL = re.compile(r"(\d{0,3}[.,]\d{1,4}|\d{1,3})\s*h?", re.ASCII)
MINUTES = re.compile(r"(\d{1,5})\s*(?:m|min|minutes)", re.ASCII)


def read_time(text: str) -> int | None:
    """Minutes, half a minute of a decimal hour rounding up; None if the text is no length of time."""
    text = text.strip().lower()
    by_clock = CLOCK.fullmatch(text)
    if by_clock:
        return int(by_clock[1] or 0) * 60 + int(by_clock[2])
    by_hours = DECIMAL.fullmatch(text)
    if by_hours:
        hours = Decimal("0" + by_hours[1].replace(",", "."))
        return int((hours * 60).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    by_minutes = MINUTES.fullmatch(text)
    return int(by_minutes[1]) if by_minutes else None
