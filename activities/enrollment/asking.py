"""What partners are asked about an applicant, by whom it is still awaited, and when to stop waiting."""

import datetime as dt
from hashlib import sha256

from sqlalchemy import select

from activities import timeline
from activities.doing import Doing
from activities.enrollment.standing import answer, enrollment_of
from activities.partners.doj import justice
from activities.partners.ssn_check import ssn_check
from activities.partners.suspended_list import suspended_list
from activities.policy import policy_of
from activities.step import step
from records import clock as county
from records.enrollment import Enrollment, PartnerInquiry
from workflows.steps.enrollment import gathering as contract
from workflows.steps.enrollment.standing import ClockName, EnrollmentAnswer, Ring
from workflows.steps.step import About

MORNING = dt.time(8, 0)
AWAITING = ("pending", "waiver_possible", "enrolled", "enrolled_by_waiver", "suspended")
"""Standings in which partners' answers are waited for: on the way, and when the enrolled are looked up anew."""


@step(contract.ASK_PARTNERS)
def ask_partners(doing: Doing, _about: About) -> EnrollmentAnswer:
    """Ask what has not been asked yet and can be: the number and the list, once it is known who this is."""
    row = enrollment_of(doing)
    if row.person_id is not None and row.ssn_standing == "not_asked":
        inquiry = new_inquiry(doing, row, "ssn")
        taken = row.ssn_cipher is not None and ssn_check().ask(inquiry, row)
        row.ssn_standing = "asked" if taken else "by_hand"
    if row.person_id is not None and row.list_standing == "not_asked":
        taken = suspended_list().ask(new_inquiry(doing, row, "list"), row)
        row.list_standing = "asked" if taken else "by_hand"
    return answer(doing, "asked", rings=chase_ring(doing))


@step(contract.PARTNERS_SILENT)
def partners_silent(doing: Doing, _about: About) -> EnrollmentAnswer:
    """Somebody was due to have answered: `chase` where one is silent, else `waiting`. A silent number or list is looked
    up by hand; an answer that comes after all is taken."""
    row = enrollment_of(doing)
    silent = silent_partners(doing, row)
    if "ssn" in silent:
        row.ssn_standing = "by_hand"
    if "list" in silent:
        row.list_standing = "by_hand"
    if silent:
        timeline.happened(doing, "partners_silent", partners=silent)
    return answer(doing, "chase" if silent else "waiting", silent=silent, rings=chase_ring(doing))


def ask_justice(doing: Doing, row: Enrollment, ati: str | None) -> None:
    """Ask the Department of Justice about fingerprints that were taken; on paper where no partner takes it."""
    inquiry = new_inquiry(doing, row, "doj")
    taken_on = row.fingerprints_taken_on.isoformat() if row.fingerprints_taken_on else ""
    justice().ask(inquiry, row, taken_on=taken_on, ati=ati or "")
    row.background = "asked"


def new_inquiry(doing: Doing, row: Enrollment, partner: str, *, unasked: bool = False) -> PartnerInquiry:
    """A question with an opaque reference, which is the same on every attempt of this step.

    `unasked`: nobody asked; the row is for a notice that came by itself, or for what a worker saw.
    """
    inquiry = PartnerInquiry(
        enrollment_id=row.id,
        partner=partner,
        reference=sha256(doing.key(partner).encode()).hexdigest()[:24].upper(),
        asked_at=doing.at,
    )
    doing.session.add(inquiry)
    doing.session.flush()
    if not unasked:
        timeline.happened(doing, "partner_asked", partner=partner)
    return inquiry


def awaited(doing: Doing, row: Enrollment) -> dict[str, dt.date]:
    """Partners who have not answered, with the day from which they are too late."""
    open_tracks = {
        "ssn": row.ssn_standing == "asked",
        "list": row.list_standing == "asked",
        "doj": row.background in ("asked", "delayed"),
    }
    asked = {partner: asked_on(doing, row, partner) for partner, is_open in open_tracks.items() if is_open}
    return {partner: day + _patience(doing, partner) for partner, day in asked.items() if day is not None}


def silent_partners(doing: Doing, row: Enrollment) -> list[str]:
    """Partners who were asked and have been silent for too long."""
    return sorted(partner for partner, late_on in awaited(doing, row).items() if late_on <= doing.today)


def chase_ring(doing: Doing) -> list[Ring]:
    """When to look again whether partners have answered; no more where nobody is awaited, or all are late already."""
    row = enrollment_of(doing)
    days = [day for day in awaited(doing, row).values() if day > doing.today and row.status in AWAITING]
    return [Ring(ClockName.PARTNERS, at=county.county_instant(min(days), MORNING) if days else None)]


def asked_on(doing: Doing, row: Enrollment, partner: str) -> dt.date | None:
    """The day of the latest question to a partner; an answer that it is delayed counts as a new beginning."""
    query = select(PartnerInquiry).where(PartnerInquiry.enrollment_id == row.id, PartnerInquiry.partner == partner)
    latest = doing.session.scalars(query.order_by(PartnerInquiry.id.desc()).limit(1)).first()
    return county.county_day(latest.answered_at or latest.asked_at) if latest else None


def _patience(doing: Doing, partner: str) -> dt.timedelta:
    return dt.timedelta(days=policy_of("enrollment", f"waiting/{partner}_partner", doing.today))
