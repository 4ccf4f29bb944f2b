"""A recipient who cannot get in, or whose account somebody else made, gets it back at the county."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.account import Account
from records.event import Event
from records.staff import Staff
from tests.records.staffed import PASSWORD
from tests.web.conftest import Visitor
from tests.web.providers import text, with_account
from tests.web.receiving import BORN, Care, care, number, own_account, sits_down

Come = Callable[[str], Visitor]
NEW = {"email": "Mine@Example.com", "seen": "yes"}


@pytest.fixture
def sunny(session: Session, staff: dict[str, Staff]) -> Care:
    return care(session)


def test_an_account_that_somebody_else_made_is_given_to_whom_it_is_about(
    app: Flask, session: Session, as_role: Come, sunny: Care
) -> None:
    own_account(session, sunny.case, "stranger@example.com")
    stranger, worker = sits_down(app, "stranger@example.com"), as_role("caseworker")
    path = f"/cases/{sunny.case.case_number}/account"
    assert "stranger@example.com" in text(worker.get(path))
    assert worker.post(path, NEW).location == path
    assert stranger.get("/care").status_code == 303
    told = {"email": "stranger@example.com", "password": PASSWORD}
    assert Visitor(app.test_client()).post("/account/sign-in", told).status_code == 422
    chosen = {
        "number": number(sunny.case),
        "proof": "8867",
        "email": "mine@example.com",
        "password": "seven paper boats",
    }
    assert Visitor(app.test_client()).post("/account/forgotten/care", {**chosen, **BORN}).location == "/care"
    assert session.scalars(select(Event.kind).where(Event.case_id == sunny.case.id)).all() == ["account_moved"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"seen": ""}, "Make sure who asks."),
        ({"email": "nobody"}, "e-mail address like"),
        ({"email": "noe@example.com"}, "Another account signs in with this e-mail."),
    ],
)
def test_it_is_not_given_to_who_was_not_seen_nor_with_anothers_email(
    session: Session, as_role: Come, sunny: Care, changed: dict[str, str], sentence: str
) -> None:
    own_account(session, sunny.case)
    with_account(session, sunny.enrollment)
    told = {name: value for name, value in {**NEW, **changed}.items() if value}
    answer = as_role("caseworker").post(f"/cases/{sunny.case.case_number}/account", told)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert session.scalars(select(Account.sign_in_name).where(Account.person_id == sunny.case.person_id)).all() == [
        "sunny@example.com"
    ]


def test_another_county_does_not_know_of_it(session: Session, as_role: Come, sunny: Care) -> None:
    own_account(session, sunny.case)
    path = f"/cases/{sunny.case.case_number}/account"
    assert as_role("yolo").get(path).status_code == 404
    assert as_role("yolo").post(path, NEW).status_code == 404
    assert as_role("auditor").get(path).status_code == 403


def test_where_there_is_none_the_page_says_how_it_is_made(as_role: Come, sunny: Care) -> None:
    path = f"/cases/{sunny.case.case_number}/account"
    worker = as_role("caseworker")
    assert "No online account" in text(worker.get(path))
    assert worker.post(path, NEW).status_code == 404
