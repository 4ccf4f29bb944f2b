"""The forms of an enrollment's steps: said to its process, with errors beside their fields."""

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import county_today, now
from records.enrollment import Enrollment
from records.person import Person
from records.secrets import blind_index, seal
from records.staff import Staff
from records.submission import Submission
from tests.web.desk_of_providers import PAGES, As, begun, handed_in, submission, text

LATELY, LONG_AGO = dt.timedelta(days=5), dt.timedelta(days=200)


def typed(fields: dict[str, Any]) -> dict[str, str]:
    """A form as it is typed today: a length of time stands for the day that lies so far back."""
    today = county_today()
    return {
        name: (today - value).isoformat() if isinstance(value, dt.timedelta) else value
        for name, value in fields.items()
    }


def test_every_form_opens(as_role: As, rosa: Enrollment) -> None:
    worker = as_role("caseworker")
    opened = {page: worker.get(f"/enrollments/{rosa.id}/{page}").status_code for page in (*PAGES, "extension", "move")}
    assert set(opened.values()) == {200}, opened


@pytest.mark.parametrize(
    ("page", "kind", "fields"),
    [
        ("fingerprints", "take_fingerprints", {"taken_on": LATELY, "ati": "A1"}),
        ("orientation", "attend_orientation", {"attended_on": LATELY, "how": "online"}),
        ("agreement", "sign_agreement", {"signed_on": LATELY}),
        ("ssn-check", "answer_ssn", {"answer": "verified", "proof": "SSA letter"}),
        ("list-check", "answer_list", {"answer": "clear", "proof": "list of 5 January"}),
        ("background", "answer_background", {"answer": "record", "notice_on": LATELY, "proof": "notice"}),
        ("extension", "extend_enrollment", {"reason": "illness", "explanation": "In hospital."}),
        ("move", "move_county", {"county_code": "57", "moved_on": LATELY}),
    ],
)
def test_a_form_is_said_to_the_process(
    session: Session,
    as_role: As,
    rosa: Enrollment,
    staff: dict[str, Staff],
    page: str,
    kind: str,
    fields: dict[str, Any],
) -> None:
    sent = typed(fields)
    answer = as_role("caseworker").post(f"/enrollments/{rosa.id}/{page}", sent)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    said = submission(session, kind)
    assert (said.enrollment_id, said.staff_id) == (rosa.id, staff["caseworker"].id)
    assert {name: said.payload[name] for name in sent} == sent


@pytest.mark.parametrize("page", ["fingerprints", "orientation", "agreement", "ssn-check", "background", "extension"])
def test_an_empty_form_stays_with_its_sentences(session: Session, as_role: As, rosa: Enrollment, page: str) -> None:
    text(as_role("caseworker").post(f"/enrollments/{rosa.id}/{page}", {}), 422)
    assert not session.scalars(select(Submission).where(Submission.kind != "begin_enrollment")).all()


def test_the_form_handed_in_writes_the_number_on_the_row_and_in_no_submission(
    session: Session, as_role: As, rosa: Enrollment
) -> None:
    fields = handed_in(last_name="Delgado Ruiz", ssn="219-09-7777")
    answer = as_role("caseworker").post(f"/enrollments/{rosa.id}/form", fields)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    session.refresh(rosa)
    assert (rosa.last_name, rosa.ssn_index) == ("Delgado Ruiz", blind_index("219097777"))
    said = submission(session, "receive_application")
    assert said.payload == {
        "received_on": fields["received_on"],
        "identity_document": "passport",
        "ssn_card_seen": True,
        "work_authorized": True,
    }


def test_who_it_is_is_chosen_among_those_who_are_alike(session: Session, as_role: As, rosa: Enrollment) -> None:
    person = Person(
        first_name="Rosa",
        last_name="Delgado",
        birth_date=dt.date(1988, 6, 2),
        ssn_cipher=seal("219099998"),
        ssn_index=blind_index("219099998"),
        made_at=now(),
    )
    session.add(person)
    session.commit()
    worker = as_role("caseworker")
    assert "Who is this?" in text(worker.get(f"/enrollments/{rosa.id}/form"))
    fields = handed_in(person=str(person.id))
    assert worker.post(f"/enrollments/{rosa.id}/form", fields).status_code == 303
    assert submission(session, "receive_application").payload["person_id"] == person.id


def test_once_it_is_enrolled_the_form_changes_no_name(session: Session, as_role: As, rosa: Enrollment) -> None:
    rosa.status, rosa.application_received_on, rosa.ssn_standing = "enrolled", county_today(), "verified"
    session.commit()
    worker = as_role("caseworker")
    assert "can be corrected when" in text(worker.get(f"/enrollments/{rosa.id}/form"))
    worker.post(f"/enrollments/{rosa.id}/form", handed_in(first_name="Somebody", last_name="Else"))
    session.refresh(rosa)
    assert rosa.last_name == "Delgado"


def test_a_designation_names_a_case_within_reach(session: Session, as_role: As, rosa: Enrollment) -> None:
    fields = typed(
        {"case_number": "1000009", "designated_on": LATELY, "relationship": "child", "lives_together": "yes"}
    )
    page = text(as_role("caseworker").post(f"/enrollments/{rosa.id}/designation", fields), 422)
    assert "No case within your reach has this number." in page
    assert 'value="1000009"' in page


def test_a_provider_of_another_county_is_taken_over_by_the_number(
    session: Session, as_role: As, staff: dict[str, Staff]
) -> None:
    elsewhere = begun(session, "57")
    worker = as_role("caseworker")
    sent = typed({"number": elsewhere.enrollment_number, "moved_on": LATELY})
    wrong = text(worker.post("/enrollments/take-over", sent | {"number": "34-AAAA-AAAA"}), 422)
    assert "No open enrollment has this number." in wrong
    assert worker.post("/enrollments/take-over", sent).status_code == 303
    said = submission(session, "move_county")
    assert (said.enrollment_id, said.payload["county_code"]) == (elsewhere.id, "34")


@pytest.mark.parametrize(
    ("page", "kind", "fields"),
    [
        ("fingerprints", "take_fingerprints", {"taken_on": LONG_AGO}),
        ("agreement", "sign_agreement", {"signed_on": LONG_AGO}),
    ],
)
def test_a_first_day_so_long_ago_that_the_time_would_be_over_is_said_twice(
    session: Session, as_role: As, rosa: Enrollment, page: str, kind: str, fields: dict[str, Any]
) -> None:
    worker, address, sent = as_role("caseworker"), f"/enrollments/{rosa.id}/{page}", typed(fields)
    [long_ago] = sent.values()
    asked = text(worker.post(address, sent), 422)
    assert "press the button once more" in asked
    assert f'name="sure" value="{long_ago}"' in asked
    assert not session.scalars(select(Submission).where(Submission.kind == kind)).all()
    assert worker.post(address, {**sent, "sure": long_ago}).status_code == 303
    assert submission(session, kind).payload == sent


def test_a_day_long_ago_is_not_asked_about_where_the_time_runs_from_an_earlier_one(
    session: Session, as_role: As, rosa: Enrollment
) -> None:
    rosa.starts_on = county_today() - LONG_AGO
    session.commit()
    answer = as_role("caseworker").post(f"/enrollments/{rosa.id}/fingerprints", typed({"taken_on": LONG_AGO}))
    assert answer.status_code == 303
