"""An application is registered whole or not at all, once, and says nothing of the person where it should not."""

import datetime as dt
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from records.application import Application
from records.confirmation import read_confirmation
from records.event import Event
from records.outbox import OutboxMessage
from records.registering import Soc295, register
from records.secrets import unseal
from records.staff import Staff
from records.submission import AlreadySaid, Submission
from tests.records.offices import NOON, TODAY, open_offices
from workflows.messages import intake_id

FORM = Soc295(
    county_code="34",
    first_name="Ágnes",
    last_name="de la Cruz",
    requested_on=dt.date(2026, 4, 13),
    birth_date=dt.date(1950, 3, 7),
    ssn="219099999",
    phone="9165550100",
    details={"household": [{"name": "Ana", "birth_date": "1990-01-02"}]},
)


@pytest.fixture
def clerk(session: Session) -> Staff:
    return open_offices(session)["cleo"]


def test_the_row_the_event_and_the_message_are_written_together(session: Session, clerk: Staff) -> None:
    made = register(session, FORM, "mail", clerk.id, NOON)
    session.commit()
    [event] = session.scalars(select(Event))
    [message] = session.scalars(select(OutboxMessage))
    assert (made.status, made.requested_on, made.registered_by_id) == ("pending", dt.date(2026, 4, 13), clerk.id)
    assert (event.kind, event.application_id, event.staff_id) == ("registered", made.id, clerk.id)
    assert (message.kind, message.workflow_id) == ("begin", intake_id(made.id))
    assert message.payload == {
        "application_id": made.id,
        "requested_on": "2026-04-13",
        "at": NOON.isoformat(),
    }


def test_nothing_is_left_when_the_transaction_fails(session: Session, clerk: Staff) -> None:
    session.commit()
    register(session, FORM, "phone", clerk.id, NOON)
    session.rollback()
    for table in (Application, Submission, Event, OutboxMessage):
        assert session.scalar(select(func.count()).select_from(table)) == 0


def test_the_number_can_be_read_back(session: Session, clerk: Staff) -> None:
    made = register(session, FORM, "phone", clerk.id, NOON)
    assert made.confirmation_number.startswith("34-")
    assert read_confirmation(made.confirmation_number.lower().replace("-", " ")) == made.confirmation_number


def test_the_ssn_is_sealed_and_stands_nowhere_else(session: Session, clerk: Staff) -> None:
    made = register(session, FORM, "phone", clerk.id, NOON)
    [said] = session.scalars(select(Submission))
    assert made.ssn_cipher is not None
    assert unseal(made.ssn_cipher) == "219099999"
    assert b"219099999" not in made.ssn_cipher
    assert "219099999" not in json.dumps(said.payload)
    assert said.payload["ssn_given"] is True
    assert "219099999" not in repr(FORM)


def test_an_application_without_an_ssn_is_taken(session: Session, clerk: Staff) -> None:
    made = register(session, Soc295("34", "Ana", "Li", TODAY), "phone", clerk.id, NOON)
    assert (made.ssn_cipher, made.ssn_index) == (None, None)


def test_pressing_twice_registers_once_and_leads_to_the_first(session: Session, clerk: Staff) -> None:
    made = register(session, FORM, "phone", clerk.id, NOON, form_key="a" * 32)
    session.commit()
    with pytest.raises(AlreadySaid) as again:
        register(session, FORM, "phone", clerk.id, NOON, form_key="a" * 32)
    assert again.value.first.application_id == made.id
    assert session.scalar(select(func.count()).select_from(Application)) == 1


def test_new_applications_go_to_the_intake_unit_of_their_county(session: Session, clerk: Staff) -> None:
    assert register(session, FORM, "phone", clerk.id, NOON).unit_id == clerk.unit_id


def test_two_racing_clicks_register_once(engine: Engine, session: Session, clerk: Staff) -> None:
    session.commit()
    made: list[int] = []

    def click() -> None:
        with Session(engine) as own:
            try:
                application = register(own, FORM, "phone", clerk.id, NOON, form_key="r" * 32)
                own.commit()
                made.append(application.id)
            except AlreadySaid as again:
                made.append(again.first.application_id or 0)

    with ThreadPoolExecutor(8) as pool:
        for _click in range(8):
            pool.submit(click)
    assert len(made) == 8
    assert len(set(made)) == 1
    assert session.scalar(select(func.count()).select_from(OutboxMessage)) == 1
