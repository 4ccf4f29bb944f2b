"""Timesheets in words: standings, periods, reasons, and the fix that the law proposes."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from records.timesheet import Timesheet
from rules.book import load_book
from web.wording import hours

QUESTION = "ihss.timesheet"

STANDINGS = {
    "draft": ("Being typed", "quiet"),
    "waiting": ("Waits for the period's end", "info"),
    "awaiting_recipient": ("Waits for the recipient", "info"),
    "returned": ("Sent back", "warn"),
    "held": ("Held", "warn"),
    "accepted": ("Accepted", "good"),
    "withdrawn": ("Withdrawn", "quiet"),
}
"""Each standing in words, and its tone."""

WARNINGS = (
    *("over_weekly_maximum", "over_weekly_limit", "over_exempt_limit", "over_exempt_month"),
    *("advance_pay", "pay", "fix_accepted", "over_remaining", "over_assigned"),
)
"""Rows that hold nothing up."""

LIFTED = {
    "late": "Pay it although it came late",
    "over_first_half": "Pay the first half although it is over its share of the month",
    "signature_check": "Pay it: the signature was looked at",
    "county_hold": "Pay it and leave the county's hold for later ones",
    "overlap": "Let the overlapping time stand",
    "recipient_in_hospital": "Let the days in hospital stand",
    "recipient_away": "Let the days away stand",
}
"""What letting it stand means, by the reason that holds it."""

SHORT = {
    "more_than_the_day": "More than the day",
    "provider_suspended": "Provider suspended",
    "provider_not_enrolled": "Provider not enrolled",
    "recipient_not_eligible": "Recipient not eligible",
    "recipient_in_hospital": "In hospital",
    "recipient_away": "Away",
    "overlap": "Overlap",
    "late": "Late",
    "over_first_half": "Over the first half",
    "signature_check": "Signature check",
    "county_hold": "County's hold",
}
"""Reasons in two or three words, for filters and tags."""

BECAUSE = {
    "overlap": "the same time is also claimed for another recipient",
    "recipient_in_hospital": "the recipient was in hospital",
    "recipient_away": "the recipient was away",
    "recipient_not_eligible": "the recipient was not eligible",
    "provider_not_enrolled": "the provider was not enrolled or did not work for this recipient then",
    "provider_suspended": "the provider was suspended",
    "more_than_the_day": "a day has more time than it has hours",
    "over_remaining": "no more of the recipient's month is left",
    "over_assigned": "no more of this provider's month is left",
}
"""Why time is taken off, by the reason that holds the timesheet."""


ALTHOUGH = {
    "late": "it came late",
    "over_first_half": "it is over the first half's share of the month",
    "county_hold": "the county holds this pair's timesheets",
}
"""What the fix passes over."""


def half_month(row: Timesheet) -> str:
    """`1 to 15 Mar 2026`."""
    return f"{row.period_begins.day} to {row.period_ends.day} {row.period_ends:%b %Y}"


def time_of_day(minutes: int) -> str:
    """Minutes of the day as `8:30 AM`; 1,440 is the midnight that ends it."""
    hour, minute = divmod(minutes, 60)
    return f"{(hour - 1) % 12 + 1}:{minute:02} {'AM' if hour % 24 < 12 else 'PM'}"


def reasons(row: Timesheet) -> list[tuple[str, str]]:
    """The rows of the law that fired, each with its sentence."""
    said = load_book().reasons(QUESTION)
    known = {name: said.get(f"{QUESTION}.{name}", "") for name in row.reasons}
    return [(name, SHORT.get(name, name) if not says or "{" in says else says) for name, says in known.items()]


def holding(row: Timesheet) -> list[str]:
    """The rows that hold it up."""
    return [name for name in row.reasons if name not in WARNINGS]


def proposed_fix(row: Timesheet) -> str | None:
    """The fix in words: `Take 1:15 off the 14th and pay 62:30, because ...`; None where nothing is taken off."""
    if row.proposed_minutes is None or not row.cutbacks or row.proposed_minutes >= row.claimed_minutes:
        return None
    pays = f"pay {hours(row.proposed_minutes)}" if row.proposed_minutes else "pay nothing"
    return f"Take {_days(row.cutbacks)} and {pays}{_because(row)}{_although(row)}"


def nothing_holds(row: Timesheet) -> str | None:
    """What may be done once the facts have changed so that no reason is left."""
    free = not holding(row) and row.outcome in ("pay", "pay_with_cutback")
    return f"Nothing holds it any more: pay {hours(row.proposed_minutes)}" if free else None


def let_stand(row: Timesheet) -> str:
    """What letting it stand comes to, in words."""
    means = [LIFTED[name] for name in holding(row) if name in LIFTED]
    return "; ".join([means[0], *(each[:1].lower() + each[1:] for each in means[1:])]) if means else "Let it stand"


def may_stand(row: Timesheet) -> bool:
    """Whether every reason that holds it is one that a reviewer may let stand; the rest needs the fix."""
    return all(name in LIFTED for name in holding(row)) and bool(holding(row))


def _because(row: Timesheet) -> str:
    why = [BECAUSE[name] for name in row.reasons if name in BECAUSE]
    return f", because {' and '.join(why)}" if why else ""


def _although(row: Timesheet) -> str:
    """What of the whole timesheet is passed over with the fix."""
    passed = [ALTHOUGH[name] for name in row.reasons if name in ALTHOUGH]
    return f", although {' and '.join(passed)}" if passed else ""


def _days(cutbacks: list[dict[str, Any]]) -> str:
    """`1:15 off the 14th and 4:00 off the 15th`; `1:30 off each of the 2nd, 3rd and 4th`."""
    days = [_ordinal(cut["day"]) for cut in cutbacks]
    if len(days) > 1 and len({cut["minutes"] for cut in cutbacks}) == 1:
        return f"{hours(cutbacks[0]['minutes'])} off each of the {_listed(days)}"
    return _listed([f"{hours(cut['minutes'])} off the {day}" for cut, day in zip(cutbacks, days, strict=True)])


def _listed(each: list[str]) -> str:
    """`one, two and three`."""
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} and {each[-1]}"


def _ordinal(day: dt.date | str) -> str:
    number = (dt.date.fromisoformat(day) if isinstance(day, str) else day).day
    ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


FILTERS: dict[str, Callable[..., Any]] = {
    "timesheet_standing": lambda status: STANDINGS.get(status, (status, "quiet"))[0],
    "timesheet_tone": lambda status: STANDINGS.get(status, (status, "quiet"))[1],
    "half_month": half_month,
    "timesheet_reasons": reasons,
    "timesheet_stops": lambda name: name not in WARNINGS,
    "timesheet_reason": lambda name: SHORT.get(name, name),
    "time_of_day": time_of_day,
    "place_word": lambda place: {"home": "Home", "community": "Community", "both": "Both"}.get(place, place),
}
"""How templates ask for these words."""
