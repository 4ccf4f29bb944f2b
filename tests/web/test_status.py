"""Where an application stands: opened by a pair, shown in plain words, shut to everybody else."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from records import clock
from records.application import Application
from records.decision import Notice
from records.eligibility import Certification, HomeVisit, MediCalInquiry
from records.person import Person
from records.registering import Soc295, register
from records.staff import Staff
from records.submission import Submission
from tests.web.conftest import Visitor

NOW = dt.datetime(2026, 4, 15, 19, tzinfo=dt.UTC)
NOT_FOUND = "We do not find this number with this date of birth."
PDF = b"%PDF-1.7 a notice"


@pytest.fixture
def application(session: Session, staff: dict[str, Staff]) -> Application:
    form = Soc295("34", "José", "Ruiz", dt.date(2026, 4, 10), birth_date=dt.date(1950, 3, 7), phone="9165550100")
    made = register(session, form, "phone", staff["intake_clerk"].id, NOW)
    session.commit()
    return made


@pytest.fixture
def applicant(app: Flask, application: Application) -> Visitor:
    return Visitor(app.test_client())


def ask(who: Visitor, number: str, day: str = "7") -> TestResponse:
    pair = {"number": number, "birth_date.month": "3", "birth_date.day": day, "birth_date.year": "1950"}
    return who.post("/apply/status", pair)


def text(answer: TestResponse) -> str:
    return answer.get_data(as_text=True)


def page(who: Visitor, application: Application) -> str:
    assert ask(who, application.confirmation_number).location == "/apply/status/now"
    return text(who.get("/apply/status/now"))


def cleared(session: Session, application: Application) -> Person:
    person = Person(first_name="José", last_name="Ruiz", birth_date=dt.date(1950, 3, 7), made_at=NOW)
    session.add(person)
    session.flush()
    application.person_id = person.id
    session.commit()
    return person


def test_the_pair_opens_the_story_however_the_number_is_typed(applicant: Visitor, application: Application) -> None:
    spoken = application.confirmation_number.lower().replace("-", " ")
    assert ask(applicant, spoken).location == "/apply/status/now"
    shown = text(applicant.get("/apply/status/now"))
    for words in ("It counts from April 10, 2026.", "decide by May 10, 2026", "None yet."):
        assert words in shown
    assert "Ruiz" not in shown


def test_a_wrong_pair_looks_the_same_as_an_unknown_one(applicant: Visitor, application: Application) -> None:
    wrong, unknown = ask(applicant, application.confirmation_number, day="8"), ask(applicant, "34-0000-0000")
    mistyped = ask(applicant, "not a number")
    for answer in (wrong, unknown, mistyped):
        assert answer.status_code == 422
        assert NOT_FOUND in text(answer)
    assert applicant.get("/apply/status/now").location == "/apply/status"


def test_numbers_cannot_be_tried_for_long(applicant: Visitor, application: Application) -> None:
    codes = [ask(applicant, application.confirmation_number, day=str(day)).status_code for day in range(8, 15)]
    assert codes == [422] * 5 + [429] * 2
    assert ask(applicant, application.confirmation_number).status_code == 429


def test_it_shuts_after_twenty_minutes_and_on_demand(applicant: Visitor, application: Application) -> None:
    page(applicant, application)
    with clock.fixed(clock.now() + dt.timedelta(minutes=21)):
        assert applicant.get("/apply/status/now").location == "/apply/status"
    page(applicant, application)
    applicant.post("/apply/status/close")
    assert applicant.get("/apply/status/now").location == "/apply/status"


def test_what_to_do_now_comes_first_with_its_date(
    applicant: Visitor, application: Application, session: Session, staff: dict[str, Staff]
) -> None:
    cleared(session, application)
    given = {"application_id": application.id, "issued_on": dt.date(2026, 4, 16), "issued_how": "mail"}
    session.add_all(
        [
            MediCalInquiry(application_id=application.id, reference="m1", asked_at=NOW, answer="granted"),
            Certification(**given, due_on=dt.date(2026, 5, 31)),
            HomeVisit(
                application_id=application.id,
                staff_id=staff["caseworker"].id,
                starts_at=NOW + dt.timedelta(days=60),
                status="scheduled",
                said_at=NOW,
            ),
        ]
    )
    session.commit()
    shown = page(applicant, application)
    first = shown.split("usa-alert__text")[1]
    assert "It must be back by May 31, 2026." in first.split("</p>")[0]
    assert "Medi-Cal told us that you have it." in shown
    assert "The visit is planned for" in shown


def notice(application_id: int, **more: Any) -> Notice:
    days = {"mailed_on": dt.date(2026, 5, 1), "effective_on": dt.date(2026, 5, 1), "hearing_by": dt.date(2026, 7, 30)}
    return Notice(
        application_id=application_id,
        template="denial",
        form="NA 1252",
        language="en",
        decision_ids=[],
        content={},
        pdf=PDF,
        pdf_sha256="0" * 64,
        made_at=NOW,
        **{"action": "denial", **days, **more},
    )


def test_every_notice_can_be_read_again_and_nobody_elses(
    applicant: Visitor, application: Application, session: Session, staff: dict[str, Staff]
) -> None:
    other = register(session, Soc295("34", "Ana", "Li", dt.date(2026, 4, 10)), "phone", None, NOW)
    mine, theirs = notice(application.id), notice(other.id)
    session.add_all([mine, theirs])
    session.commit()
    shown = page(applicant, application)
    assert "You can ask for a hearing until July 30, 2026." in shown
    answer = applicant.get(f"/apply/status/notices/{mine.id}")
    assert (answer.data, answer.mimetype) == (PDF, "application/pdf")
    assert applicant.get(f"/apply/status/notices/{theirs.id}").status_code == 404
    assert (
        Visitor(applicant.client.application.test_client()).get(f"/apply/status/notices/{mine.id}").location
        == "/apply/status"
    )


def test_the_applicant_takes_the_application_back_once(
    applicant: Visitor, application: Application, session: Session
) -> None:
    page(applicant, application)
    assert "Take back the application?" in text(applicant.get("/apply/status/withdraw"))
    for _press in range(2):
        answer = applicant.post("/apply/status/withdraw", {"reason": "I moved.", "form_key": "w" * 32})
        assert answer.location == "/apply/status/now"
    said = session.scalars(select(Submission).where(Submission.kind == "withdraw")).one()
    assert (said.staff_id, said.application_id) == (None, application.id)
    assert said.payload["how"] == "online"
    assert said.payload["reason"] == "I moved."


def test_an_ended_application_tells_its_end(applicant: Visitor, application: Application, session: Session) -> None:
    application.status, application.ended_on = "withdrawn", dt.date(2026, 4, 20)
    session.commit()
    shown = page(applicant, application)
    assert "You took back this application." in shown
    assert "I want to take back" not in shown
    assert applicant.get("/apply/status/withdraw").location == "/apply/status/now"
