"""A user comes in by password and banner; whoever is closed out, locked out or away too long does not."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records import clock
from records.account_requests import Promises, Wanted, ask
from records.clock import county_today, now
from records.inquiry_log import InquiryLog
from records.organization_user import OrganizationSession
from tests.records.staffed import PASSWORD
from tests.web.conftest import Visitor
from tests.web.inquiry.organizations import assigned, at_browser, hospital, liaison, user
from tests.web.providers import text
from web.inquiry.guard import ENDED

PAGE = "/inquiry/password"


def tried(app: Flask, user_id: str, password: str = PASSWORD) -> tuple[int, str]:
    answer = Visitor(app.test_client()).post("/inquiry/sign-in", {"user_id": user_id, "password": password})
    return answer.status_code, text(answer) if answer.status_code != 303 else ""


def test_a_right_password_leads_to_the_banner_and_the_banner_leads_in(app: Flask, session: Session) -> None:
    who = user(session, hospital(session))
    visitor = at_browser(app, who, banner=False)
    assert visitor.get(PAGE).location == "/inquiry/banner"
    assert "State of California" in text(visitor.get("/inquiry/banner"))
    assert visitor.post("/inquiry/banner", {"next": PAGE}).location == PAGE
    page = visitor.get(PAGE)
    assert page.status_code == 200
    assert str(who.last_name) in page.get_data(as_text=True)
    deeds = session.scalars(select(InquiryLog.deed).where(InquiryLog.user_id == who.id)).all()
    assert deeds == ["sign_in"]


def test_the_banner_comes_at_every_sign_in(app: Flask, session: Session) -> None:
    who = user(session, hospital(session))
    at_browser(app, who)
    assert at_browser(app, who, banner=False).get(PAGE).location == "/inquiry/banner"


def test_the_user_id_is_known_whatever_its_capitals(app: Flask, session: Session) -> None:
    who = user(session, hospital(session))
    assert tried(app, f" {str(who.sign_in_name).upper()} ")[0] == 303


def test_unknown_wrong_and_disabled_look_the_same(app: Flask, session: Session) -> None:
    place = hospital(session)
    gone = user(session, place, status="disabled", disabled_at=now())
    left = user(session, place, leaves_on=county_today())
    ended = user(session, hospital(session, status="ended"))
    here = user(session, place)
    pages = [
        tried(app, "pi99999999"),
        tried(app, str(here.sign_in_name), "not the one"),
        *(tried(app, str(each.sign_in_name)) for each in (gone, left, ended)),
    ]
    assert {status for status, _page in pages} == {422}
    assert all("do not belong together" in page for _status, page in pages)


def test_five_wrong_passwords_in_a_row_lock_for_half_an_hour_a_known_and_an_unknown_user_id(
    app: Flask, session: Session
) -> None:
    who = user(session, hospital(session))
    for user_id in (str(who.sign_in_name), "pi99999999"):
        assert [tried(app, user_id, "wrong")[0] for _try in range(5)] == [422] * 5
        assert tried(app, user_id, "wrong")[0] == 429
    assert tried(app, str(who.sign_in_name))[0] == 429
    with clock.fixed(now() + dt.timedelta(minutes=29)):
        assert tried(app, str(who.sign_in_name))[0] == 429
    with clock.fixed(now() + dt.timedelta(minutes=31)):
        assert tried(app, str(who.sign_in_name))[0] == 303


def test_a_right_password_between_wrong_ones_begins_the_count_again(app: Flask, session: Session) -> None:
    who = str(user(session, hospital(session)).sign_in_name)
    for _round in range(2):
        assert [tried(app, who, "wrong")[0] for _try in range(4)] == [422] * 4
        assert tried(app, who)[0] == 303


def test_who_is_away_for_twenty_minutes_signs_in_again(app: Flask, session: Session) -> None:
    visitor = at_browser(app, user(session, hospital(session)))
    with clock.fixed(now() + dt.timedelta(minutes=19)):
        assert visitor.get(PAGE).status_code == 200
    with clock.fixed(now() + dt.timedelta(minutes=40)):
        assert visitor.get(PAGE).location == "/inquiry/sign-in?next=/inquiry/password"
        assert "closed your page" in text(visitor.get("/inquiry/sign-in"))


def test_a_session_ends_after_twelve_hours_however_busy(app: Flask, session: Session) -> None:
    visitor = at_browser(app, user(session, hospital(session)))
    begun = now()
    for quarters in range(1, 48):
        with clock.fixed(begun + dt.timedelta(minutes=15 * quarters)):
            assert visitor.get(PAGE).status_code == 200
    with clock.fixed(begun + dt.timedelta(hours=12, seconds=1)):
        assert visitor.get(PAGE).status_code == 303


@pytest.mark.parametrize("closed", ["disabled", "left", "ended"])
def test_an_open_page_closes_the_moment_its_right_ends(app: Flask, session: Session, closed: str) -> None:
    place = hospital(session)
    who = user(session, place)
    visitor = at_browser(app, who)
    assert visitor.get(PAGE).status_code == 200
    if closed == "disabled":
        who.status, who.disabled_at = "disabled", now()
    elif closed == "left":
        who.leaves_on = county_today()
    else:
        place.status = "ended"
    session.commit()
    assert visitor.get(PAGE).status_code == 303
    assert ENDED in text(visitor.get("/inquiry/sign-in"))


def test_signing_out_ends_the_session_itself_and_its_cookie_opens_nothing(app: Flask, session: Session) -> None:
    visitor = at_browser(app, user(session, hospital(session)))
    kept = visitor.client.get_cookie("hearth-inquiry")
    assert kept is not None
    assert kept.http_only
    assert kept.same_site == "Lax"
    assert visitor.post("/inquiry/sign-out").headers["Clear-Site-Data"] == '"storage"'
    visitor.client.set_cookie("hearth-inquiry", kept.value)
    assert visitor.get(PAGE).location.startswith("/inquiry/sign-in")
    assert session.scalars(select(OrganizationSession)).one().ended_at is not None


def test_a_frozen_organization_keeps_looking_and_is_told(app: Flask, session: Session) -> None:
    visitor = at_browser(app, user(session, hospital(session, status="frozen", frozen_on=county_today())))
    assert "has no liaison" in visitor.get(PAGE).get_data(as_text=True)


def test_a_one_time_password_that_ran_out_says_so(app: Flask, session: Session) -> None:
    who = assigned(session, hospital(session), one_time_until=now() - dt.timedelta(minutes=1))
    status, page = tried(app, str(who.sign_in_name))
    assert (status, "has run out" in page) == (422, True)
    assert session.scalars(select(InquiryLog.deed)).all() == ["sign_in_failed"]


def test_another_site_is_no_page_to_come_back_to(app: Flask, session: Session) -> None:
    visitor = at_browser(app, liaison(session, hospital(session)), banner=False)
    assert not visitor.post("/inquiry/banner", {"next": "https://evil.example"}).location.startswith("http")


def test_the_page_asked_for_comes_after_the_banner(app: Flask, session: Session) -> None:
    who = user(session, hospital(session))
    told = {"user_id": str(who.sign_in_name), "password": PASSWORD, "next": PAGE}
    assert (
        Visitor(app.test_client()).post("/inquiry/sign-in", told).location == "/inquiry/banner?next=/inquiry/password"
    )


def test_staff_and_the_public_are_nobody_here(app: Flask, session: Session, as_role: object) -> None:
    worker = as_role("caseworker")  # type: ignore[operator]
    assert worker.get(PAGE).location.startswith("/inquiry/sign-in")
    assert at_browser(app, user(session, hospital(session))).get("/applications").location.startswith("/sign-in")


def test_an_account_opens_on_the_first_day_that_was_asked_for_and_not_before(app: Flask, session: Session) -> None:
    place = hospital(session)
    who, day = assigned(session, place), county_today() + dt.timedelta(days=3)
    wanted = [Wanted("add", day, "new_staff", first_name="Quill", last_name="Fenwick", email="q@b.example")]
    (change,) = ask(session, place, liaison(session, place), Promises(True, True, True), wanted, now()).changes
    change.user_id, change.status = who.id, "assigned"
    session.commit()
    status, page = tried(app, str(who.sign_in_name))
    assert (status, f"Your account opens on {day:%B} {day.day}" in page) == (422, True)
    assert session.scalars(select(InquiryLog.deed)).all() == ["sign_in_failed"]
    change.effective_on = county_today()
    session.commit()
    assert tried(app, str(who.sign_in_name))[0] == 303
