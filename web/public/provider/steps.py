"""The steps of an enrollment as the provider reads them: what is done, what is mine to do, what others do."""

import datetime as dt
from dataclasses import dataclass, field

from flask_babel import gettext as _

from records.enrollment import Enrollment
from web.of_age import is_minor
from web.wording import long_day


@dataclass(frozen=True)
class Step:
    """A step. `state`: done, yours (the provider acts), ours (others do), later, trouble. `papers`: may be sent."""

    name: str
    title: str
    state: str
    says: str
    papers: list[str] = field(default_factory=list)


def steps(enrollment: Enrollment) -> list[Step]:
    """Every step in the order in which most people do them; any order is right."""
    return [
        application(enrollment),
        fingerprints(enrollment),
        orientation(enrollment),
        agreement(enrollment),
        number_checked(enrollment),
        background(enrollment),
    ]


def missing(found: list[Step]) -> list[Step]:
    """The steps that wait for the provider."""
    return [step for step in found if step.state in ("yours", "trouble")]


def application(enrollment: Enrollment) -> Step:
    """SOC 426 with identity and Social Security card, seen in person."""
    title = _("Hand in the enrollment form (SOC 426) in person")
    if enrollment.application_received_on:
        says = _("Done on %(day)s. The county saw your papers.", day=long_day(enrollment.application_received_on))
        return Step("application", title, "done", says)
    says = _(
        "Go to the county with your government photo ID and your Social Security card. They must be the originals. "
        "You can send photos now, so that it goes faster there."
    )
    permit = ["work_permit"] if is_minor(enrollment.birth_date) else []
    return Step("application", title, "yours", says, ["identity", "ssn_card", *permit])


def fingerprints(enrollment: Enrollment) -> Step:
    """Live Scan, at the applicant's cost."""
    title = _("Have your fingerprints taken (Live Scan)")
    if enrollment.fingerprints_taken_on:
        return _on("fingerprints", title, enrollment.fingerprints_taken_on)
    says = _("The county gives you a form and tells you where to go. You pay for this yourself.")
    return Step("fingerprints", title, "yours", says)


def orientation(enrollment: Enrollment) -> Step:
    """The county's orientation."""
    title = _("Go to an orientation")
    if enrollment.orientation_attended_on:
        return _on("orientation", title, enrollment.orientation_attended_on)
    return Step(
        "orientation", title, "yours", _("You learn the rules of the program. Ask the county when the next one is.")
    )


def agreement(enrollment: Enrollment) -> Step:
    """SOC 846."""
    title = _("Sign the provider agreement (SOC 846)")
    if enrollment.agreement_signed_on:
        return _on("agreement", title, enrollment.agreement_signed_on)
    says = _("You get it at the orientation. Sign it there, or send it from here.")
    return Step("agreement", title, "yours", says, ["soc_846"])


def number_checked(enrollment: Enrollment) -> Step:
    """Social Security number, checked by a partner."""
    title = _("We check your Social Security number")
    if enrollment.ssn_standing == "verified":
        return Step("ssn", title, "done", _("Done."))
    if enrollment.ssn_standing == "mismatch":
        says = _("Your number does not fit your name or date of birth. Call the county and bring your card.")
        return Step("ssn", title, "trouble", says, ["ssn_card"])
    state = "later" if enrollment.ssn_standing == "not_asked" else "ours"
    return Step("ssn", title, state, _("You do not have to do anything."))


def background(enrollment: Enrollment) -> Step:
    """The Department of Justice's answer."""
    title = _("The Department of Justice looks at your record")
    if enrollment.background in ("clear", "excepted"):
        return Step("background", title, "done", _("Done."))
    if enrollment.background in ("waiver_possible", "ineligible"):
        says = _("There is a conviction that matters for this work. Your letter and this page say what you can do.")
        return Step("background", title, "trouble", says)
    told = {
        "asked": _("We wait for the answer. You do not have to do anything."),
        "delayed": _("They need more time. This happens. You do not have to do anything."),
        "record": _("There is an answer, and the county is reading it. You do not have to do anything."),
    }
    if enrollment.background in told:
        return Step("background", title, "ours", told[enrollment.background])
    return Step("background", title, "later", _("This begins after your fingerprints are taken."))


def _on(name: str, title: str, day: dt.date) -> Step:
    return Step(name, title, "done", _("Done on %(day)s.", day=long_day(day)))
