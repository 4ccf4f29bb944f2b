"""The online application: one thing per page, nothing lost on the way, sent once, the number at the end."""

import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from records.application import Application
from records.application_draft import ApplicationDraft
from records.place import County
from records.secrets import blind_index
from records.submission import Submission
from tests.web.conftest import Visitor

BORN = {"birth_date.month": "3", "birth_date.day": "7", "birth_date.year": "1950"}
ANSWERS: dict[str, dict[str, Any]] = {
    "who": {"asked_by": "self"},
    "name": {"first_name": "José", "last_name": "Ruiz"},
    "birth": BORN,
    "county": {"county_code": "34"},
    "living": {"living": "own_home"},
    "address": {},
    "contact": {"phone": "(916) 555-0100"},
    "languages": {"spoken_language": "es", "written_language": "es"},
    "letters": {"blind": "no"},
    "medi-cal": {"medi_cal": "unknown"},
    "number": {"ssn": "219 09 9999"},
    "before": {},
    "household": {},
    "help": {"note": "Bathing, <stairs>"},
    "about": {},
}
SIGNED = {"affirmed": "yes", "signature": "José Ruiz"}


@pytest.fixture
def applicant(app: Flask, session: Session) -> Visitor:
    session.add_all([County(code="34", name="Sacramento", phone="9165550134"), County(code="57", name="Yolo")])
    session.commit()
    return Visitor(app.test_client())


def text(answer: TestResponse) -> str:
    return answer.get_data(as_text=True)


def start(applicant: Visitor) -> None:
    applicant.post("/apply")


def fill(applicant: Visitor, **changed: dict[str, Any]) -> None:
    """Answer every page in order, each leading to the next."""
    start(applicant)
    answers = {**ANSWERS, **changed}
    for name, following in zip(answers, [*list(answers)[1:], "check"], strict=True):
        answer = applicant.post(f"/apply/{name}", answers[name])
        assert answer.location == f"/apply/{following}", (name, text(answer))


def count(session: Session, table: type) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_who_applies_for_themself_is_asked_as_you(applicant: Visitor) -> None:
    fill(applicant)
    assert "When were you born?" in text(applicant.get("/apply/birth"))
    living = text(applicant.get("/apply/living"))
    assert "Where do you live now?" in living
    assert "In my own home" in living
    assert "the person" not in text(applicant.get("/apply/check")).lower()


def test_who_applies_for_somebody_else_is_asked_about_the_person(applicant: Visitor) -> None:
    start(applicant)
    applicant.post("/apply/who", {"asked_by": "family"})
    assert "When was the person born?" in text(applicant.get("/apply/birth"))
    assert "In their own home" in text(applicant.get("/apply/living"))


def test_the_whole_way_ends_with_a_number_and_what_comes_next(applicant: Visitor, session: Session) -> None:
    fill(applicant)
    assert applicant.post("/apply/sign", SIGNED).location == "/apply/done"
    made = session.scalars(select(Application)).one()
    page = text(applicant.get("/apply/done"))
    for words in (made.confirmation_number, "What happens next", "within 45 days", "decide by", "(916) 555-0134"):
        assert words in page
    assert (made.channel, made.registered_by_id, made.written_language) == ("online", None, "es")
    assert made.ssn_index == blind_index("219099999")
    assert (made.details["note"], made.details["signature"]) == ("Bathing, <stairs>", "José Ruiz")
    assert "219099999" not in str(session.scalars(select(Submission.payload)).all())


def test_sending_twice_makes_one_application(applicant: Visitor, session: Session) -> None:
    fill(applicant)
    for _press in range(2):
        assert applicant.post("/apply/sign", SIGNED).location == "/apply/done"
    assert count(session, Application) == 1


def test_the_back_button_finds_the_answer_still_there(applicant: Visitor) -> None:
    fill(applicant)
    assert 'value="José"' in text(applicant.get("/apply/name"))
    assert 'value="(916) 555-0100"' in text(applicant.get("/apply/contact"))
    assert "&lt;stairs&gt;" in text(applicant.get("/apply/help"))


