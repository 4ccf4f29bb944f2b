"""Accounts of the public: proved by number and birth date, apart from staff, slowed against guessing."""

import datetime as dt
import re

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from records import clock, signing_in
from records.account import Account, AccountSession
from records.clock import now
from tests.records.staffed import PASSWORD
from tests.web.conftest import Visitor
from tests.web.providers import BORN, began, counties, signed_in, text, with_account
from web.access import PUBLIC, declared

FRESH = "seven green paper boats"


@pytest.fixture
def provider(app: Flask, session: Session) -> Visitor:
    counties(session)
    return Visitor(app.test_client())


def new(visitor: Visitor, number: str, **changed: str) -> TestResponse:
    fields = {"number": number, "email": "Noe@Example.com", "password": FRESH, **BORN, **changed}
    return visitor.post("/account/new", fields)


def test_number_and_birth_date_make_an_account_that_signs_in_whatever_the_capitals(
    app: Flask, provider: Visitor, session: Session
) -> None:
    enrollment = began(session)
    answer = provider.post(
        "/account/new",
        {"number": enrollment.enrollment_number.lower(), "email": "Noe@Example.com", "password": FRESH, **BORN},
    )
    assert answer.location == "/provider"
    assert "Your account is made" in text(provider.get("/provider"))
    account = session.scalars(select(Account)).one()
    assert (account.sign_in_name, account.enrollment_id) == ("noe@example.com", enrollment.id)
    assert account.password_hash.startswith("$argon2id$")
    other = Visitor(app.test_client())
    assert other.post("/account/sign-in", {"email": "NOE@example.com", "password": FRESH}).location == "/provider"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"number": "34-AAAA-AAAA"}, "We do not find these together"),
        ({"birth_date.day": "8"}, "We do not find these together"),
        ({"password": "short one"}, "at least 12 characters"),
        ({"password": "aaaaaaaaaaaaaaa"}, "easy to guess"),
        ({"password": "password123456"}, "easy to guess"),
        ({"password": "noe@example.com"}, "easy to guess"),
        ({"email": "nobody"}, "e-mail address like"),
    ],
)
def test_a_wrong_pair_or_a_weak_password_makes_no_account(
    provider: Visitor, session: Session, changed: dict[str, str], sentence: str
) -> None:
    number = began(session).enrollment_number
    fields = {"number": number, "email": "noe@example.com", "password": FRESH, **BORN, **changed}
    answer = provider.post("/account/new", fields)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert fields["password"] not in answer.get_data(as_text=True).replace("noe@example.com", "")
    assert session.scalars(select(Account)).all() == []


def test_an_enrollment_has_one_account_and_an_email_one(provider: Visitor, session: Session) -> None:
    first, second = began(session), began(session)
    with_account(session, first)
    assert "an account for this enrollment already" in text(new(provider, first.enrollment_number))
    assert "an account with this e-mail already" in text(new(provider, second.enrollment_number))


def test_a_name_tried_too_often_waits_whoever_tries(provider: Visitor, session: Session) -> None:
    with_account(session, began(session))
    for _try in range(signing_in.TRIES_OF_A_NAME):
        wrong = provider.post("/account/sign-in", {"email": "noe@example.com", "password": "wrong " * 3})
        assert wrong.status_code == 422
        assert "do not belong together" in text(wrong)
    answer = provider.post("/account/sign-in", {"email": "noe@example.com", "password": PASSWORD})
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "900")
    with clock.fixed(now() + signing_in.WINDOW):
        right = provider.post("/account/sign-in", {"email": "noe@example.com", "password": PASSWORD})
    assert right.location == "/provider"


def test_numbers_cannot_be_tried(provider: Visitor, session: Session) -> None:
    number = began(session).enrollment_number
    days = [str(day) for day in range(8, 8 + signing_in.TRIES_OF_A_NAME)]
    answers = [new(provider, number, **{"birth_date.day": day}) for day in days]
    assert {answer.status_code for answer in answers} == {422}
    assert new(provider, number).status_code == 429


def test_an_unknown_email_and_a_wrong_password_get_the_same_words(provider: Visitor, session: Session) -> None:
    with_account(session, began(session))
    pages = [
        text(provider.post("/account/sign-in", {"email": email, "password": "not the right one"}))
        for email in ("noe@example.com", "nobody@example.com")
    ]
    assert pages[0].replace("noe@", "") == pages[1].replace("nobody@", "")


def test_who_is_away_too_long_signs_in_again(app: Flask, provider: Visitor, session: Session) -> None:
    with_account(session, began(session))
    visitor = signed_in(app)
    with clock.fixed(now() + signing_in.IDLE_LIMIT):
        assert visitor.get("/provider").location == "/account/sign-in?next=/provider"
        assert "closed your page" in text(visitor.get("/account/sign-in"))


def test_signing_out_ends_the_session_itself_and_its_cookie_opens_nothing(app: Flask, session: Session) -> None:
    counties(session)
    with_account(session, began(session))
    visitor = signed_in(app)
    kept = visitor.client.get_cookie("hearth-account")
    assert kept is not None
    assert kept.http_only
    assert kept.same_site == "Lax"
    assert visitor.post("/account/sign-out").headers["Clear-Site-Data"] == '"storage"'
    visitor.client.set_cookie("hearth-account", kept.value)
    assert visitor.get("/provider").location.startswith("/account/sign-in")
    assert session.scalars(select(AccountSession)).one().ended_at is not None


