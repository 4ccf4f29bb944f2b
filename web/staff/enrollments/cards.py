"""The steps of an enrollment as lines: done, missing, waiting for a partner, in trouble; where each is worked on."""

import datetime as dt
from dataclasses import dataclass

from flask import url_for

from records.enrollment import Enrollment, PartnerInquiry
from records.enrollment_view import Seen
from web import wording
from web.access import may
from workflows.enrollment.statuses import takes
from workflows.steps.enrollment.standing import Status

DONE, MISSING, WAITING, TROUBLE = "Done", "Missing", "Waiting", "Look at it"
TONES = {DONE: "good", MISSING: "quiet", WAITING: "info", TROUBLE: "warn"}


@dataclass(frozen=True)
class Line:
    """One step or check. `says` tells when and by whom; `href` leads to where it is recorded, if it may be."""

    title: str
    state: str
    says: str
    href: str | None = None
    action: str = "Record"

    @property
    def tone(self) -> str:
        """The tone of its tag."""
        return TONES[self.state]


def steps(seen: Seen) -> list[Line]:
    """The four steps that the applicant does, in the order most people do them; any order is right."""
    row = seen.enrollment
    return [
        _form(row),
        _step(row, "Fingerprints (Live Scan)", row.fingerprints_taken_on, "take_fingerprints", "fingerprints"),
        _step(row, "Orientation", row.orientation_attended_on, "attend_orientation", "orientation"),
        _step(row, "Provider agreement (SOC 846)", row.agreement_signed_on, "sign_agreement", "agreement"),
    ]


def checks(seen: Seen) -> list[Line]:
    """What partners and the law say about the applicant."""
    row = seen.enrollment
    return [
        _check(seen, "Social Security number", "ssn", row.ssn_standing, "answer_ssn", "ssn"),
        _check(seen, "Suspended and ineligible list", "list", row.list_standing, "answer_list", "on_list"),
        _background(seen),
    ]


def missing(seen: Seen) -> list[Line]:
    """The steps that are still to do."""
    return [line for line in steps(seen) if line.state == MISSING]


def _form(row: Enrollment) -> Line:
    title = "Enrollment form (SOC 426) with photo ID and Social Security card"
    href = _open(row, "receive_application", "enrollment_form.receive", ("enrollment_step", "record"))
    if row.application_received_on is None:
        return Line(title, MISSING, "In person at the county; originals are seen.", href)
    says = f"Handed in {wording.day(row.application_received_on)}"
    if row.identity_document:
        says += f", {wording.words(row.identity_document).lower()} seen"
    if row.work_permit_until:
        says += f", work permit until {wording.day(row.work_permit_until)}"
    return Line(title, DONE, says, href if row.ssn_standing == "mismatch" else None, "Correct")


def _step(row: Enrollment, title: str, day: dt.date | None, update: str, page: str) -> Line:
    if day is not None:
        return Line(title, DONE, wording.day(day))
    href = _open(row, update, f"enrollment_steps.{page}", ("enrollment_step", "record"))
    return Line(title, MISSING, "Counts from the day it happened.", href)


STATES = {
    "not_asked": (MISSING, "Asked by itself once the form is in."),
    "asked": (WAITING, "The question was sent; the answer comes by itself."),
    "by_hand": (TROUBLE, "A worker looks it up and enters it with proof."),
    "verified": (DONE, "Verified"),
    "clear": (DONE, "Clear"),
    "mismatch": (TROUBLE, "The number does not fit name or birth date. Compare the card and correct it."),
    "match": (TROUBLE, "On the list"),
}


def _check(seen: Seen, title: str, partner: str, standing: str, update: str, page: str) -> Line:
    state, says = STATES[standing]
    href = _open(seen.enrollment, update, f"enrollment_checks.{page}", ("enrollment_check", "answer"))
    return Line(title, state, _with_day(says, seen.inquiry(partner)), href, "Enter by hand")


BACKGROUND = {
    "not_asked": (MISSING, "Asked when the fingerprints are taken."),
    "asked": (WAITING, "The Department of Justice has the question."),
    "delayed": (WAITING, "The Department of Justice needs more time."),
    "record": (TROUBLE, "A record was reported. It waits to be evaluated."),
    "clear": (DONE, "Clear"),
    "waiver_possible": (TROUBLE, "Tier 2: a waiver or an exception is possible."),
    "ineligible": (TROUBLE, "Tier 1: no waiver is possible."),
    "excepted": (DONE, "An exception was granted."),
}


def _background(seen: Seen) -> Line:
    row = seen.enrollment
    state, says = BACKGROUND[row.background]
    if row.arrest_noted_on is not None:
        says += f" An arrest was reported on {wording.day(row.arrest_noted_on)}; its outcome is awaited."
    title = "Background check (Department of Justice)"
    if row.background == "record" and may("record", "evaluate"):
        return Line(title, state, says, f"/enrollments/{row.id}/record", "Evaluate")
    href = None
    if row.fingerprints_taken_on is not None:
        href = _open(row, "answer_background", "enrollment_checks.background", ("enrollment_check", "answer"))
    return Line(title, state, _with_day(says, seen.inquiry("doj")), href, "Enter a notice")


def _with_day(says: str, inquiry: PartnerInquiry | None) -> str:
    if inquiry is None:
        return says
    if inquiry.answered_at is None:
        return f"{says} Asked {wording.moment(inquiry.asked_at)}."
    by = "by hand" if inquiry.answered_by == "staff" else "by the partner"
    return f"{says}{'' if says.endswith('.') else '.'} Answered {wording.moment(inquiry.answered_at)}, {by}."


def _open(row: Enrollment, update: str, endpoint: str, grant: tuple[str, str]) -> str | None:
    """Where a message is said, if it may be said now and by whoever looks."""
    if row.ended_on is not None or not takes(Status(row.status), update) or not may(*grant):
        return None
    return url_for(endpoint, enrollment_id=row.id)
