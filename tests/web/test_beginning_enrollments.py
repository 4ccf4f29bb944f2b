"""Beginning an enrollment at the desk: search first, once, and little told of other counties."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import now
from records.enrollment import Enrollment
from records.outbox import OutboxMessage
from records.person import Person
from records.place import Unit
from records.secrets import unseal
from records.staff import Staff
from tests.web.desk_of_providers import BORN, As, begun, text


def form_of(**more: str) -> dict[str, str]:
    return {
        "channel": "in_person",
        "county_code": "34",
        "first_name": "Rosa",
        "last_name": "Delgado",
        "ssn": "219-09-9998",
        **BORN,
        **more,
    }


def test_an_enrollment_is_begun_after_a_search(session: Session, as_role: As, staff: dict[str, Staff]) -> None:
    worker = as_role("caseworker")
    found = text(worker.post("/enrollments/new", {"last_name": "Delgado", **BORN}))
    assert "Nobody like this is known" in found
    answer = worker.post("/enrollments/new/form", form_of())
    row = session.scalars(select(Enrollment)).one()
    assert answer.status_code == 303
    assert answer.location == f"/enrollments/{row.id}/form"
    assert (row.last_name, row.worker_id) == ("Delgado", staff["caseworker"].id)
    assert row.ssn_cipher is not None
    assert unseal(row.ssn_cipher) == "219099998"
    message = session.scalars(select(OutboxMessage)).one()
    assert (message.workflow, message.workflow_id) == ("ProviderEnrollment", f"enrollment-{row.id}")


def test_pressed_twice_it_is_begun_once(session: Session, as_role: As, staff: dict[str, Staff]) -> None:
    worker = as_role("caseworker")
    fields = {**form_of(), "form_key": "k" * 32}
    first, second = worker.post("/enrollments/new/form", fields), worker.post("/enrollments/new/form", fields)
    assert len(session.scalars(select(Enrollment)).all()) == 1
    assert first.status_code == second.status_code == 303


def test_who_has_an_enrollment_is_shown_before_a_second_one_is_made(
    session: Session, as_role: As, rosa: Enrollment
) -> None:
    worker = as_role("caseworker")
    page = text(worker.post("/enrollments/new/form", form_of()), 422)
    assert "Somebody like this is known" in page
    assert rosa.enrollment_number in page
    assert "219-09-9998" in page  # what was typed is kept
    assert len(session.scalars(select(Enrollment)).all()) == 1
    worker.post("/enrollments/new/form", form_of(seen=f"e{rosa.id}"))
    assert len(session.scalars(select(Enrollment)).all()) == 2


def test_of_another_county_little_is_told(session: Session, as_role: As, staff: dict[str, Staff]) -> None:
    elsewhere = begun(session, "57")
    page = text(as_role("caseworker").post("/enrollments/new", {"last_name": "Delgado", **BORN}))
    assert "Yolo" in page
    assert elsewhere.enrollment_number not in page
    assert f"/enrollments/{elsewhere.id}" not in page


def test_a_recipient_fills_in_the_form(session: Session, as_role: As, staff: dict[str, Staff]) -> None:
    row = begun(session)
    row.person = Person(
        first_name="Rosa", last_name="Delgado", birth_date=dt.date(1988, 6, 2), street="4 Oak Ave", made_at=now()
    )
    session.commit()
    page = text(as_role("caseworker").get(f"/enrollments/new/form?person={row.person_id}"))
    assert "4 Oak Ave" in page


def test_a_form_without_a_birth_date_says_so_beside_the_field(as_role: As, staff: dict[str, Staff]) -> None:
    fields = {name: value for name, value in form_of().items() if not name.startswith("birth_date")}
    page = text(as_role("caseworker").post("/enrollments/new/form", fields), 422)
    assert "Ask for the date of birth." in page
    assert 'value="Delgado"' in page


def test_an_enrollment_waits_in_the_unit_for_providers(session: Session, as_role: As, staff: dict[str, Staff]) -> None:
    unit = Unit(county_code="34", name="Providers", kind="providers")
    session.add(unit)
    session.commit()
    as_role("intake_clerk").post("/enrollments/new/form", form_of(channel="mail"))
    row = session.scalars(select(Enrollment)).one()
    assert (row.unit_id, row.worker_id) == (unit.id, None)
