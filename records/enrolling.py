"""Beginning an enrollment: the row, what was said, the timeline, and the message that begins its process, at once.

W&I 12305.81; form SOC 426. Nobody is enrolled by this: who the person is, is said when the form is handed in.
"""

import datetime as dt
import uuid
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.beginning import columns_of, first_unit, payload_of, unused_number
from records.clock import county_day
from records.enrollment import Enrollment
from records.event import Event
from records.outbox import post_begin
from records.submission import Submission, say

WORKFLOW = "ProviderEnrollment"


@dataclass(frozen=True)
class Soc426:
    """An applicant provider as told. `ssn` is nine digits, never kept open."""

    county_code: str
    first_name: str
    last_name: str
    birth_date: dt.date
    middle_name: str | None = None
    ssn: str | None = field(default=None, repr=False)
    street: str | None = None
    city: str | None = None
    zip_code: str | None = None
    phone: str | None = None
    email: str | None = None
    spoken_language: str = "en"
    written_language: str = "en"


def begin_enrollment(
    session: Session,
    form: Soc426,
    channel: str,
    staff_id: int | None,
    at: dt.datetime,
    form_key: str | None = None,
) -> Enrollment:
    """Write an enrollment with everything that belongs to it, in the caller's transaction.

    `staff_id` is none when the applicant did it. Raises AlreadySaid when this form was sent before; its
    `first.enrollment_id` is the enrollment begun then.
    """
    said = say(
        session,
        kind="begin_enrollment",
        form_key=form_key or uuid.uuid4().hex,
        subject=None,
        staff_id=staff_id,
        said_at=at,
        payload=payload_of(form, channel),
    )
    enrollment = _row(form, channel, staff_id, at)
    enrollment.enrollment_number = unused_number(session, Enrollment.enrollment_number, form.county_code)
    enrollment.unit_id = providers_unit(session, form.county_code)
    session.add(enrollment)
    session.flush()
    said.enrollment_id = enrollment.id
    _tell(session, enrollment, said)
    session.flush()
    return enrollment


def _row(form: Soc426, channel: str, staff_id: int | None, at: dt.datetime) -> Enrollment:
    return Enrollment(
        **columns_of(form),
        channel=channel,
        status="pending",
        status_since=county_day(at),
        begun_at=at,
        begun_by_id=staff_id,
        touched_at=at,
    )


def _tell(session: Session, enrollment: Enrollment, said: Submission) -> None:
    """What every beginning brings with it: its place on the timeline, and the message that begins the workflow."""
    session.add(
        Event(
            enrollment_id=enrollment.id,
            at=said.said_at,
            staff_id=said.staff_id,
            kind="enrollment_begun",
            params={"channel": enrollment.channel},
            submission_id=said.id,
        )
    )
    began = {"enrollment_id": enrollment.id, "at": said.said_at.isoformat()}
    post_begin(session, WORKFLOW, f"enrollment-{enrollment.id}", began)


def providers_unit(session: Session, county_code: str) -> int | None:
    """The unit of a county that looks after providers: its own kind, else casework, else its first unit."""
    return first_unit(session, county_code, "providers", "casework")


def begun_by(session: Session, form_key: str) -> int | None:
    """The enrollment that a form began when it was sent before."""
    said = select(Submission.enrollment_id).where(
        Submission.form_key == form_key, Submission.kind == "begin_enrollment"
    )
    return session.scalar(said)
