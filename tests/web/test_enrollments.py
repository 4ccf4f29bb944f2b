"""Staff pages of providers: list, beginning, the page of one, and the forms of its steps."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.access_log import AccessLog
from records.clock import county_today, now
from records.clocks import Clock
from records.enrolling import Soc426, begin_enrollment
from records.enrollment import STATUSES, Enrollment, EnrollmentStatus, PartnerInquiry
from records.outbox import OutboxMessage
from records.person import Person
from records.place import Unit
from records.secrets import blind_index, seal, unseal
from records.staff import Staff
from records.submission import Submission
from records.task import Task
from tests.web.conftest import Visitor

As = Callable[[str], Visitor]
BORN = {"birth_date.month": "6", "birth_date.day": "2", "birth_date.year": "1988"}
PAGES = ("form", "fingerprints", "orientation", "agreement", "designation", "ssn-check", "list-check", "background")


def begun(session: Session, county: str = "34", number: str | None = "219099998", **changed: Any) -> Enrollment:
    """An enrollment; `changed` are its columns."""
    names = {"first_name": "Rosa", "last_name": "Delgado", "birth_date": dt.date(1988, 6, 2)}
    told = {name: changed.pop(name, value) for name, value in names.items()}
    row = begin_enrollment(session, Soc426(county_code=county, ssn=number, **told), "in_person", None, now())
    for name, value in changed.items():
        setattr(row, name, value)
    session.commit()
    return row


def text(answer: Any, status: int = 200) -> str:
    """The page that came back."""
    page: str = answer.get_data(as_text=True)
    assert answer.status_code == status, page
    return page


@pytest.fixture
def rosa(session: Session, staff: dict[str, Staff]) -> Enrollment:
    """Rosa Delgado of Sacramento has just begun."""
    return begun(session)


# The list


def test_the_list_begins_with_those_who_are_not_complete_and_holds_every_standing(
    session: Session, as_role: As, rosa: Enrollment
) -> None:
    begun(session, number=None, last_name="Okafor", status="enrolled")
    worker = as_role("caseworker")
    first = text(worker.get("/enrollments"))
    assert "Delgado" in first
    assert "Okafor" not in first
    assert "Okafor" in text(worker.get("/enrollments?status=enrolled"))
    everybody = text(worker.get("/enrollments?status=all&sort=-name"))
    assert everybody.index("Okafor") < everybody.index("Delgado")


@pytest.mark.parametrize("missing", ["form", "fingerprints", "orientation", "agreement", "ssn", "list", "background"])
def test_the_list_shows_who_misses_what(session: Session, as_role: As, rosa: Enrollment, missing: str) -> None:
    today = county_today()
    begun(
        session,
        number=None,
        last_name="Okafor",
        application_received_on=today,
        fingerprints_taken_on=today,
        orientation_attended_on=today,
        agreement_signed_on=today,
        ssn_standing="verified",
        list_standing="clear",
        background="clear",
    )
    page = text(as_role("caseworker").get(f"/enrollments?missing={missing}"))
    assert "Delgado" in page
    assert "Okafor" not in page


def test_the_list_finds_by_number_whatever_the_standing(session: Session, as_role: As, rosa: Enrollment) -> None:
    rosa.status = "terminated"
    session.commit()
    typed = rosa.enrollment_number.lower().replace("-", "")
    assert "Delgado" in text(as_role("caseworker").get(f"/enrollments?number={typed}"))


def test_the_list_sorts_by_the_clock_that_runs_out_first(session: Session, as_role: As, rosa: Enrollment) -> None:
    later = begun(session, number=None, last_name="Okafor")
    for row, days in ((rosa, 40), (later, 3)):
        due = county_today() + dt.timedelta(days=days)
        session.add(
            Clock(
                enrollment_id=row.id,
                county_code="34",
                question="deadline.enrollment",
                starts_on=county_today(),
                due_on=due,
                cite="ACIN I-30-19",
            )
        )
    session.commit()
    worker = as_role("caseworker")
    page = text(worker.get("/enrollments"))
    assert page.index("Okafor") < page.index("Delgado")
    assert "Delgado" not in text(worker.get("/enrollments?due=7"))


def test_another_county_sees_neither_the_list_nor_the_page(as_role: As, rosa: Enrollment) -> None:
    stranger = as_role("yolo")
    assert "Delgado" not in text(stranger.get("/enrollments?status=all"))
    assert stranger.get(f"/enrollments/{rosa.id}").status_code == 404
    assert {stranger.get(f"/enrollments/{rosa.id}/{page}").status_code for page in PAGES} == {404}


# The page of one


@pytest.mark.parametrize("status", STATUSES)
def test_the_page_opens_in_every_standing_and_draws_where_it_is(
    session: Session, as_role: As, rosa: Enrollment, status: str
) -> None:
    rosa.status = status
    session.add(
        EnrollmentStatus(
            enrollment_id=rosa.id,
            status=status,
            before="pending",
            cause="all_done",
            since=county_today(),
            at=now(),
        )
    )
    session.commit()
    page = text(as_role("caseworker").get(f"/enrollments/{rosa.id}"))
    assert page.count("is here") == 1
    assert "standings__box--here" in page


def test_the_page_says_what_is_missing_and_what_partners_said(session: Session, as_role: As, rosa: Enrollment) -> None:
    rosa.ssn_standing, rosa.application_received_on = "mismatch", county_today()
    session.add(
        PartnerInquiry(
            enrollment_id=rosa.id,
            partner="ssn",
            reference="A" * 24,
            asked_at=now(),
            answered_at=now(),
            answered_by="partner",
            answer="mismatch",
        )
    )
    session.commit()
    page = text(as_role("caseworker").get(f"/enrollments/{rosa.id}"))
    assert "Compare the card and correct it" in page
    assert f"/enrollments/{rosa.id}/fingerprints" in page
    main = page[page.index("<main") : page.index("</main>")]
    assert main.count('class="usa-button"') == 1


def test_the_whole_number_is_not_on_the_page_and_asking_for_it_is_written_down(
    session: Session, as_role: As, rosa: Enrollment
) -> None:
    worker = as_role("caseworker")
    page = text(worker.get(f"/enrollments/{rosa.id}"))
    assert "219-09-9998" not in page
    assert "219099998" not in page
    assert "9998" in page
    assert "219-09-9998" in text(worker.post(f"/people/numbers/enrollment/{rosa.id}"))
    looks = session.scalars(select(AccessLog.what).where(AccessLog.enrollment_id == rosa.id)).all()
    assert set(looks) == {"enrollment", "ssn"}


def test_a_task_of_an_enrollment_leads_to_its_page_and_names_the_provider(
    session: Session, as_role: As, staff: dict[str, Staff], rosa: Enrollment
) -> None:
    task = Task(
        kind="enter_ssn_check",
        enrollment_id=rosa.id,
        county_code="34",
        role="caseworker",
        assignee_id=staff["caseworker"].id,
        due_on=county_today(),
        opened_at=now(),
    )
    session.add(task)
    session.commit()
    worker = as_role("caseworker")
    for path in ("/tasks", "/"):
        page = text(worker.get(path))
        assert f"/enrollments/{rosa.id}/ssn-check" in page
        assert "Delgado" in page
    assert "Enter the SSN check" in text(worker.get(f"/enrollments/{rosa.id}"))
    assert f"/enrollments/{rosa.id}" in text(worker.get(f"/tasks/{task.id}"))


# Beginning


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


# The forms of the steps


def submission(session: Session, kind: str) -> Submission:
    return session.scalars(select(Submission).where(Submission.kind == kind)).one()


def test_every_form_opens(as_role: As, rosa: Enrollment) -> None:
    worker = as_role("caseworker")
    for page in (*PAGES, "extension", "move"):
        text(worker.get(f"/enrollments/{rosa.id}/{page}"))


@pytest.mark.parametrize(
    ("page", "kind", "fields"),
    [
        ("fingerprints", "take_fingerprints", {"taken_on": "2026-01-05", "ati": "A1"}),
        ("orientation", "attend_orientation", {"attended_on": "2026-01-05", "how": "online"}),
        ("agreement", "sign_agreement", {"signed_on": "2026-01-05"}),
        ("ssn-check", "answer_ssn", {"answer": "verified", "proof": "SSA letter"}),
        ("list-check", "answer_list", {"answer": "clear", "proof": "list of 5 January"}),
        ("background", "answer_background", {"answer": "record", "notice_on": "2026-01-05", "proof": "notice"}),
        ("extension", "extend_enrollment", {"reason": "illness", "explanation": "In hospital."}),
        ("move", "move_county", {"county_code": "57", "moved_on": "2026-01-05"}),
    ],
)
def test_a_form_is_said_to_the_process(
    session: Session,
    as_role: As,
    rosa: Enrollment,
    staff: dict[str, Staff],
    page: str,
    kind: str,
    fields: dict[str, str],
) -> None:
    answer = as_role("caseworker").post(f"/enrollments/{rosa.id}/{page}", fields)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    said = submission(session, kind)
    assert (said.enrollment_id, said.staff_id) == (rosa.id, staff["caseworker"].id)
    assert {name: said.payload[name] for name in fields} == fields


@pytest.mark.parametrize("page", ["fingerprints", "orientation", "agreement", "ssn-check", "background", "extension"])
def test_an_empty_form_stays_with_its_sentences(session: Session, as_role: As, rosa: Enrollment, page: str) -> None:
    text(as_role("caseworker").post(f"/enrollments/{rosa.id}/{page}", {}), 422)
    assert not session.scalars(select(Submission).where(Submission.kind != "begin_enrollment")).all()


def test_the_form_handed_in_writes_the_number_on_the_row_and_in_no_submission(
    session: Session, as_role: As, rosa: Enrollment
) -> None:
    fields = {
        "received_on": "2026-01-05",
        "first_name": "Rosa",
        "last_name": "Delgado Ruiz",
        "ssn": "219-09-7777",
        "identity_document": "passport",
        "ssn_card_seen": "yes",
        "work_authorized": "yes",
        **BORN,
    }
    answer = as_role("caseworker").post(f"/enrollments/{rosa.id}/form", fields)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    session.refresh(rosa)
    assert (rosa.last_name, rosa.ssn_index) == ("Delgado Ruiz", blind_index("219097777"))
    said = submission(session, "receive_application")
    assert said.payload == {
        "received_on": "2026-01-05",
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
    fields = {
        "received_on": "2026-01-05",
        "first_name": "Rosa",
        "last_name": "Delgado",
        "identity_document": "passport",
        "ssn_card_seen": "yes",
        "work_authorized": "yes",
        "person": str(person.id),
        **BORN,
    }
    assert worker.post(f"/enrollments/{rosa.id}/form", fields).status_code == 303
    assert submission(session, "receive_application").payload["person_id"] == person.id


def test_once_it_is_enrolled_the_form_changes_no_name(session: Session, as_role: As, rosa: Enrollment) -> None:
    rosa.status, rosa.application_received_on, rosa.ssn_standing = "enrolled", county_today(), "verified"
    session.commit()
    worker = as_role("caseworker")
    assert "can be corrected when" in text(worker.get(f"/enrollments/{rosa.id}/form"))
    fields = {
        "received_on": "2026-01-05",
        "first_name": "Somebody",
        "last_name": "Else",
        "identity_document": "passport",
        "ssn_card_seen": "yes",
        "work_authorized": "yes",
        **BORN,
    }
    worker.post(f"/enrollments/{rosa.id}/form", fields)
    session.refresh(rosa)
    assert rosa.last_name == "Delgado"


def test_a_designation_names_a_case_within_reach(session: Session, as_role: As, rosa: Enrollment) -> None:
    fields = {
        "case_number": "1000009",
        "designated_on": "2026-01-05",
        "relationship": "child",
        "lives_together": "yes",
    }
    page = text(as_role("caseworker").post(f"/enrollments/{rosa.id}/designation", fields), 422)
    assert "No case within your reach has this number." in page
    assert 'value="1000009"' in page


def test_a_provider_of_another_county_is_taken_over_by_the_number(
    session: Session, as_role: As, staff: dict[str, Staff]
) -> None:
    elsewhere = begun(session, "57")
    worker = as_role("caseworker")
    wrong = text(worker.post("/enrollments/take-over", {"number": "34-AAAA-AAAA", "moved_on": "2026-01-05"}), 422)
    assert "No open enrollment has this number." in wrong
    sent = {"number": elsewhere.enrollment_number, "moved_on": "2026-01-05"}
    assert worker.post("/enrollments/take-over", sent).status_code == 303
    said = submission(session, "move_county")
    assert (said.enrollment_id, said.payload["county_code"]) == (elsewhere.id, "34")


@pytest.mark.parametrize("role", ["policy_analyst", "administrator"])
def test_a_role_without_clients_opens_none_of_these(as_role: As, rosa: Enrollment, role: str) -> None:
    visitor = as_role(role)
    assert {visitor.get(path).status_code for path in ("/enrollments", f"/enrollments/{rosa.id}")} == {403}


def test_the_search_on_top_finds_providers_by_name_and_number(as_role: As, rosa: Enrollment) -> None:
    worker = as_role("caseworker")
    assert "Delgado, Rosa" in text(worker.post("/search", {"sought": "rosa delgado"}))
    straight = worker.post("/search", {"sought": rosa.enrollment_number})
    assert straight.location == f"/enrollments/{rosa.id}"


def test_an_enrollment_waits_in_the_unit_for_providers(session: Session, as_role: As, staff: dict[str, Staff]) -> None:
    unit = Unit(county_code="34", name="Providers", kind="providers")
    session.add(unit)
    session.commit()
    as_role("intake_clerk").post("/enrollments/new/form", form_of(channel="mail"))
    row = session.scalars(select(Enrollment)).one()
    assert (row.unit_id, row.worker_id) == (unit.id, None)
