"""Starting as a care provider online: one thing per page, a number at the end, finished only at the county."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from records.account import Account
from records.application_draft import ApplicationDraft
from records.enrollment import Enrollment
from records.outbox import OutboxMessage
from records.secrets import blind_index
from records.submission import Submission
from tests.web.conftest import Visitor
from tests.web.providers import BORN, began, counties, signed_in, text, with_account

ANSWERS: dict[str, dict[str, Any]] = {
    "name": {"first_name": "Noé", "last_name": "Prado"},
    "birth": BORN,
    "county": {"county_code": "34"},
    "address": {"street": "4 Willow Lane", "city": "Sacramento", "zip_code": "95820"},
    "contact": {"phone": "(916) 555-0122", "email": "noe@example.com"},
    "languages": {"spoken_language": "es", "written_language": "es"},
    "number": {"ssn": "219 09 9998"},
}
SENT = {"affirmed": "yes"}
CHOSEN = {"email": "noe@example.com", "password": "seven green paper boats"}


@pytest.fixture
def applicant(app: Flask, session: Session) -> Visitor:
    counties(session)
    return Visitor(app.test_client())


def fill(applicant: Visitor, **changed: dict[str, Any]) -> None:
    """Answer every page in order, each leading to the next."""
    assert applicant.post("/provider/start").location == "/provider/start/name"
    answers = {**ANSWERS, **changed}
    for name, following in zip(answers, [*list(answers)[1:], "check"], strict=True):
        answer = applicant.post(f"/provider/start/{name}", answers[name])
        assert answer.location == f"/provider/start/{following}", (name, text(answer))


def count(session: Session, table: type) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_the_way_ends_with_a_number_what_to_bring_and_an_account(applicant: Visitor, session: Session) -> None:
    fill(applicant)
    assert applicant.post("/provider/start/check", SENT).location == "/provider/start/done"
    made = session.scalars(select(Enrollment)).one()
    page = text(applicant.get("/provider/start/done"))
    for words in (made.enrollment_number, "You are not enrolled yet", "the original", "(916) 555-0134"):
        assert words in page
    assert (made.channel, made.status, made.person_id, made.begun_by_id) == ("online", "pending", None, None)
    assert made.ssn_index == blind_index("219099998")
    assert "219099998" not in str(session.scalars(select(Submission.payload)).all())
    begun = session.scalars(select(OutboxMessage)).one()
    assert (begun.kind, begun.workflow_id) == ("begin", f"enrollment-{made.id}")
    assert applicant.post("/provider/start/done", CHOSEN).location == "/provider"
    assert made.enrollment_number in text(applicant.get("/provider"))
    assert count(session, ApplicationDraft) == 0


def test_sending_twice_begins_one_enrollment_and_a_second_press_makes_no_second_account(
    applicant: Visitor, session: Session
) -> None:
    fill(applicant)
    for _press in range(2):
        assert applicant.post("/provider/start/check", SENT).location == "/provider/start/done"
    for _press in range(2):
        assert applicant.post("/provider/start/done", CHOSEN).status_code == 303
    assert (count(session, Enrollment), count(session, Account)) == (1, 1)


def test_nothing_is_sent_while_something_is_open_or_not_affirmed(applicant: Visitor, session: Session) -> None:
    applicant.post("/provider/start")
    applicant.post("/provider/start/name", ANSWERS["name"])
    assert "This needs an answer" in text(applicant.post("/provider/start/check", SENT))
    for name in list(ANSWERS)[1:]:
        applicant.post(f"/provider/start/{name}", ANSWERS[name])
    answer = applicant.post("/provider/start/check")
    assert answer.status_code == 422
    assert "tick the box" in text(answer)
    assert count(session, Enrollment) == 0


def test_an_answer_changed_from_the_list_leads_back_to_it_and_shows_no_number(applicant: Visitor) -> None:
    fill(applicant)
    changed = applicant.post("/provider/start/name?check=", {"first_name": "Noemí", "last_name": "Prado"})
    assert changed.location == "/provider/start/check"
    page = text(applicant.get("/provider/start/check"))
    assert "Noemí" in page
    assert "ends in 9998" in page
    assert "219 09" not in page


def test_a_way_to_be_reached_is_needed_and_an_ssn_is_not(applicant: Visitor, session: Session) -> None:
    fill(applicant, number={})
    applicant.post("/provider/start/address", {})
    assert "one way to reach you" in text(applicant.post("/provider/start/contact", {}))
    assert applicant.post("/provider/start/contact", ANSWERS["contact"]).status_code == 303
    applicant.post("/provider/start/check", SENT)
    assert session.scalars(select(Enrollment)).one().ssn_cipher is None


def test_a_minor_is_told_to_bring_a_work_permit(applicant: Visitor, session: Session) -> None:
    fill(applicant, birth={**BORN, "birth_date.year": "2012"})
    applicant.post("/provider/start/check", SENT)
    assert "because you are under 18" in text(applicant.get("/provider/start/done"))


def test_another_browser_finds_nothing_and_erasing_leaves_nothing(
    app: Flask, applicant: Visitor, session: Session
) -> None:
    fill(applicant)
    stranger = Visitor(app.test_client())
    for page in ("name", "check", "done"):
        assert stranger.get(f"/provider/start/{page}").location == "/provider/start"
    applicant.post("/provider/start/erase")
    assert applicant.get("/provider/start/check").location == "/provider/start"
    assert (count(session, ApplicationDraft), count(session, Enrollment)) == (0, 0)


def test_an_application_for_care_and_a_start_as_provider_do_not_mix(applicant: Visitor) -> None:
    fill(applicant)
    assert applicant.get("/apply/name").location == "/apply"
    applicant.post("/apply")
    assert "Noé" not in text(applicant.get("/apply/name"))


def test_an_open_account_follows_a_new_enrollment_of_the_same_person_only(
    app: Flask, applicant: Visitor, session: Session
) -> None:
    with_account(session, began(session, ended_on=None))
    visitor = signed_in(app)
    fill(visitor)
    visitor.post("/provider/start/check", SENT)
    newest = session.scalars(select(Enrollment).order_by(Enrollment.id.desc())).first()
    assert newest is not None
    assert newest.enrollment_number in text(visitor.get("/provider"))
    visitor.post("/provider/start/erase")
    fill(visitor, birth={**BORN, "birth_date.day": "9"})
    visitor.post("/provider/start/check", SENT)
    assert newest.enrollment_number in text(visitor.get("/provider"))
    assert "Make an account" in text(visitor.get("/provider/start/done"))


def test_every_page_speaks_spanish(applicant: Visitor) -> None:
    applicant.post("/language", {"language": "es", "back": "/provider/start"})
    assert "Empiece como cuidador" in text(applicant.get("/provider/start"))
    fill(applicant)
    page = text(applicant.get("/provider/start/check"))
    assert "Revise sus respuestas" in page
    assert "Send" not in page
    applicant.post("/provider/start/check", SENT)
    assert "Lleve esto al condado" in text(applicant.get("/provider/start/done"))
