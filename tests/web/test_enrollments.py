"""Staff pages of providers: the list, the page of one, who sees them."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.access_log import AccessLog
from records.clock import county_today, now
from records.clocks import Clock
from records.enrollment import STATUSES, Enrollment, EnrollmentStatus, PartnerInquiry
from records.staff import Staff
from records.task import Task
from tests.web.desk_of_providers import PAGES, As, begun, text
from web.staff.event_words import WORDS, says

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


@pytest.mark.parametrize("role", ["policy_analyst", "administrator"])
def test_a_role_without_clients_opens_none_of_these(as_role: As, rosa: Enrollment, role: str) -> None:
    visitor = as_role(role)
    assert {visitor.get(path).status_code for path in ("/enrollments", f"/enrollments/{rosa.id}")} == {403}


def test_the_search_on_top_finds_providers_by_name_and_number(as_role: As, rosa: Enrollment) -> None:
    worker = as_role("caseworker")
    assert "Delgado, Rosa" in text(worker.post("/search", {"sought": "rosa delgado"}))
    straight = worker.post("/search", {"sought": rosa.enrollment_number})
    assert straight.location == f"/enrollments/{rosa.id}"


def test_a_change_of_standing_is_told_in_the_words_of_the_page(app: Flask) -> None:
    with app.test_request_context():
        told = says({"cause": "time_ran_out", "before": "pending", "status": "lapsed", "since_on": "2020-05-01"}, WORDS)
    assert told == "Time ran out · before: not complete · now time ran out · since 1 May 2020"
