"""Where a violation stands, in one sentence with its days."""

from records.clock import county_today
from records.violation import Violation
from web.staff.violations.words import ENDS, SAYS
from web.wording import day, distance


def sentence(row: Violation) -> str:
    """What the standing means for this one."""
    if row.status == "ended":
        ended = f" on {day(row.ended_on)}." if row.ended_on else "."
        return ENDS[row.end_reason or "dismissed"] + ended
    parts = [SAYS[row.status]]
    if row.takes_effect_on is not None and row.consequence in ("suspension", "termination"):
        what = "The suspension" if row.consequence == "suspension" else "The year out"
        if row.takes_effect_on > county_today():
            parts.append(f"{what} begins {day(row.takes_effect_on)}, {distance(row.takes_effect_on)}.")
        elif row.suspended_until is not None:
            parts.append(f"{what} began {day(row.takes_effect_on)} and lasts until {day(row.suspended_until)}.")
    return " ".join(parts)
