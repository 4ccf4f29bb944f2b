"""Signing in: names and passwords, guessing, quiet minutes, and text typed when the sign-in ran out."""

import datetime as dt
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import fixed, now
from records.sign_in import SignInSession
from records.staff import Staff
from tests.web.conftest import Visitor
from web.sign_in import passwords, views

Come = Callable[[str], Visitor]


def later(**span: Any) -> Any:
    """The clock, moved forward."""
    return fixed(now() + dt.timedelta(**span))


def hidden(page: str, name: str) -> str:
    """The value of a hidden field."""
    return unescape(page.split(f'name="{name}" value="')[1].split('"')[0])


def test_a_right_password_leads_back_to_the_page_asked_for(visitor: Visitor) -> None:
    asked = visitor.get("/keys")
    assert asked.headers["Location"] == "/sign-in?next=/keys"
    answer = visitor.sign_in("caseworker", next="/keys")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/keys")
    assert visitor.get("/keys").status_code == 200


@pytest.mark.parametrize(
    "trap",
    ["//evil.example/", "https://evil.example/", "/\\evil.example", "/a\nb", "/\t/evil.example", "/\r/evil.example"],
)
def test_the_sign_in_page_leads_nowhere_else(visitor: Visitor, trap: str) -> None:
    location = visitor.sign_in("caseworker", next=trap).headers["Location"]
    assert location.startswith("/")
    assert "evil" not in location
    assert "\n" not in location


@pytest.mark.parametrize("page", ["http://[bad", "https://evil.example//evil.example/", ""])
def test_a_part_of_a_page_asked_for_from_nowhere_leads_to_the_sign_in_page(visitor: Visitor, page: str) -> None:
    answer = visitor.get("/tasks", headers={"HX-Request": "true", "HX-Current-URL": page})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (401, "/sign-in?next=/")


def test_an_unknown_name_and_a_wrong_password_get_the_same_answer(visitor: Visitor) -> None:
    unknown = visitor.sign_in("nobody").get_data(as_text=True)
    wrong = visitor.sign_in("caseworker", "not this").get_data(as_text=True)
    assert views.WRONG in unknown
    assert views.WRONG in wrong


def test_every_guess_at_a_kept_password_costs_64_megabytes() -> None:
    assert passwords.hashed("a long pass phrase").startswith("$argon2id$v=19$m=65536,t=3,p=4$"), "RFC 9106, low memory"


