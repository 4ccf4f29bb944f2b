"""What somebody who was refused can do, by when, and where what they asked for stands (SOC 862, 863, 856)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from flask_babel import gettext as _

from records.background import EnrollmentAppeal, ExceptionRequest
from records.clocks import Clock
from web.wording import long_day


@dataclass(frozen=True)
class Way:
    """A way to another decision: who has to do what, until when (`by`), or how far it is (`asked`)."""

    title: str
    says: str
    by: dt.date | None = None
    asked: str | None = None
    papers: list[str] = field(default_factory=list)


REFUSED = ("waiver_possible", "enrolled_by_waiver", "ineligible")


def ways(
    status: str, clocks: Mapping[str, Clock], exception: ExceptionRequest | None, appealed: EnrollmentAppeal | None
) -> list[Way]:
    """The ways open in a standing; none where nothing was refused."""
    if status not in REFUSED:
        return []
    found = []
    if status != "ineligible":
        found += [waiver(), general_exception(clocks.get("deadline.exception_request"), exception)]
    return [*found, appeal(clocks.get("deadline.enrollment_appeal"), appealed)]


def waiver() -> Way:
    """The recipient's own decision, for that recipient only."""
    return Way(
        _("A recipient can say yes to you (SOC 862)"),
        _(
            "A person who wants you as a care provider can sign a waiver at the county. "
            "It counts only for this person. You may not sign it for them."
        ),
    )


def general_exception(clock: Clock | None, request: ExceptionRequest | None) -> Way:
    """The applicant's request to work for anybody."""
    title = _("You can ask for a general exception (SOC 863)")
    says = _(
        "If it is granted, you can work for anybody. Show how your life is different now: letters from people who "
        "know you, work, school, treatment, court papers. Hand in the form at the county."
    )
    return Way(title, says, _due(clock), _exception_asked(request), ["exception_evidence"])


def appeal(clock: Clock | None, appealed: EnrollmentAppeal | None) -> Way:
    """The way for who thinks that the decision is wrong."""
    says = _("If you think that the decision is wrong, ask for an appeal with the form that came with your letter.")
    return Way(_("You can appeal (SOC 856)"), says, _due(clock), _appeal_asked(appealed))


def _due(clock: Clock | None) -> dt.date | None:
    return clock.due_on if clock else None


def _exception_asked(request: ExceptionRequest | None) -> str | None:
    if request is None or request.outcome == "overtaken":
        return None
    day = long_day(request.received_on)
    return {
        "granted": _("Your request of %(day)s was granted.", day=day),
        "denied": _("Your request of %(day)s was denied. Your letter says why.", day=day),
        "late": _("Your request of %(day)s came too late. Call the county.", day=day),
        "returned": _("Your request of %(day)s needs more. Call the county.", day=day),
    }.get(request.outcome, _("We have your request of %(day)s. It is being decided.", day=day))


def _appeal_asked(appealed: EnrollmentAppeal | None) -> str | None:
    if appealed is None or appealed.outcome == "overtaken":
        return None
    day = long_day(appealed.received_on)
    return {
        "granted": _("Your appeal of %(day)s was granted.", day=day),
        "denied": _("Your appeal of %(day)s was denied. Your letter says why.", day=day),
        "late": _("Your appeal of %(day)s came too late. Call the county.", day=day),
    }.get(appealed.outcome, _("We have your appeal of %(day)s. The state decides it.", day=day))