def test_a_wrong_answer_gets_a_sentence_and_keeps_the_text(applicant: Visitor) -> None:
    start(applicant)
    answer = applicant.post("/apply/birth", {**BORN, "birth_date.month": "13"})
    assert answer.status_code == 422
    assert "This is not a day" in text(answer)
    assert 'value="13"' in text(answer)


def test_an_answer_changed_from_the_list_leads_back_to_it(applicant: Visitor) -> None:
    fill(applicant)
    answer = applicant.post("/apply/name?check=", {"first_name": "Pepe", "last_name": "Ruiz"})
    assert answer.location == "/apply/check"
    page = text(applicant.get("/apply/check"))
    assert "Pepe" in page
    assert "ends in 9999" in page
    assert "219 09" not in page


def test_nothing_is_sent_while_something_needed_is_open(applicant: Visitor, session: Session) -> None:
    start(applicant)
    applicant.post("/apply/who", {"asked_by": "self"})
    assert "This needs an answer" in text(applicant.get("/apply/check"))
    assert applicant.post("/apply/sign", SIGNED).location == "/apply/check"
    assert count(session, Application) == 0


def test_the_affirmation_and_the_signature_are_needed(applicant: Visitor, session: Session) -> None:
    fill(applicant)
    answer = applicant.post("/apply/sign", {"signature": "José Ruiz"})
    assert answer.status_code == 422
    assert "tick the box" in text(answer)
    assert 'value="José Ruiz"' in text(answer)
    assert count(session, Application) == 0


def test_a_helper_is_asked_for_a_name_and_later_changes_of_mind_are_followed(
    applicant: Visitor, session: Session
) -> None:
    start(applicant)
    assert applicant.post("/apply/who", {"asked_by": "family"}).location == "/apply/helper"
    applicant.post("/apply/helper", {"helper_name": "Ana"})
    for name in list(ANSWERS)[1:]:
        applicant.post(f"/apply/{name}", ANSWERS[name])
    applicant.post("/apply/who", {"asked_by": "self"})
    applicant.post("/apply/sign", SIGNED)
    assert "helper_name" not in session.scalars(select(Application)).one().details


def test_letters_to_an_address_are_a_way_to_reach_somebody(applicant: Visitor) -> None:
    start(applicant)
    assert "Give us one way" in text(applicant.post("/apply/contact", {}))
    applicant.post("/apply/address", {"street": "12 Example St"})
    assert applicant.post("/apply/contact", {}).status_code == 303


def test_answers_are_sealed_and_go_when_they_are_erased_or_sent(applicant: Visitor, session: Session) -> None:
    fill(applicant)
    draft = session.scalars(select(ApplicationDraft)).one()
    assert b"Ruiz" not in draft.answers_cipher
    applicant.post("/apply/sign", SIGNED)
    session.expire_all()
    assert session.scalars(select(ApplicationDraft)).one().answers == {}
    applicant.post("/apply/erase")
    assert applicant.get("/apply/done").location == "/apply"
    assert (count(session, ApplicationDraft), count(session, Application)) == (0, 1)


def test_another_browser_finds_nothing(app: Flask, applicant: Visitor) -> None:
    fill(applicant)
    stranger = Visitor(app.test_client())
    for path in ("/apply/name", "/apply/check", "/apply/done"):
        assert stranger.get(path).location == "/apply"


def test_every_page_speaks_spanish(applicant: Visitor) -> None:
    spanish = {"headers": {"Accept-Language": "es"}}
    assert "Solicite cuidados en casa" in text(applicant.get("/apply", **spanish))
    applicant.post("/language", {"language": "es", "back": "/apply"})
    fill(applicant)
    page = text(applicant.get("/apply/check"))
    assert "Revise sus respuestas" in page
    assert "Check" not in re.sub(r"<[^>]+>", "", page.split("<main")[1])
    assert "Elija para quién es." in text(applicant.post("/apply/who", {}))


def test_who_is_not_of_the_staff_lands_on_the_welcome_page(applicant: Visitor) -> None:
    assert applicant.get("/").location == "/welcome"
    assert "County staff: sign in" in text(applicant.get("/welcome"))
