"""What may be done next about a record, a waiver, an exception, an appeal or a lost standing."""

from dataclasses import dataclass

from flask import url_for

from records import background_view
from records.enrollment import Enrollment
from web import database
from web.access import may
from web.staff.enrollments.deciding import is_held
from workflows.enrollment.statuses import takes
from workflows.steps.enrollment.standing import Status


@dataclass(frozen=True)
class Way:
    """A page on which something is done next."""

    title: str
    href: str
    says: str


@dataclass(frozen=True)
class _Page:
    update: str
    grant: tuple[str, str]
    endpoint: str
    title: str
    says: str


PAGES = (
    _Page(
        "receive_waiver",
        ("waiver", "enter"),
        "enrollment_waivers.enter",
        "Enter a waiver",
        "A recipient signed the SOC 862.",
    ),
    _Page(
        "request_exception",
        ("exception", "request"),
        "enrollment_exceptions.enter",
        "Enter an exception",
        "The applicant sent the SOC 863.",
    ),
    _Page(
        "appeal",
        ("enrollment_appeal", "enter"),
        "enrollment_appeals.enter",
        "Enter an appeal",
        "The applicant sent the SOC 856.",
    ),
    _Page(
        "propose_reinstatement",
        ("reinstatement", "propose"),
        "enrollment_reinstatements.propose",
        "Propose to give it back",
        "The standing was lost wrongly, or with good cause.",
    ),
    _Page(
        "report_violation",
        ("violation", "report"),
        "enrollment_leaving.violation",
        "Report a violation",
        "The third or fourth is final.",
    ),
    _Page(
        "withdraw_enrollment",
        ("enrollment", "withdraw"),
        "enrollment_leaving.withdrawal",
        "Withdraw",
        "The applicant or provider does not go on.",
    ),
)


def ways(enrollment: Enrollment) -> list[Way]:
    """The pages for what this standing takes, as far as whoever looks may do it."""
    if enrollment.ended_on is not None or not is_held(enrollment):
        return []
    found = [
        Way(page.title, url_for(page.endpoint, enrollment_id=enrollment.id), page.says)
        for page in PAGES
        if may(*page.grant) and takes(Status(enrollment.status), page.update)
    ]
    return [*_record(enrollment), *found]


def _record(enrollment: Enrollment) -> list[Way]:
    """The record is looked at once there is one."""
    if not may("record", "read") or not background_view.answers_of_justice(database.session(), enrollment.id):
        return []
    says = "A notice waits to be evaluated." if enrollment.background == "record" else "What the notices say."
    return [Way("Criminal record", url_for("enrollment_record.show", enrollment_id=enrollment.id), says)]
