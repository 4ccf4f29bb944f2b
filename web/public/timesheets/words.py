"""What standings, outcomes and places of a timesheet are called on a provider's pages, and what comes next."""

import datetime as dt
from typing import Any

from flask_babel import format_date, format_time
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from records.timesheet import Timesheet
from web.language import chosen
from web.public.timesheets.mine import Spell
from web.wording import hours, long_day

STATUSES: dict[str, tuple[Any, str]] = {
    "draft": (_l("Not sent"), "warn"),
    "waiting": (_l("Sent, waits for the last day"), "info"),
    "awaiting_recipient": (_l("Sent, waits for approval"), "info"),
    "returned": (_l("Came back to you"), "bad"),
    "held": (_l("The county looks at it"), "warn"),
    "accepted": (_l("Approved and accepted"), "good"),
    "withdrawn": (_l("Taken back by you"), "quiet"),
}
NEW = (_l("Not begun"), "quiet")
PLACES = (("home", _l("Home")), ("community", _l("Community")), ("both", _l("Both")))
PLACE = dict(PLACES)
FUTURE = _l("You put in time that has not come yet. Take it out, or send the timesheet after you worked it.")
CANNOT_SEND = {
    "nothing": _l("There is no time on this timesheet yet. Add the time you worked first."),
    "day_outside": _l("This day is not on this timesheet."),
    "future": FUTURE,
    "not_in_order": _l("The end is not after the start."),
    "twice": _l("You have this time, or a part of it, on this timesheet already."),
    "trip_minutes": _l("Type how long the trip was."),
    "not_a_draft": _l("You have sent this timesheet already."),
    "not_accepted": _l("This cannot be done now. Load the page again."),
}
EDITABLE = ("draft", "returned")
WITHDRAWABLE = ("waiting", "awaiting_recipient", "held")


def next_step(row: Timesheet, spell: Spell) -> str:
    """What happens next, and who has to do it."""
    name = spell.person.first_name
    return {
        "draft": _("Add the time you worked. When you are done, send it."),
        "waiting": _(
            "You sent it early. After %(day)s it goes to %(name)s for approval.",
            day=long_day(row.period_ends),
            name=name,
        ),
        "awaiting_recipient": _(
            "%(name)s has to approve it. We remind them. You do not have to do anything.", name=name
        ),
        "returned": _("Read why it came back, correct it, and send it again."),
        "held": _("A worker at the county looks at it first. You do not have to do anything."),
        "accepted": _("%(hours)s hours will be paid.", hours=hours(row.payable_minutes)),
        "withdrawn": _("You took it back. It is not paid."),
    }[row.status]


def outcome(row: Timesheet) -> str | None:
    """What came of an accepted timesheet, in a sentence."""
    if row.status != "accepted":
        return None
    if row.payable_minutes == row.claimed_minutes:
        return _("All %(hours)s hours are paid.", hours=hours(row.payable_minutes))
    return _(
        "%(paid)s of %(claimed)s hours are paid.", paid=hours(row.payable_minutes), claimed=hours(row.claimed_minutes)
    )


def clock(minute: int) -> str:
    """A minute of a day as a clock shows it: `9:05 AM`; the end of a day is midnight."""
    from_midnight = minute % 1440
    told = dt.time(from_midnight // 60, from_midnight % 60)
    return str(format_time(dt.datetime.combine(dt.date(2000, 1, 1), told), "h:mm a", rebase=False))


def weekday(day: dt.date) -> str:
    """`Monday, November 2`, in the reader's language."""
    pattern = "EEEE d 'de' MMMM" if chosen() == "es" else "EEEE, MMMM d"
    told = str(format_date(day, pattern))
    return told[:1].upper() + told[1:]


def day_of(text: str) -> str:
    """A day as the law's answer has it, in words."""
    return weekday(dt.date.fromisoformat(text))
