"""Accounts of recipients: three things only they know, tried slowly; one account for each person, whatever they are."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from records import accounts, signing_in
from records.account import Account
from records.application import Application
from records.clock import now
from records.confirmation import new_confirmation
from records.enrollment import Enrollment
from records.recipient_accounts import case_of, read_case_number
from records.staff import Staff
from tests.records.staffed import PASSWORD
from tests.web.conftest import Visitor
from tests.web.providers import began, in_days, text, with_account
from tests.web.receiving import BORN, Care, care, number, own_account, sent_timesheet, sits_down

FRESH = "seven green paper boats"


@pytest.fixture
def sunny(session: Session) -> Care:
    return care(session)


def new(visitor: Visitor, of: Care, **changed: str) -> TestResponse:
    told = {"number": number(of.case), "proof": "8867", "email": "Sunny@Example.com", "password": FRESH}
    return visitor.post("/account/new/care", {**told, **BORN, **changed})


def test_case_number_birth_date_and_last_four_make_an_account(app: Flask, session: Session, sunny: Care) -> None:
    visitor = Visitor(app.test_client())
    assert new(visitor, sunny).location == "/care"
    account = session.scalars(select(Account)).one()
    assert (account.sign_in_name, account.person_id, account.enrollment_id) == (
        "sunny@example.com",
        sunny.case.person_id,
        None,
    )
    assert "Your account is made" in text(visitor.get("/care"))


@pytest.mark.parametrize("typed", ["34-1000012", "1000012", " 34 1000012 "])
def test_a_case_number_may_be_typed_with_or_without_its_county(typed: str) -> None:
    assert read_case_number(typed) == "1000012"


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": "34-7777777"},
        {"number": "nonsense"},
        {"birth_date.day": "4"},
        {"proof": "8868"},
        {"proof": "98867"},
        {"proof": "219-09-8867"},
    ],
)
def test_whatever_is_wrong_the_words_are_the_same(
    app: Flask, session: Session, sunny: Care, wrong: dict[str, str]
) -> None:
    answer = new(Visitor(app.test_client()), sunny, **wrong)
    assert answer.status_code == 422
    assert "We do not find these together. Check each of them, or call the county." in text(answer)
    assert session.scalars(select(Account)).all() == []


def test_who_has_no_social_security_number_proves_it_by_the_number_on_the_approval(
    app: Flask, session: Session
) -> None:
    of = care(session, ssn=None)
    at, printed = now(), new_confirmation("34")
    application = Application(
        confirmation_number=printed,
        county_code="34",
        channel="online",
        status="eligible",
        first_name="Sunny",
        last_name="Maldonado",
        case_id=of.case.id,
        requested_on=in_days(-99),
        registered_at=at,
        touched_at=at,
    )
    session.add(application)
    session.commit()
    visitor = Visitor(app.test_client())
    for proof in ("8867", "0000", new_confirmation("34")):
        assert "We do not find these together" in text(new(visitor, of, proof=proof))
    assert new(visitor, of, proof=printed.lower().replace("-", " ")).location == "/care"


def test_a_known_number_is_not_replaced_by_the_one_on_the_letter(app: Flask, sunny: Care) -> None:
    answer = new(Visitor(app.test_client()), sunny, proof="34-K7QX-9M2D")
    assert "We do not find these together" in text(answer)


def test_the_three_cannot_be_tried_at_will(app: Flask, sunny: Care) -> None:
    visitor = Visitor(app.test_client())
    guesses = [new(visitor, sunny, proof=f"{guess:04d}") for guess in range(signing_in.TRIES_OF_A_NAME)]
    assert {answer.status_code for answer in guesses} == {422}
    assert new(visitor, sunny).status_code == 429
    assert new(Visitor(app.test_client()), sunny, number=sunny.case.case_number).status_code == 429


def test_one_person_has_one_account(app: Flask, session: Session, sunny: Care) -> None:
    own_account(session, sunny.case)
    answer = new(Visitor(app.test_client()), sunny, email="other@example.com")
    assert "You have an account already" in text(answer)
    assert len(session.scalars(select(Account)).all()) == 1


def test_who_gives_care_too_uses_the_account_they_have(app: Flask, session: Session, sunny: Care) -> None:
    own = began(session, first_name="Sunny", birth_date=dt.date(1941, 2, 3))
    account = with_account(session, own)
    session.get_one(Enrollment, own.id).person_id = sunny.case.person_id
    session.commit()
    visitor = Visitor(app.test_client())
    assert "You have an account already" in text(new(visitor, sunny))
    sent_timesheet(session, sunny)
    signed = visitor.post("/account/sign-in", {"email": "noe@example.com", "password": PASSWORD})
    assert signed.location == "/care"
    assert "1 timesheet waits for you" in text(visitor.get("/care"))
    assert 'href="/care"' in visitor.get("/provider").get_data(as_text=True)
    assert 'href="/provider"' in visitor.get("/care").get_data(as_text=True)
    session.refresh(account)
    assert account.person_id == sunny.case.person_id


def test_an_account_of_an_enrollment_that_nobody_has_seen_reaches_no_case(session: Session, sunny: Care) -> None:
    own = began(session, first_name="Sunny", birth_date=dt.date(1941, 2, 3))
    assert case_of(session, with_account(session, own)) is None


def test_a_lost_password_needs_the_three_and_the_email(app: Flask, session: Session, sunny: Care) -> None:
    own_account(session, sunny.case)
    there, here = sits_down(app), Visitor(app.test_client())
    told = {"number": number(sunny.case), "proof": "8867", "email": "sunny@example.com", "password": FRESH, **BORN}
    for wrong in ({"email": "ida@example.com"}, {"proof": "1234"}, {"birth_date.year": "1940"}):
        assert "We do not find these together" in text(here.post("/account/forgotten/care", {**told, **wrong}))
    assert here.post("/account/forgotten/care", told).location == "/care"
    assert there.get("/care").status_code == 303


def test_who_knows_the_three_cannot_try_emails_at_will(app: Flask, session: Session, sunny: Care) -> None:
    own_account(session, sunny.case)
    browser = Visitor(app.test_client())
    told = {"number": number(sunny.case), "proof": "8867", "password": FRESH, **BORN}
    tries = [
        browser.post("/account/forgotten/care", {**told, "email": f"s{guess}@example.com"})
        for guess in range(signing_in.TRIES_OF_A_NAME)
    ]
    assert {answer.status_code for answer in tries} == {422}
    assert browser.post("/account/forgotten/care", {**told, "email": "sunny@example.com"}).status_code == 429


def test_somebody_else_who_begins_to_enroll_at_the_same_browser_keeps_their_enrollment(
    session: Session, sunny: Care
) -> None:
    account = own_account(session, sunny.case)
    assert not accounts.adopt(session, account, began(session))
    assert account.enrollment_id is None


def test_a_recipient_keeps_the_account_when_an_enrollment_turns_out_to_be_anothers(
    session: Session, staff: dict[str, Staff], sunny: Care
) -> None:
    account = own_account(session, sunny.case)
    twin = began(session, birth_date=dt.date(1941, 2, 3))
    assert accounts.adopt(session, account, twin)
    accounts.take_away(session, account, twin, staff["caseworker"].id, now())
    assert (account.enrollment_id, account.person_id) == (None, sunny.case.person_id)
    assert session.get(Account, account.id) is not None


def test_a_page_of_care_is_not_for_who_gives_care_only(app: Flask, session: Session, sunny: Care) -> None:
    with_account(session, sunny.enrollment)
    visitor = Visitor(app.test_client())
    visitor.post("/account/sign-in", {"email": "noe@example.com", "password": PASSWORD})
    assert visitor.get("/care").location == "/provider"
    assert visitor.get("/care/letters").status_code == 404
