"""The first sign-in: banner, a password of one's own, the oath; the password later."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from records import clock
from records.clock import now
from records.lost_password import put_one_time
from records.user_leaving import disable
from tests.records.staffed import PASSWORD
from tests.web.conftest import Visitor
from tests.web.inquiry.organizations import assigned, at_browser, hospital, the_user, user
from tests.web.providers import text
from web.inquiry import arrival
from web.inquiry.guard import ENDED

OWN = "Harbor-Lantern-7"
INITIALS = dict.fromkeys(("disclose", "misuse", "accounts", "revoke", "procedures"), "TV")


def arrived(app: Flask, session: Session) -> tuple[Visitor, int]:
    who = assigned(session, hospital(session))
    return at_browser(app, who), who.id


def test_a_one_time_password_opens_nothing_but_the_choice_of_another_and_then_the_oath(
    app: Flask, session: Session
) -> None:
    visitor, user_id = arrived(app, session)
    assert visitor.get("/inquiry/oath").location == "/inquiry/password"
    assert visitor.post("/inquiry/password", {"password": OWN, "password_again": OWN}).location == "/inquiry/oath"
    after = the_user(session, user_id)
    assert (after.status, after.one_time_until) == ("assigned", None)
    missing = visitor.post("/inquiry/oath", {**INITIALS, "misuse": "", "signature": "Tomas Verdery"})
    assert (missing.status_code, "Type your initials" in text(missing)) == (422, True)
    assert visitor.post("/inquiry/oath", {**INITIALS, "signature": "Tomas Verdery"}).status_code == 303
    after = the_user(session, user_id)
    assert (after.status, (after.oath or {})["misuse"]) == ("active", "TV")
    assert (after.oath or {})["version"]


def test_the_one_time_password_is_dead_once_another_is_chosen(app: Flask, session: Session) -> None:
    visitor, user_id = arrived(app, session)
    visitor.post("/inquiry/password", {"password": OWN, "password_again": OWN})
    name = str(the_user(session, user_id).sign_in_name)
    again = Visitor(app.test_client()).post("/inquiry/sign-in", {"user_id": name, "password": PASSWORD})
    assert again.status_code == 422
    assert at_browser(app, the_user(session, user_id), OWN).get("/inquiry/password").location == "/inquiry/oath"


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("Ab3$xyz", "at least 8 characters"),
        ("lanternharbor7", "Use 3 of these four"),
        ("Password1!", "easy to guess"),
        ("P@ssw0rd123", "easy to guess"),
        ("Hospital2026!", "easy to guess"),
        ("Aa1Aa1Aa1", "easy to guess"),
        ("Tomas-Lantern-7", "made from your name"),
        (PASSWORD.title() + "1", "Two are not the same"),
    ],
)
def test_a_weak_password_is_refused_with_a_sentence_and_never_shown_back(
    app: Flask, session: Session, password: str, sentence: str
) -> None:
    visitor, _user_id = arrived(app, session)
    repeated = password if "same" not in sentence else "another One 1"
    answer = visitor.post("/inquiry/password", {"password": password, "password_again": repeated})
    assert answer.status_code == 422
    assert sentence.casefold() in text(answer).casefold()
    assert password not in answer.get_data(as_text=True)


def test_the_password_one_has_is_no_new_one(app: Flask, session: Session) -> None:
    visitor = at_browser(app, user(session, hospital(session)))
    same = {"old_password": PASSWORD, "password": OWN, "password_again": OWN}
    assert visitor.post("/inquiry/password", same).status_code == 303
    again = visitor.post("/inquiry/password", {"old_password": OWN, "password": OWN, "password_again": OWN})
    assert "This is the password you have" in text(again)


def test_nobody_at_an_open_page_finds_the_password_out_by_choosing_it(app: Flask, session: Session) -> None:
    visitor = at_browser(app, user(session, hospital(session)))
    visitor.post("/inquiry/password", {"old_password": PASSWORD, "password": OWN, "password_again": OWN})
    guess = visitor.post("/inquiry/password", {"old_password": "a guess", "password": OWN, "password_again": OWN})
    assert "not your password now" in text(guess)
    assert "This is the password you have" not in text(guess)


def test_a_changed_password_needs_the_old_one_and_signs_every_other_browser_out(app: Flask, session: Session) -> None:
    who = user(session, hospital(session))
    here, there = at_browser(app, who), at_browser(app, who)
    wrong = here.post("/inquiry/password", {"old_password": "not it", "password": OWN, "password_again": OWN})
    assert "not your password now" in text(wrong)
    right = here.post("/inquiry/password", {"old_password": PASSWORD, "password": OWN, "password_again": OWN})
    assert right.status_code == 303
    assert here.get("/inquiry/password").status_code == 200
    assert there.get("/inquiry/password").location.startswith("/inquiry/sign-in")


def test_after_ninety_days_another_password_comes_before_anything_else(app: Flask, session: Session) -> None:
    who = user(session, hospital(session), liaison=True)
    with clock.fixed(now() + dt.timedelta(days=90)):
        assert at_browser(app, who).get("/inquiry/users").status_code == 200
    with clock.fixed(now() + dt.timedelta(days=91)):
        visitor = at_browser(app, who)
        assert visitor.get("/inquiry/users").location == "/inquiry/password"
        assert visitor.post("/inquiry/password", {"password": OWN, "password_again": OWN}).status_code == 303
        assert visitor.get("/inquiry/users").status_code == 200


def test_the_oath_is_taken_once(app: Flask, session: Session) -> None:
    visitor, user_id = arrived(app, session)
    visitor.post("/inquiry/password", {"password": OWN, "password_again": OWN})
    for _press in range(2):
        assert visitor.post("/inquiry/oath", {**INITIALS, "signature": "Tomas Verdery"}).status_code == 303
    assert the_user(session, user_id).status == "active"


def test_no_password_is_shown_back_when_a_page_was_not_ours(app: Flask, session: Session) -> None:
    visitor, _user_id = arrived(app, session)
    forged = {"csrf_token": "not ours", "password": OWN, "password_again": OWN, "old_password": PASSWORD}
    answer = visitor.post("/inquiry/password", forged)
    assert answer.status_code == 400
    assert OWN not in answer.get_data(as_text=True)
    assert PASSWORD not in answer.get_data(as_text=True)


def test_nobody_takes_the_oath_on_a_password_that_was_replaced_meanwhile(
    app: Flask, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, user_id = arrived(app, session)
    visitor.post("/inquiry/password", {"password": OWN, "password_again": OWN})
    swear = arrival.swear

    def while_a_slip_is_made(*sworn: Any) -> bool:
        put_one_time(session, the_user(session, user_id), "the slip", now() + dt.timedelta(days=30), now())
        session.commit()
        return swear(*sworn)

    monkeypatch.setattr(arrival, "swear", while_a_slip_is_made)
    answer = visitor.post("/inquiry/oath", {**INITIALS, "signature": "Tomas Verdery"})
    assert ENDED in text(visitor.get(answer.location, follow_redirects=True))
    after = the_user(session, user_id)
    assert (after.status, after.oath_at, after.password_hash) == ("assigned", None, "the slip")


def test_an_account_that_is_closed_while_its_user_takes_the_oath_stays_closed(
    app: Flask, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, user_id = arrived(app, session)
    visitor.post("/inquiry/password", {"password": OWN, "password_again": OWN})
    swear = arrival.swear

    def while_it_is_closed(*sworn: Any) -> bool:
        disable(session, the_user(session, user_id), "organization_ended", now())
        session.commit()
        return swear(*sworn)

    monkeypatch.setattr(arrival, "swear", while_it_is_closed)
    answer = visitor.post("/inquiry/oath", {**INITIALS, "signature": "Tomas Verdery"})
    assert ENDED in text(visitor.get(answer.location, follow_redirects=True))
    after = the_user(session, user_id)
    assert (after.status, after.oath_at) == ("disabled", None)
