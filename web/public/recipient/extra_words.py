"""How far a request for extra hours is, in words, and the weeks one may ask for."""

import datetime as dt
from dataclasses import dataclass

from flask_babel import format_date
from flask_babel import gettext as _

from records.clock import county_today
from records.periods import WEEK, sunday
from records.timekeeping import ExtraHours

SATURDAY = dt.timedelta(days=6)
WEEKS_BACK = 5
"""Extra hours may be asked for after the work too (W&I 12300.4): a timesheet's month and a little more."""
WEEKS_AHEAD = 4


@dataclass(frozen=True)
class Told:
    """A request's standing: its week, a short word with a tone, and a sentence."""

    week: str
    word: str
    tone: str
    says: str


def told_of(row: ExtraHours) -> Told:
    """How far a request is."""
    word, tone, says = {
        "approve": (_("Yes"), "good", _("The county said yes.")),
        "refuse": (_("No"), "bad", _("The county said no. The letter says why.")),
        "not_needed": (_("Not needed"), "info", _("You can move the hours yourself. You do not need the county.")),
    }.get(row.outcome or "", (_("We wait"), "warn", _("The county will answer.")))
    return Told(week_words(row.week), word, tone, says)


def week_words(begins: dt.date) -> str:
    """`Nov 15 to Nov 21, 2026`."""
    last = begins + SATURDAY
    return _("%(first)s to %(last)s", first=format_date(begins, "medium"), last=format_date(last, "medium"))


def weeks() -> list[tuple[str, str]]:
    """The Sundays one may choose, with their words; this week first, then those to come, then those of the past."""
    this = sunday(county_today())
    ahead = [this + WEEK * number for number in range(1, WEEKS_AHEAD + 1)]
    back = [this - WEEK * number for number in range(1, WEEKS_BACK + 1)]
    named = {this: _("This week"), this + WEEK: _("Next week"), this - WEEK: _("Last week")}
    return [
        (each.isoformat(), f"{named[each]}: {week_words(each)}" if each in named else week_words(each))
        for each in (this, *ahead, *back)
    ]