def test_a_new_password_signs_every_other_browser_out(app: Flask, session: Session) -> None:
    counties(session)
    with_account(session, began(session))
    here, there = signed_in(app), signed_in(app)
    wrong = here.post("/account/password", {"old_password": "wrong", "password": FRESH})
    assert "not your password now" in text(wrong)
    assert here.post("/account/password", {"old_password": PASSWORD, "password": FRESH}).location == "/provider"
    assert here.get("/provider").status_code == 200
    assert there.get("/provider").status_code == 303


def test_a_lost_password_needs_number_birth_date_and_email_together(app: Flask, session: Session) -> None:
    counties(session)
    enrollment = began(session)
    with_account(session, enrollment)
    there, here = signed_in(app), Visitor(app.test_client())
    fields = {"number": enrollment.enrollment_number, "email": "noe@example.com", "password": FRESH, **BORN}
    for wrong in ({"email": "ida@example.com"}, {"birth_date.year": "1986"}):
        assert "We do not find these together" in text(here.post("/account/forgotten", {**fields, **wrong}))
    assert here.post("/account/forgotten", fields).location == "/provider"
    assert there.get("/provider").status_code == 303


def test_who_knows_number_and_birth_date_cannot_try_emails_at_will(app: Flask, session: Session) -> None:
    counties(session)
    enrollment = began(session)
    with_account(session, enrollment)
    browser = Visitor(app.test_client())
    fields = {"number": enrollment.enrollment_number, "email": "noe@example.com", "password": FRESH, **BORN}
    guesses = [f"noe{number}@example.com" for number in range(signing_in.TRIES_OF_A_NAME)]
    answers = [browser.post("/account/forgotten", {**fields, "email": guess}) for guess in guesses]
    assert {answer.status_code for answer in answers} == {422}
    assert browser.post("/account/forgotten", fields).status_code == 429


def test_an_account_is_nobody_of_the_staff_and_staff_have_no_account(
    app: Flask, session: Session, as_role: object
) -> None:
    worker = as_role("caseworker")  # type: ignore[operator]
    with_account(session, began(session))
    assert signed_in(app).get("/applications").location.startswith("/sign-in")
    assert worker.get("/provider").location.startswith("/account/sign-in")


def test_nobody_gets_past_the_sign_in_to_what_is_an_accounts(app: Flask, provider: Visitor) -> None:
    walked = 0
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        if not getattr(view, "for_account", False):
            continue
        for method in (rule.methods or set()) & {"GET", "POST"}:
            assert declared(view, method) == PUBLIC
            address = re.sub(r"<any\('(\w+)'[^>]*>", r"\1", rule.rule)
            address = re.sub(r"<int:[^>]+>", "1", address)
            answer = (provider.get if method == "GET" else provider.post)(address)
            assert answer.location.startswith("/account/sign-in"), address
            walked += 1
    assert walked >= 7
    pages = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith(("provider.", "provider_papers."))
    }
    assert {each for each in pages if not getattr(app.view_functions[each], "for_account", False)} == {
        "provider.welcome"
    }


def test_the_page_asked_for_comes_after_the_sign_in_and_no_other_site_does(app: Flask, session: Session) -> None:
    counties(session)
    with_account(session, began(session))
    told = {"email": "noe@example.com", "password": PASSWORD}
    for back, to in (("/provider/papers/identity", "/provider/papers/identity"), ("https://evil.example", "/provider")):
        answer = Visitor(app.test_client()).post("/account/sign-in", {**told, "next": back})
        assert answer.location == to


def test_forms_of_one_account_are_void_for_the_next_at_the_same_browser(app: Flask, session: Session) -> None:
    counties(session)
    with_account(session, began(session))
    with_account(session, began(session, birth_date=dt.date(1990, 1, 1)), "ida@example.com")
    visitor = signed_in(app)
    old = visitor.token()
    visitor.post("/account/sign-in", {"email": "ida@example.com", "password": PASSWORD})
    assert visitor.post("/account/sign-out", {"csrf_token": old}).status_code == 400


def test_whether_an_email_has_an_account_cannot_be_tried_at_will(provider: Visitor, session: Session) -> None:
    with_account(session, began(session))
    answers = [new(provider, began(session).enrollment_number) for _try in range(signing_in.TRIES_OF_A_NAME + 1)]
    assert [answer.status_code for answer in answers] == [422] * signing_in.TRIES_OF_A_NAME + [429]


def test_no_password_is_shown_back_when_a_page_was_not_ours(app: Flask, session: Session) -> None:
    counties(session)
    with_account(session, began(session))
    forged = {"csrf_token": "not ours", "old_password": PASSWORD, "password": FRESH}
    answer = signed_in(app).post("/account/password", forged)
    assert answer.status_code == 400
    assert PASSWORD not in answer.get_data(as_text=True)
    assert FRESH not in answer.get_data(as_text=True)