def test_an_unknown_name_costs_as_much_work_as_a_known_one(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = []
    right = views.passwords._hasher.__class__.verify
    monkeypatch.setattr(
        views.passwords._hasher.__class__, "verify", lambda me, *given: checked.append(1) or right(me, *given)
    )
    visitor.sign_in("nobody", "x")
    visitor.sign_in("caseworker", "x")
    assert checked == [1, 1]


def test_the_sixth_wrong_try_waits_a_quarter_of_an_hour_even_with_the_right_password(visitor: Visitor) -> None:
    for _ in range(5):
        assert visitor.sign_in("caseworker", "wrong").status_code == 422
    locked = visitor.sign_in("caseworker")
    assert locked.status_code == 429
    assert locked.headers["Retry-After"] == "900"
    assert visitor.sign_in("supervisor").status_code == 303, "others still get in"
    with later(minutes=16):
        assert visitor.sign_in("caseworker").status_code == 303


def test_guessing_unknown_names_is_slowed_down_just_the_same(visitor: Visitor) -> None:
    answers = [visitor.sign_in("nobody", "x").status_code for _ in range(6)]
    assert answers == [422] * 5 + [429]


def test_one_address_that_tries_many_names_is_slowed_down(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("records.signing_in.TRIES_OF_AN_ADDRESS", 3)
    answers = [visitor.sign_in(f"name{number}", "x").status_code for number in range(4)]
    assert answers == [422] * 3 + [429]


def test_somebody_who_left_does_not_get_in_and_is_out_at_once(
    visitor: Visitor, as_role: Come, staff: dict[str, Staff], session: Session
) -> None:
    inside = as_role("caseworker")
    staff["caseworker"].active = False
    session.commit()
    assert inside.get("/keys").status_code == 302
    assert visitor.sign_in("caseworker").status_code == 422


def test_after_twenty_quiet_minutes_one_signs_in_again(as_role: Come) -> None:
    visitor = as_role("caseworker")
    with later(minutes=19):
        assert visitor.get("/keys").status_code == 200
    with later(minutes=38):
        assert visitor.get("/keys").status_code == 200, "the look at minute 19 counts"
    with later(minutes=58, seconds=1):
        assert visitor.get("/keys").status_code == 302


def test_requests_that_a_page_makes_by_itself_keep_nobody_signed_in(as_role: Come) -> None:
    visitor = as_role("caseworker")
    with later(minutes=19):
        assert visitor.get("/keys", headers={"X-Background": "1"}).status_code == 200
    with later(minutes=21):
        assert visitor.get("/keys").status_code == 302


def test_nobody_stays_signed_in_longer_than_twelve_hours(as_role: Come) -> None:
    visitor = as_role("caseworker")
    for quarter in range(1, 49):
        with later(minutes=15 * quarter - 1):
            assert visitor.get("/keys").status_code == 200
    with later(hours=12, seconds=1):
        assert visitor.get("/keys").status_code == 302


def test_signing_out_revokes_the_session_on_the_server(as_role: Come, session: Session) -> None:
    visitor = as_role("caseworker")
    cookie = visitor.client.get_cookie("hearth-sign-in")
    assert cookie is not None
    visitor.post("/sign-out")
    assert session.scalars(select(SignInSession.ended_at)).one() is not None
    visitor.client.set_cookie("hearth-sign-in", cookie.value)
    assert visitor.get("/keys").status_code == 302


def test_signing_in_again_rotates_the_token_and_ends_the_old_session(as_role: Come, session: Session) -> None:
    visitor = as_role("caseworker")
    before = visitor.client.get_cookie("hearth-sign-in")
    visitor.sign_in("caseworker")
    after = visitor.client.get_cookie("hearth-sign-in")
    assert before is not None
    assert after is not None
    assert before.value != after.value
    ended = session.scalars(select(SignInSession.ended_at).order_by(SignInSession.id)).all()
    assert [each is None for each in ended] == [False, True]


def test_text_typed_while_the_sign_in_ran_out_comes_back(app: Flask, as_role: Come) -> None:
    visitor = as_role("caseworker")
    with later(minutes=21):
        asked = visitor.post("/search", {"sought": "Łukasz “quoted” <b>"})
        page = asked.get_data(as_text=True)
        assert asked.status_code == 401
        assert "what you typed is kept" in page
        assert "ukasz" not in page, "what was typed is sealed while nobody is signed in"
        back = visitor.sign_in("caseworker", kept=hidden(page, "kept"))
        shown = back.get_data(as_text=True)
        assert back.status_code == 200
        assert 'action="/search"' in shown
        assert hidden(shown, "sought") == "Łukasz “quoted” <b>"
        resent = visitor.client.post(
            "/search", data={name: hidden(shown, name) for name in ("csrf_token", "form_key", "sought")}
        )
        assert resent.status_code == 200


def test_what_one_person_typed_is_not_shown_to_the_next(as_role: Come) -> None:
    visitor = as_role("caseworker")
    with later(minutes=21):
        page = visitor.post("/search", {"sought": "Somebody"}).get_data(as_text=True)
        other = visitor.sign_in("supervisor", kept=hidden(page, "kept"))
        assert other.status_code == 303
        assert "Somebody" not in other.get_data(as_text=True)


def test_a_form_without_its_token_does_nothing_and_shows_what_was_typed(as_role: Come) -> None:
    answer = as_role("caseworker").client.post("/search", data={"sought": "Kept Words"})
    assert answer.status_code == 400
    assert "Kept Words" in answer.get_data(as_text=True)


def test_a_very_long_password_is_refused_and_not_cut(visitor: Visitor) -> None:
    assert visitor.sign_in("caseworker", "a long pass phrase" + "x" * 500).status_code == 422


@pytest.mark.parametrize(
    ("role", "first"),
    [
        ("supervisor", "/unit"),
        ("caseworker", "/"),
        ("intake_clerk", "/applications/new"),
        ("auditor", "/access-log"),
        ("administrator", "/staff"),
        ("policy_analyst", "/law"),
    ],
)
def test_everybodys_day_begins_on_their_own_page(visitor: Visitor, role: str, first: str) -> None:
    assert visitor.sign_in(role).headers["Location"] == first
