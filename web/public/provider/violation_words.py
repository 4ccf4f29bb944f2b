"""A violation of the work limits as its provider reads it: what was passed, where it stands, what it costs."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from records.clocks import Clock
from records.violation import Violation
from web.week_picture import Passed
from web.wording import distance, hours, long_day

DISPUTE, STATE, TRAINING = (
    "deadline.violation_dispute",
    "deadline.violation_state_review",
    "deadline.violation_training",
)
ORDINALS = {
    1: _l("Your first violation of the work limits"),
    2: _l("Your second violation of the work limits"),
    3: _l("Your third violation of the work limits"),
    4: _l("Your fourth violation of the work limits"),
}


@dataclass(frozen=True)
class Stands:
    """Where it stands: its tone, the sentence one reads first, and what it means."""

    tone: str
    title: str
    says: str


def title(row: Violation) -> str:
    """What its page is called."""
    return str(ORDINALS[row.number or 1])


def found(each: Passed) -> tuple[str, str]:
    """A limit that was passed: its name, and what happened in plain words."""
    told = {"hours": hours(each.minutes), "limit": hours(each.limit), "week": long_day(each.week), "name": each.name}
    if each.code == "over_travel":
        says = _("In the week of %(week)s you had %(hours)s hours of travel. The limit is %(limit)s hours.", **told)
        return _("Travel"), says
    if each.code == "over_weekly_limit":
        says = _(
            "In the week of %(week)s you worked %(hours)s hours for all the people you care for. "
            "The limit is %(limit)s hours.",
            **told,
        )
        return _("All the people you care for"), says
    says = _(
        "In the week of %(week)s you worked %(hours)s hours for %(name)s, over the limit of %(limit)s hours. "
        "The county had not said yes to more.",
        **told,
    )
    return each.name or _("One person"), says


def short(row: Violation) -> tuple[str, str]:
    """Where it stands in a few words, with the tone of its tag."""
    return {
        "noticed": (_("You can still say that it is wrong"), "warn"),
        "disputed": (_("The county looks at it again"), "info"),
        "upheld": (_("You can ask the state"), "warn"),
        "state_review": (_("The state looks at it"), "info"),
        "standing": (_("It counts"), "bad"),
    }.get(row.status, (_("It does not count any more"), "quiet"))


def costs(row: Violation) -> str:
    """What follows from it, in a sentence or two."""
    if row.consequence == "suspension":
        return _("You may not work for IHSS for 90 days, and cannot be paid.") + " " + _from(row)
    if row.consequence == "termination":
        says = _("Your enrollment ends. You may not work for IHSS for one year. Then you can enroll again.")
        return says + " " + _from(row)
    if row.consequence == "warning_with_training":
        return _("This is a warning. If you finish the self-study in time, it is taken back.")
    return _("This is a warning. You can go on working and are paid for all your hours.")


def _from(row: Violation) -> str:
    if row.takes_effect_on is None:
        return ""
    if row.suspended_until is not None:
        return _(
            "From %(first)s until %(last)s.", first=long_day(row.takes_effect_on), last=long_day(row.suspended_until)
        )
    return _("From %(first)s.", first=long_day(row.takes_effect_on))


def stands(row: Violation, clocks: Mapping[str, Clock]) -> Stands:
    """Where it stands on the day it is looked at."""
    if row.status == "ended":
        return _ended(row)
    if row.status == "noticed":
        until = _until(clocks.get(DISPUTE))
        return Stands("warning", _("If you think this is wrong, tell us"), until or _("The time to tell us is over."))
    if row.status == "disputed":
        says = _("We have what you told us. A supervisor who had no part in it decides and writes to you.")
        return Stands("info", _("The county looks at it again"), says)
    if row.status == "upheld":
        until = _until(clocks.get(STATE))
        return Stands("warning", _("The county says: it stays. You can ask the state"), until)
    if row.status == "state_review":
        return Stands("info", _("The state looks at it"), _("You get a letter when it is decided."))
    says = _("It counts. After a year without another one, it is taken back.")
    return Stands("warning", _("This violation stands"), says)


def _until(clock: Clock | None) -> str:
    if clock is None:
        return ""
    return _("You have until %(day)s, %(far)s.", day=long_day(clock.due_on), far=distance(clock.due_on))


def _ended(row: Violation) -> Stands:
    ended: dict[str, str] = {
        "training": _("You finished the self-study. Well done."),
        "overturned": _("The county decided that you were right."),
        "overturned_by_state": _("The state decided that you were right."),
        "clean_year": _("You worked a year without another one."),
        "counted_out": _("The year is over. The count starts again at zero."),
    }
    return Stands("success", _("This violation does not count any more"), ended.get(row.end_reason or "", ""))


def history(row: Violation) -> list[tuple[dt.date, str]]:
    """What happened to it, newest first."""
    told = [
        (row.notice_on, _("We told you by letter")),
        (row.disputed_on, _("You told us that it is wrong")),
        (row.training_finished_on, _("You finished the self-study")),
        (row.upheld_on, _("The county decided that it stays")),
        (row.state_asked_on, _("The state was asked to look at it")),
        (row.ended_on, _("It does not count any more")),
    ]
    return sorted(((day, says) for day, says in told if day is not None), reverse=True)
