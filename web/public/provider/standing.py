"""Where an enrollment stands, in a few words: may I work, for whom, and what now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from records.clocks import Clock
from records.enrollment import Enrollment
from web.public.provider.steps import Step, missing
from web.wording import distance, long_day

Clocks = Mapping[str, Clock]
TO_FINISH = ("deadline.enrollment_extended", "deadline.enrollment")


@dataclass(frozen=True)
class Standing:
    """A standing: its short word, its tone, the sentence one reads first and what it means."""

    word: str
    tone: str
    title: str
    says: str


def standing(enrollment: Enrollment, clocks: Clocks, steps: list[Step]) -> Standing:
    """The standing of an enrollment on the day it is looked at."""
    return WORDED[enrollment.status](enrollment, clocks, steps)


def finish_by(clocks: Clocks) -> Clock | None:
    """The clock within which every step must be done."""
    return next((clocks[name] for name in TO_FINISH if name in clocks), None)


def _pending(_enrollment: Enrollment, clocks: Clocks, steps: list[Step]) -> Standing:
    open_steps, clock = missing(steps), finish_by(clocks)
    title = _("%(num)d steps wait for you", num=len(open_steps))
    if len(open_steps) == 1:
        title = _("One step waits for you")
    if not open_steps:
        title = _("You have done your part")
    says = _("You cannot be paid yet.") + " "
    if clock is not None:
        says += _(
            "Every step must be done by %(day)s, %(far)s.", day=long_day(clock.due_on), far=distance(clock.due_on)
        )
    else:
        says += _("Your 90 days begin with your first step, or when a recipient names you in writing.")
    return Standing(_("Not complete"), "info", title, says)


def _enrolled(enrollment: Enrollment, _clocks: Clocks, _steps: list[Step]) -> Standing:
    says = _("You can work for any IHSS recipient who chooses you, in all of California.")
    if enrollment.paid_from:
        says += " " + _("Work can be paid from %(day)s.", day=long_day(enrollment.paid_from))
    return Standing(_("Enrolled"), "good", _("You are enrolled"), says)


def _by_waiver(_enrollment: Enrollment, _clocks: Clocks, _steps: list[Step]) -> Standing:
    says = _("You can work only for the recipients who signed a waiver for you. They are listed below.")
    return Standing(_("Enrolled for some"), "good", _("You are enrolled for some recipients"), says)


def _waiver_possible(_enrollment: Enrollment, _clocks: Clocks, _steps: list[Step]) -> Standing:
    says = _(
        "There is a conviction that stands in the way. You cannot be paid now. But you can ask for another decision."
    )
    return Standing(_("Not enrolled"), "bad", _("You are not enrolled. There are ways to change this."), says)


def _ineligible(_enrollment: Enrollment, _clocks: Clocks, _steps: list[Step]) -> Standing:
    says = _("You cannot be paid for IHSS work. Your letter says why. If you think this is wrong, you can appeal.")
    return Standing(_("Not enrolled"), "bad", _("You cannot be enrolled"), says)


def _suspended(_enrollment: Enrollment, clocks: Clocks, _steps: list[Step]) -> Standing:
    clock = clocks.get("deadline.suspension_end")
    says = _("You may not work now and cannot be paid. Your letter says why.")
    if clock is not None:
        says += " " + _(
            "You may work again from %(day)s, %(far)s.", day=long_day(clock.due_on), far=distance(clock.due_on)
        )
    return Standing(_("Suspended"), "warn", _("You are suspended for a time"), says)


def _terminated(_enrollment: Enrollment, clocks: Clocks, _steps: list[Step]) -> Standing:
    says = _("You cannot be paid any more. Your letter says why. You can enroll again: start new, or call the county.")
    says += _opened_again(clocks)
    return Standing(_("Ended"), "quiet", _("Your enrollment has ended"), says)


def _opened_again(clocks: Clocks) -> str:
    """By when the county can give the standing back, while it can."""
    clock = clocks.get("deadline.enrollment_reinstatement")
    if clock is None:
        return ""
    told = {"day": long_day(clock.due_on), "far": distance(clock.due_on)}
    return " " + _("The county can open this enrollment again only until %(day)s, %(far)s.", **told)


def _lapsed(_enrollment: Enrollment, clocks: Clocks, _steps: list[Step]) -> Standing:
    says = _("Not every step was done in time. Call the county: it may open this again. You can also start new.")
    says += _opened_again(clocks)
    return Standing(_("Time ran out"), "warn", _("The time to finish is over"), says)


def _withdrawn(_enrollment: Enrollment, _clocks: Clocks, _steps: list[Step]) -> Standing:
    return Standing(_("Taken back"), "quiet", _("You took back your enrollment"), _("You can start again at any time."))


WORDED: dict[str, Callable[[Enrollment, Clocks, list[Step]], Standing]] = {
    "pending": _pending,
    "enrolled": _enrolled,
    "enrolled_by_waiver": _by_waiver,
    "waiver_possible": _waiver_possible,
    "ineligible": _ineligible,
    "suspended": _suspended,
    "terminated": _terminated,
    "lapsed": _lapsed,
    "withdrawn": _withdrawn,
}
