"""Registering an application: the row, what was said, the timeline, and the message that begins its intake, at once.

AB 1021 and ACL 18-30: the confirmation number is given before the call ends. No SSN is no reason to refuse
(ACIN I-70-23).
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.application import Application
from records.beginning import columns_of, first_unit, payload_of, unused_number
from records.confirmation import new_confirmation
from records.event import Event
from records.outbox import post_begin
from records.submission import Submission, say

WORKFLOW = "ApplicationIntake"


@dataclass(frozen=True)
class Soc295:
    """An application form as told. `requested_on` is the protected date; `ssn` is nine digits, never kept open."""

    county_code: str
    first_name: str
    last_name: str
    requested_on: dt.date
    middle_name: str | None = None
    birth_date: dt.date | None = None
    ssn: str | None = field(default=None, repr=False)
    cin: str | None = None
    street: str | None = None
    city: str | None = None
    zip_code: str | None = None
    phone: str | None = None
    email: str | None = None
    spoken_language: str = "en"
    written_language: str = "en"
    details: dict[str, Any] = field(default_factory=dict)


def register(
    session: Session,
    form: Soc295,
    channel: str,
    staff_id: int | None,
    at: dt.datetime,
    form_key: str | None = None,
) -> Application:
    """Write an application with everything that belongs to it, in the caller's transaction.

    `staff_id` is none when the applicant did it. Raises AlreadySaid when this form was sent before;
    its `first.application_id` is the application made then.
    """
    said = say(
        session,
        kind="register",
        form_key=form_key or uuid.uuid4().hex,
        subject=None,
        staff_id=staff_id,
        said_at=at,
        payload=payload_of(form, channel),
    )
    application = _row(form, channel, staff_id, at)
    _number(session, [application], form.county_code)
    session.add(application)
    session.flush()
    said.application_id = application.id
    _tell(session, application, said)
    session.flush()
    return application


def _row(form: Soc295, channel: str, staff_id: int | None, at: dt.datetime) -> Application:
    return Application(
        **columns_of(form),
        channel=channel,
        registered_at=at,
        registered_by_id=staff_id,
        touched_at=at,
    )


def register_many(
    session: Session, forms: Mapping[str, Soc295], channel: str, staff_id: int | None, at: dt.datetime
) -> dict[str, int]:
    """Register many forms of one county by their form keys, in few statements; gives the application of each key.

    A form that was sent before keeps the application made then. The caller holds off others who send the same keys.
    """
    before = select(Submission.form_key, Submission.application_id).where(Submission.form_key.in_(forms))
    ids = {key: application_id for key, application_id in session.execute(before) if application_id is not None}
    new = {key: form for key, form in forms.items() if key not in ids}
    rows = {key: _row(form, channel, staff_id, at) for key, form in new.items()}
    for county_code in {form.county_code for form in new.values()}:
        _number(session, [row for row in rows.values() if row.county_code == county_code], county_code)
    session.add_all(rows.values())
    session.flush()
    said = {
        key: Submission(
            kind="register", form_key=key, staff_id=staff_id, said_at=at, payload=payload_of(new[key], channel)
        )
        for key in rows
    }
    for key, submission in said.items():
        submission.application_id = rows[key].id
    session.add_all(said.values())
    session.flush()
    for key, row in rows.items():
        _tell(session, row, said[key])
    session.flush()
    return {**ids, **{key: row.id for key, row in rows.items()}}


def _number(session: Session, rows: list[Application], county_code: str) -> None:
    """Give applications of one county their confirmation numbers and their unit."""
    unit = first_unit(session, county_code, "intake")
    numbers = {new_confirmation(county_code) for _row in rows}
    taken = set(
        session.scalars(select(Application.confirmation_number).where(Application.confirmation_number.in_(numbers)))
    )
    unused = numbers - taken
    while len(unused) < len(rows):
        unused.add(unused_number(session, Application.confirmation_number, county_code))
    for row, number in zip(rows, unused, strict=True):
        row.unit_id, row.confirmation_number = unit, number


def _tell(session: Session, application: Application, said: Submission) -> None:
    """What every registration brings with it: its place on the timeline, and the message that begins its workflow."""
    requested_on = application.requested_on.isoformat()
    session.add(
        Event(
            application_id=application.id,
            at=said.said_at,
            staff_id=said.staff_id,
            kind="registered",
            params={"channel": application.channel, "requested_on": requested_on},
            submission_id=said.id,
        )
    )
    began = {"application_id": application.id, "requested_on": requested_on, "at": said.said_at.isoformat()}
    post_begin(session, WORKFLOW, f"application-{application.id}", began)


def registered_by(session: Session, form_key: str) -> int | None:
    """The application that a form made when it was sent before."""
    said = select(Submission.application_id).where(Submission.form_key == form_key, Submission.kind == "register")
    return session.scalar(said)
