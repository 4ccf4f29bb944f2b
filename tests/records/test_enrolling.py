"""An enrollment is begun whole or not at all, once, and says nothing of the person where it should not."""

import datetime as dt

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from records.confirmation import read_confirmation
from records.enrolling import Soc426, begin_enrollment, begun_by
from records.enrollment import Enrollment
from records.event import Event
from records.outbox import OutboxMessage
from records.place import Unit
from records.secrets import unseal
from records.staff import Staff
from records.submission import AlreadySaid, Submission
from tests.records.offices import NOON, TODAY, open_offices

FORM = Soc426(
    county_code="34",
    first_name="Rosa",
    last_name="Delgado Núñez",
    birth_date=dt.date(1988, 6, 2),
    ssn="219099998",
    phone="9165550111",
    spoken_language="es",
)


@pytest.fixture
def clerk(session: Session) -> Staff:
    return open_offices(session)["cleo"]


def test_the_row_the_event_and_the_message_are_written_together(session: Session, clerk: Staff) -> None:
    made = begin_enrollment(session, FORM, "in_person", clerk.id, NOON)
    session.commit()
    [event] = session.scalars(select(Event))
    [message] = session.scalars(select(OutboxMessage))
    assert (made.status, made.status_since, made.begun_by_id) == ("pending", TODAY, clerk.id)
    assert (event.kind, event.enrollment_id, event.params) == (
        "enrollment_begun",
        made.id,
        {"channel": "in_person"},
    )
    assert (message.workflow, message.workflow_id) == ("ProviderEnrollment", f"enrollment-{made.id}")
    assert message.payload == {"enrollment_id": made.id, "at": NOON.isoformat()}


def test_nothing_is_left_when_the_transaction_fails(session: Session, clerk: Staff) -> None:
    session.commit()
    begin_enrollment(session, FORM, "in_person", clerk.id, NOON)
    session.rollback()
    for table in (Enrollment, Submission, Event, OutboxMessage):
        assert session.scalar(select(func.count()).select_from(table)) == 0


def test_the_same_form_sent_twice_begins_one_enrollment(session: Session, clerk: Staff) -> None:
    first = begin_enrollment(session, FORM, "in_person", clerk.id, NOON, "k" * 20)
    session.commit()
    with pytest.raises(AlreadySaid) as again:
        begin_enrollment(session, FORM, "in_person", clerk.id, NOON, "k" * 20)
    assert again.value.first.enrollment_id == first.id == begun_by(session, "k" * 20)


def test_the_ssn_is_sealed_and_stands_in_no_submission(session: Session, clerk: Staff) -> None:
    made = begin_enrollment(session, FORM, "online", None, NOON)
    [said] = session.scalars(select(Submission))
    assert made.ssn_cipher is not None
    assert unseal(made.ssn_cipher) == "219099998"
    assert said.payload["ssn_given"] is True
    assert "219099998" not in str(said.payload)


def test_the_number_can_be_read_over_the_telephone(session: Session, clerk: Staff) -> None:
    made = begin_enrollment(session, FORM, "in_person", clerk.id, NOON)
    assert read_confirmation(made.enrollment_number.lower().replace("-", " ")) == made.enrollment_number


def test_it_waits_in_the_unit_for_providers_where_the_county_has_one(session: Session, clerk: Staff) -> None:
    unit = Unit(county_code="34", name="Providers", kind="providers")
    session.add(unit)
    session.flush()
    assert begin_enrollment(session, FORM, "in_person", clerk.id, NOON).unit_id == unit.id
