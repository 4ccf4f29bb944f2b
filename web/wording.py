"""How dates, times, money and codes are written on pages."""

import datetime as dt

from flask_babel import format_date, format_time, ngettext
from flask_babel import gettext as _

from records.clock import PACIFIC, county_today


def day(value: dt.date | None) -> str:
    """`17 Apr 2026`; the year is left out in this year. Nothing is a dash."""
    if value is None:
        return "–"
    this_year = value.year == county_today().year
    return format_date(value, "d MMM" if this_year else "d MMM yyyy")


def weekday(value: dt.date) -> str:
    """`Mon`, in the reader's language."""
    return format_date(value, "EEE")


def long_day(value: dt.date | None) -> str:
    """`April 17, 2026`, in the reader's language, for the public and for paper."""
    return "–" if value is None else format_date(value, "long")


def distance(value: dt.date) -> str:
    """`today`, `in 3 days`, `2 days ago`."""
    days = (value - county_today()).days
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if days in near:
        return near[days]
    if days > 0:
        return ngettext("in %(num)d day", "in %(num)d days", days)
    return ngettext("%(num)d day ago", "%(num)d days ago", -days)


def due(value: dt.date | None) -> str:
    """`due 17 Apr, in 3 days`."""
    return _("no due date") if value is None else _("due %(day)s, %(far)s", day=day(value), far=distance(value))


def moment(value: dt.datetime | None) -> str:
    """`17 Apr 2026, 2:05 PM` on California's clock."""
    if value is None:
        return "–"
    local = value.astimezone(PACIFIC)
    return f"{day(local.date())}, {format_time(local, 'h:mm a')}"


def clock_time(value: dt.datetime) -> str:
    """`2:05 PM` on California's clock."""
    return format_time(value.astimezone(PACIFIC), "h:mm a")


def hours(minutes: int | None) -> str:
    """Minutes as hours and minutes: 1875 is `31:15`."""
    if minutes is None:
        return "–"
    sign = "−" if minutes < 0 else ""
    return f"{sign}{abs(minutes) // 60}:{abs(minutes) % 60:02}"


def long_hours(minutes: int) -> str:
    """Minutes as people say them: 1875 is `31 hours 15 minutes`; in the reader's language, for the public."""
    whole, rest = divmod(minutes, 60)
    parts = [ngettext("%(num)d hour", "%(num)d hours", whole)] if whole or not rest else []
    return " ".join([*parts, *([ngettext("%(num)d minute", "%(num)d minutes", rest)] if rest else [])])


def period_words(first: dt.date, last: dt.date) -> str:
    """`November 1 to 15, 2026`, in the reader's language."""
    return _(
        "%(month)s %(first)d to %(last)d, %(year)d",
        month=format_date(first, "LLLL"),
        first=first.day,
        last=last.day,
        year=first.year,
    )


def money(cents: int | None) -> str:
    """Cents as dollars and cents: 123450 is `$1,234.50`."""
    if cents is None:
        return "–"
    sign = "−" if cents < 0 else ""
    return f"{sign}${abs(cents) // 100:,}.{abs(cents) % 100:02}"


def words(code: object) -> str:
    """A code as words: `ask_supervisor` is `Ask supervisor`."""
    text = str(code).replace("_", " ").strip().replace("medi cal", "Medi-Cal")
    return text[:1].upper() + text[1:]


def dialed(number: str) -> str:
    """A phone number as a phone dials it: `+19165550100`."""
    bare = "".join(each for each in number if each.isdigit())
    return f"+1{bare}" if len(bare) == 10 else f"+{bare}"


def phone(digits: str | None) -> str:
    """`(916) 555-0100` where there are ten digits; otherwise as typed."""
    bare = "".join(each for each in digits or "" if each.isdigit())
    return f"({bare[:3]}) {bare[3:6]}-{bare[6:]}" if len(bare) == 10 else digits or "–"
