"""The four steps of getting enrolled: form, fingerprints, orientation, agreement, in any order (W&I 12301.24)."""

import datetime as dt
from typing import Any

from activities import submissions, timeline
from activities.deciding import decide
from activities.doing import Doing, Refused
from activities.enrollment import who
from activities.enrollment.asking import ask_justice, chase_ring
from activities.enrollment.finishing import time_it
from activities.enrollment.standing import APPLICANT, answer, applicant_facts, as_it_stands, enrollment_of
from activities.enrollment.year_out import refuse_within_the_year
from activities.step import step
from records.enrollment import Enrollment
from records.staff import Staff
from workflows.steps.enrollment import gathering as contract
from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.step import Told


@step(contract.RECEIVE_APPLICATION, refuse=as_it_stands)
def receive_application(doing: Doing, told: Told) -> EnrollmentAnswer:
    """The SOC 426 was handed in in person: says who it is, and whether the law lets this person enroll.

    Handed in again, it corrects what was written down; a number or a name that changed is checked anew.
    """
    said = submissions.payload(doing, told)
    row = enrollment_of(doing)
    received_on = day_of(doing, said, "received_on", "The form")
    if row.ssn_cipher is None:
        raise Refused("Write down the number of the Social Security card. The card is seen when the form is handed in.")
    again = row.application_received_on is not None
    who.settle(doing, row, said)
    refuse_within_the_year(doing, row)
    row.application_received_on = min(received_on, row.application_received_on or received_on)
    row.identity_document = said.get("identity_document")
    row.ssn_card_seen, row.work_authorized = bool(said["ssn_card_seen"]), bool(said["work_authorized"])
    row.work_permit_until = submissions.day_or_none(said.get("work_permit_until"))
    _carry(doing, told, row)
    allowed = decide(doing, APPLICANT, doing.today, applicant_facts(row))
    if not allowed.needs and not allowed["may_enroll"]:
        raise Refused(" ".join(reason.says for reason in allowed.answer.because))
    timeline.paper(doing, told, "soc_426", "Provider enrollment form", received_on)
    kind = "enrollment_form_corrected" if again else "enrollment_form_received"
    timeline.happened(doing, kind, told, received_on=received_on, decision_id=allowed.decision_id)
    return answer(doing, "received", rings=time_it(doing, row))


def _carry(doing: Doing, told: Told, row: Enrollment) -> None:
    """Whoever takes the form carries the enrollment from then on, if it is their work and nobody does."""
    staff = doing.session.get(Staff, told.by) if told.by else None
    if row.worker_id is None and staff and "caseworker" in staff.role_names and staff.county_code == row.county_code:
        row.worker_id = staff.id


@step(contract.TAKE_FINGERPRINTS, refuse=as_it_stands)
def take_fingerprints(doing: Doing, told: Told) -> EnrollmentAnswer:
    """Live Scan was done; the Department of Justice is asked at once."""
    said = submissions.payload(doing, told)
    row = enrollment_of(doing)
    if row.background not in ("not_asked", "asked", "delayed"):
        raise Refused("The Department of Justice has answered. Fingerprints are not taken again.")
    row.fingerprints_taken_on = day_of(doing, said, "taken_on", "The fingerprints")
    timeline.happened(doing, "fingerprints_taken", told, taken_on=row.fingerprints_taken_on)
    ask_justice(doing, row, said.get("ati"))
    return answer(doing, "taken", rings=[*time_it(doing, row), *chase_ring(doing)])


@step(contract.ATTEND_ORIENTATION, refuse=as_it_stands)
def attend_orientation(doing: Doing, told: Told) -> EnrollmentAnswer:
    """The orientation was attended; said again with an earlier day, the earlier day counts."""
    said = submissions.payload(doing, told)
    row = enrollment_of(doing)
    row.orientation_attended_on = _earliest(row.orientation_attended_on, doing, said, "attended_on", "The orientation")
    row.orientation_how = said["how"]
    timeline.happened(doing, "orientation_attended", told, attended_on=said["attended_on"], how=said["how"])
    return _done(doing, "attended", row)


@step(contract.SIGN_AGREEMENT, refuse=as_it_stands)
def sign_agreement(doing: Doing, told: Told) -> EnrollmentAnswer:
    """The provider signed the SOC 846."""
    said = submissions.payload(doing, told)
    row = enrollment_of(doing)
    row.agreement_signed_on = _earliest(row.agreement_signed_on, doing, said, "signed_on", "The agreement")
    timeline.paper(doing, told, "soc_846", "Provider enrollment agreement", submissions.day(said["signed_on"]))
    timeline.happened(doing, "agreement_signed", told, signed_on=said["signed_on"])
    return _done(doing, "signed", row)


def _done(doing: Doing, outcome: str, row: Enrollment) -> EnrollmentAnswer:
    return answer(doing, outcome, rings=time_it(doing, row))


def day_of(doing: Doing, said: dict[str, Any], name: str, what: str) -> dt.date:
    """A day on which something happened: not one that has not come yet."""
    day = submissions.day(said[name])
    if day > doing.today:
        raise Refused(f"{what}: the day has not come yet. Check the year.")
    return day


def _earliest(before: dt.date | None, doing: Doing, said: dict[str, Any], name: str, what: str) -> dt.date:
    day = day_of(doing, said, name, what)
    return day if before is None else min(before, day)
