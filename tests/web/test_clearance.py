"""Clearance: the applicant beside each candidate, in words; the answer travels as ids; the supervisor rules."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from records.access_log import AccessLog
from records.application import Application, Clearance
from records.outbox import OutboxMessage
from records.person import Person
from records.registering import Soc295, register
from records.secrets import blind_index, seal
from records.staff import Staff
from records.submission import Submission
from tests.web.conftest import Visitor

SSN = "219099999"
NOW = dt.datetime(2026, 4, 15, 19, tzinfo=dt.UTC)
Come = Callable[[str], Visitor]


@pytest.fixture
def jose(session: Session, staff: dict[str, Staff]) -> Person:
    made = Person(
        first_name="Jose",
        last_name="Gimenez",
        birth_date=dt.date(1950, 3, 7),
        phone="5305550123",
        ssn_cipher=seal(SSN),
        ssn_index=blind_index(SSN),
        made_at=NOW,
    )
    session.add(made)
    session.commit()
    return made


def applied(session: Session, staff: dict[str, Staff], **told: Any) -> Application:
    usual = {"first_name": "José", "last_name": "Jiménez", "birth_date": dt.date(1950, 3, 7)}
    form = Soc295(**{"county_code": "34", "requested_on": dt.date(2026, 4, 10), **usual, **told})
    made = register(session, form, "phone", staff["intake_clerk"].id, NOW)
    session.commit()
    return made


def path(application: Application) -> str:
    return f"/applications/{application.id}/clearance"


def text(answer: TestResponse) -> str:
    return answer.get_data(as_text=True)


def newest(session: Session) -> Submission:
    session.rollback()
    return session.scalars(select(Submission).order_by(Submission.id.desc())).first() or pytest.fail("nothing was said")


def test_each_point_says_in_words_whether_it_agrees(
    as_role: Come, session: Session, staff: dict[str, Staff], jose: Person
) -> None:
    page = text(as_role("intake_clerk").get(path(applied(session, staff))))
    for words in ("Jose Gimenez", "sounds alike", "same", "ends in 9999", "The rules suggest: ask the supervisor"):
        assert words in page
    assert SSN not in page


def test_nobody_alike_is_suggested_as_a_new_person(as_role: Come, session: Session, staff: dict[str, Staff]) -> None:
    page = text(as_role("intake_clerk").get(path(applied(session, staff))))
    assert "Nobody like this is known." in page
    assert "The rules suggest: new person" in page


def test_the_answer_is_said_with_ids_only(
    as_role: Come, session: Session, staff: dict[str, Staff], jose: Person
) -> None:
    application = applied(session, staff)
    answer = as_role("intake_clerk").post(path(application), {"who": f"p{jose.id}"})
    said = newest(session)
    assert answer.location == f"/applications/{application.id}"
    assert (said.kind, said.payload) == ("clear_person", {"outcome": "same_person", "person_id": jose.id})
    [tell] = session.scalars(select(OutboxMessage).where(OutboxMessage.kind == "tell"))
    assert set(tell.payload) == {"submission_id", "by", "at"}


def test_a_person_who_is_no_candidate_cannot_be_chosen(
    as_role: Come, session: Session, staff: dict[str, Staff], jose: Person
) -> None:
    stranger = applied(session, staff, first_name="Anahit", last_name="Sarkisyan")
    answer = as_role("intake_clerk").post(path(stranger), {"who": f"p{jose.id}"})
    assert answer.status_code == 422
    assert "Choose one of what is offered" in text(answer)


def test_asking_needs_a_question_and_keeps_the_choice(
    as_role: Come, session: Session, staff: dict[str, Staff], jose: Person
) -> None:
    application, clerk = applied(session, staff), as_role("intake_clerk")
    answer = clerk.post(path(application), {"who": "ask"})
    assert answer.status_code == 422
    assert "Write what you want the supervisor to decide" in text(answer)
    clerk.post(path(application), {"who": "ask", "question": "Same street, other year?"})
    assert newest(session).payload == {"outcome": "ask_supervisor", "question": "Same street, other year?"}


def test_a_new_person_needs_a_birth_date(as_role: Come, session: Session, staff: dict[str, Staff]) -> None:
    application, clerk = applied(session, staff, birth_date=None), as_role("intake_clerk")
    assert "Ask for the date of birth" in text(clerk.post(path(application), {"who": "new"}))
    born = {"birth_date.month": "3", "birth_date.day": "7", "birth_date.year": "1950"}
    clerk.post(path(application), {"who": "new", **born})
    assert newest(session).payload == {"outcome": "new_person", "birth_date": "1950-03-07"}


@pytest.fixture
def asked(session: Session, staff: dict[str, Staff], jose: Person) -> Application:
    """A clerk has asked, and the step has written it down."""
    application = applied(session, staff)
    session.add(
        Clearance(
            application_id=application.id,
            outcome="ask_supervisor",
            asked_by_id=staff["intake_clerk"].id,
            question="Is it the same street?",
        )
    )
    session.commit()
    return application


def test_the_supervisor_sees_the_question_and_rules_with_a_reason(
    as_role: Come, session: Session, asked: Application, jose: Person
) -> None:
    supervisor = as_role("supervisor")
    assert "Is it the same street?" in text(supervisor.get(path(asked)))
    ruling = path(asked) + "/ruling"
    assert "Write your reason" in text(supervisor.post(ruling, {"who": f"p{jose.id}"}))
    supervisor.post(ruling, {"who": f"p{jose.id}", "reason": "Same phone since 2019."})
    assert newest(session).payload == {
        "outcome": "same_person",
        "person_id": jose.id,
        "reason": "Same phone since 2019.",
    }


def test_a_clerk_waits_for_the_ruling_and_may_not_rule(as_role: Come, asked: Application) -> None:
    clerk = as_role("intake_clerk")
    page = text(clerk.get(path(asked)))
    assert "A question is before the supervisor" in page
    assert "Record the answer" not in page
    assert clerk.post(path(asked) + "/ruling", {"who": "new", "reason": "x"}).status_code == 403


def test_nobody_rules_on_a_question_of_their_own(
    as_role: Come, session: Session, staff: dict[str, Staff], asked: Application
) -> None:
    row = session.scalars(select(Clearance)).one()
    row.asked_by_id = staff["supervisor"].id
    session.commit()
    page = text(as_role("supervisor").get(path(asked)))
    assert "another supervisor rules on it" in page
    assert "Record the ruling" not in page


def test_a_settled_applicant_shows_no_form(
    as_role: Come, session: Session, staff: dict[str, Staff], jose: Person
) -> None:
    application = applied(session, staff)
    application.person_id = jose.id
    session.commit()
    page = text(as_role("intake_clerk").get(path(application)))
    assert "This is settled" in page
    assert "Record the answer" not in page


def test_another_county_sees_no_such_application(
    as_role: Come, session: Session, staff: dict[str, Staff], jose: Person
) -> None:
    assert as_role("yolo").get(path(applied(session, staff))).status_code == 404


def test_how_to_reach_a_person_of_another_county_is_compared_but_not_told(
    as_role: Come, session: Session, staff: dict[str, Staff], jose: Person
) -> None:
    page = text(as_role("intake_clerk").get(path(applied(session, staff, phone="9165550100"))))
    assert "not shown: another county" in page
    assert "555-0123" not in page


def test_looking_at_a_candidate_is_written_down(
    as_role: Come, session: Session, staff: dict[str, Staff], jose: Person
) -> None:
    as_role("intake_clerk").get(path(applied(session, staff)))
    session.rollback()
    seen = session.scalars(select(AccessLog).where(AccessLog.person_id == jose.id)).one()
    assert (seen.staff_id, seen.what) == (staff["intake_clerk"].id, "clearance candidate")
