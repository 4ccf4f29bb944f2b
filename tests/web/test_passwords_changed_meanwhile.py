"""A password that another takes the place of while it is being checked opens nothing, at any of the doors."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records import accounts
from records.account import Account, AccountSession
from records.clock import now
from records.lost_password import put_one_time
from records.organization_user import OrganizationSession
from records.sign_in import SignInSession
from records.signing_in import end_sessions_of
from records.staff import Staff
from tests.records.staffed import PASSWORD
from tests.web.conftest import Visitor
from tests.web.inquiry.organizations import assigned, at_browser, hospital, liaison, the_user, user
from tests.web.providers import began, counties, signed_in, text, with_account
from web.inquiry import arrival, one_time
from web.inquiry.guard import ENDED
from web.sign_in import passwords

Come = Callable[[str], Visitor]
OWN = "Harbor-Lantern-7"


@pytest.fixture
def while_it_is_checked(monkeypatch: pytest.MonkeyPatch, session: Session) -> Callable[[Callable[[], None]], None]:
    """`while_it_is_checked(happens)`: something is done, and kept, between a hash that was read and the answer."""

    def after_reading(happens: Callable[[], None]) -> None:
        is_right = passwords.is_right

        def checking(password: str, kept_hash: str | None) -> bool:
            right = is_right(password, kept_hash)
            happens()
            session.commit()
            return right

        monkeypatch.setattr(passwords, "is_right", checking)

    return after_reading


def given_anew(session: Session, user_id: int) -> Callable[[], None]:
    """The liaison has a one-time password made for a user."""

    def reset() -> None:
        until = one_time.opens_until()
        put_one_time(session, the_user(session, user_id), passwords.hashed("the slip"), until, now(), user_id=user_id)

    return reset


def test_a_user_does_not_come_in_by_a_password_that_was_reset(
    app: Flask, session: Session, while_it_is_checked: Callable[..., None]
) -> None:
    who = liaison(session, hospital(session))
    while_it_is_checked(given_anew(session, who.id))
    told = {"user_id": str(who.sign_in_name), "password": PASSWORD}
    assert Visitor(app.test_client()).post("/inquiry/sign-in", told).status_code == 422
    assert session.scalars(select(OrganizationSession)).all() == []
    assert passwords.is_right("the slip", the_user(session, who.id).password_hash)


def test_who_changes_a_password_that_was_reset_changes_nothing(
    app: Flask, session: Session, while_it_is_checked: Callable[..., None]
) -> None:
    who = user(session, hospital(session))
    visitor = at_browser(app, who)
    while_it_is_checked(given_anew(session, who.id))
    visitor.post("/inquiry/password", {"old_password": PASSWORD, "password": OWN, "password_again": OWN})
    assert passwords.is_right("the slip", the_user(session, who.id).password_hash)


def test_who_chooses_a_password_on_a_slip_that_was_replaced_is_asked_to_sign_in(
    app: Flask, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = assigned(session, hospital(session))
    visitor, judge, replaced = at_browser(app, who), arrival.what_is_wrong, given_anew(session, who.id)

    def while_it_is_judged(*chosen: object) -> str | None:
        replaced()
        session.commit()
        return judge(*chosen)  # type: ignore[arg-type]

    monkeypatch.setattr(arrival, "what_is_wrong", while_it_is_judged)
    answer = visitor.post("/inquiry/password", {"password": OWN, "password_again": OWN})
    assert answer.location.startswith("/inquiry/sign-in")
    assert ENDED in text(visitor.get(answer.location))
    after = the_user(session, who.id)
    assert (after.password_changed_at, passwords.is_right("the slip", after.password_hash)) == (None, True)


@pytest.mark.parametrize("where", ["door", "own"])
def test_staff_do_not_go_on_with_a_password_that_the_administrator_replaced(
    app: Flask,
    session: Session,
    staff: dict[str, Staff],
    visitor: Visitor,
    where: str,
    while_it_is_checked: Callable[..., None],
) -> None:
    one = staff["caseworker"]
    if where == "own":
        assert visitor.sign_in("caseworker").status_code == 303

    def replaced() -> None:
        session.get_one(Staff, one.id).password_hash = passwords.hashed("the administrator's")
        end_sessions_of(session, one.id, now())

    while_it_is_checked(replaced)
    told = {"old_password": PASSWORD, "password": "four words of mine"}
    answer = visitor.sign_in("caseworker") if where == "door" else visitor.post("/me/password", told)
    assert answer.status_code == 422
    session.expire_all()
    assert passwords.is_right("the administrator's", session.get_one(Staff, one.id).password_hash)
    assert all(each.ended_at for each in session.scalars(select(SignInSession)))


@pytest.mark.parametrize("where", ["door", "own"])
def test_an_account_does_not_open_by_a_password_that_its_owner_replaced(
    app: Flask, session: Session, where: str, while_it_is_checked: Callable[..., None]
) -> None:
    counties(session)
    owner = with_account(session, began(session)).id
    visitor = signed_in(app) if where == "own" else Visitor(app.test_client())

    def replaced() -> None:
        account = session.get_one(Account, owner)
        accounts.set_password(session, account, passwords.hashed("the owner's"), now())

    while_it_is_checked(replaced)
    told = {"email": "noe@example.com", "password": PASSWORD}
    changed = {"old_password": PASSWORD, "password": "seven green paper boats"}
    path = "/account/sign-in" if where == "door" else "/account/password"
    assert visitor.post(path, told if where == "door" else changed).status_code == 422
    session.expire_all()
    assert passwords.is_right("the owner's", session.get_one(Account, owner).password_hash)
    assert all(each.ended_at for each in session.scalars(select(AccountSession)))
