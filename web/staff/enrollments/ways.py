"""What may be done next about a record, a waiver, an exception, an appeal or a lost standing; and what was done."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from flask import url_for
from sqlalchemy import select

from records import background_view
from records.background import EnrollmentAppeal, ExceptionRequest, Reinstatement, Waiver
from records.clock import county_day
from records.enrollment import Enrollment
from web import database
from web.access import may
from web.reach import visible
from web.sign_in import guard
from workflows.enrollment.statuses import takes
from workflows.steps.enrollment.standing import Status


@dataclass(frozen=True)
class Way:
    """A page on which something is done next."""

    title: str
    href: str
    says: str


@dataclass(frozen=True)
class Done:
    """A paper about the enrollment with what became of it."""

    title: str
    href: str
    outcome: str
    on: dt.date


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
    if enrollment.ended_on is not None or not _held(enrollment):
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


def following(enrollment: Enrollment) -> list[Done]:
    """Waivers, requests, appeals and proposals of this enrollment, newest first, as far as one may see them."""
    if not _held(enrollment):
        return []
    found = [
        _done(enrollment, kind, row) for kind in KINDS if may(kind.thing, "read") for row in _rows(enrollment, kind)
    ]
    return sorted(found, key=lambda each: each.on, reverse=True)


@dataclass(frozen=True)
class _Kind:
    model: type[Any]
    thing: str
    title: str
    endpoint: str
    key: str


KINDS = (
    _Kind(Waiver, "waiver", "Waiver, SOC 862", "enrollment_waivers.show", "waiver_id"),
    _Kind(ExceptionRequest, "exception", "Exception, SOC 863", "enrollment_exceptions.show", "exception_id"),
    _Kind(EnrollmentAppeal, "enrollment_appeal", "Appeal, SOC 856", "enrollment_appeals.show", "appeal_id"),
    _Kind(
        Reinstatement,
        "reinstatement",
        "Giving the standing back",
        "enrollment_reinstatements.show",
        "reinstatement_id",
    ),
)


def _rows(enrollment: Enrollment, kind: _Kind) -> list[Any]:
    mine = (kind.model.enrollment_id == enrollment.id, visible(guard.the_staff(), kind.model))
    return list(database.session().scalars(select(kind.model).where(*mine)))


def _done(enrollment: Enrollment, kind: _Kind, row: Any) -> Done:
    on = county_day(row.proposed_at) if isinstance(row, Reinstatement) else row.received_on
    outcome = row.outcome or "waiting"
    if isinstance(row, Waiver) and row.ended_on is not None and outcome == "accepted":
        outcome = "ended"
    return Done(kind.title, url_for(kind.endpoint, enrollment_id=enrollment.id, **{kind.key: row.id}), outcome, on)


def _held(enrollment: Enrollment) -> bool:
    county = guard.the_staff().county_code
    return county is None or county == enrollment.county_code
