"""A lost password: the liaison has another made and hands it out; for a liaison alone, the State's Unit does."""

import html
import re
import uuid
from collections.abc import Callable

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from records.account_requests import Promises, Wanted, ask
from records.clock import county_today, now
from records.decision import Decision
from records.event import Event
from records.help_ticket import HelpTicket
from records.staff import Staff
from records.submission import Submission
from tests.records.staffed import PASSWORD
from tests.web.conftest import Visitor
from tests.web.inquiry.organizations import assigned, at_browser, hospital, liaison, the_user, user
from tests.web.providers import text

Come = Callable[[str], Visitor]


def shown(answer: TestResponse) -> str:
    """The one-time password on a slip."""
    return html.unescape(re.findall(r'slip__word">([^<]+)<', answer.get_data(as_text=True))[1])


def test_a_liaison_hands_out_a_new_password_and_the_user_chooses_their_own(app: Flask, session: Session) -> None:
    place = hospital(session)
    head, who = liaison(session, place), user(session, place, first_name="Odette")
    theirs, desk = at_browser(app, who), at_browser(app, head)
    address = f"/inquiry/users/{who.id}/password"
    assert address in desk.get("/inquiry/users").get_data(as_text=True)
    assert "signed out everywhere" in text(desk.get(address))
    slip = desk.post(address)
    assert slip.headers["Cache-Control"] == "no-store"
    assert theirs.get("/inquiry/password").location.startswith("/inquiry/sign-in")
    wrong = Visitor(app.test_client()).post(
        "/inquiry/sign-in", {"user_id": str(who.sign_in_name), "password": PASSWORD}
    )
    assert "do not belong together" in text(wrong)
    again = at_browser(app, who, shown(slip))
    assert again.get("/inquiry/help").location == "/inquiry/password"
    own = {"password": "Verdant-Harbor-72", "password_again": "Verdant-Harbor-72"}
    assert again.post("/inquiry/password", own).status_code == 303
    assert again.get("/inquiry/help").status_code == 200
    happened = session.scalars(select(Event).where(Event.kind == "password_reset")).one()
    assert (happened.user_id, happened.params) == (head.id, {"user_id": who.id})


def test_pressed_twice_it_is_made_once_and_shown_once(app: Flask, session: Session) -> None:
    place = hospital(session)
    desk, who = at_browser(app, liaison(session, place)), user(session, place)
    address, key = f"/inquiry/users/{who.id}/password", {"form_key": uuid.uuid4().hex}
    password = shown(desk.post(address, key))
    kept = the_user(session, who.id).password_hash
    second = desk.post(address, key)
    assert (second.status_code, second.location) == (303, "/inquiry/users")
    assert password not in desk.get("/inquiry/users").get_data(as_text=True)
    assert the_user(session, who.id).password_hash == kept
    assert [each.payload for each in session.scalars(select(Submission))] == [{"user_id": who.id}]


def test_it_settles_the_question_that_the_help_desk_sent_to_the_liaison(
    app: Flask, session: Session, as_role: Come
) -> None:
    place = hospital(session)
    who, head = user(session, place, first_name="Odette"), liaison(session, place)
    hana = as_role("help_desk")
    hana.post("/help-desk/calls", {"user_id": str(who.sign_in_name), "topic": "password", "text": "Forgot it."})
    ticket = session.scalars(select(HelpTicket)).one()
    hana.post(f"/help-desk/{ticket.id}/liaison")
    desk = at_browser(app, head)
    assert "Make a new password for Odette" in text(desk.get("/inquiry/users"))
    slip = desk.post(f"/inquiry/users/{who.id}/password")
    session.refresh(ticket)
    assert ticket.closed_at is not None
    assert "Make a new password for Odette" not in text(desk.get("/inquiry/users"))
    theirs = at_browser(app, who, shown(slip))
    theirs.post("/inquiry/password", {"password": "Verdant-Harbor-72", "password_again": "Verdant-Harbor-72"})
    assert "A new one-time password was made" in text(theirs.get(f"/inquiry/help/{ticket.number}"))


def test_nobody_makes_one_for_themselves_for_strangers_or_for_who_has_not_arrived(app: Flask, session: Session) -> None:
    place = hospital(session)
    head = liaison(session, place)
    desk = at_browser(app, head)
    assert desk.post(f"/inquiry/users/{head.id}/password").location == "/inquiry/password"
    for other in (user(session, hospital(session)), assigned(session, place)):
        before = other.password_hash
        assert desk.get(f"/inquiry/users/{other.id}/password").status_code == 404
        assert desk.post(f"/inquiry/users/{other.id}/password").status_code == 404
        assert the_user(session, other.id).password_hash == before
    plain = at_browser(app, user(session, place))
    assert plain.post(f"/inquiry/users/{head.id}/password").status_code == 404


def test_the_unit_makes_one_for_a_liaison_and_for_nobody_else(app: Flask, session: Session, as_role: Come) -> None:
    place = hospital(session)
    head, who = liaison(session, place), user(session, place)
    ivan, rosa = as_role("information_technology"), as_role("regional_office")
    address = f"/organizations/{place.id}/users/{{}}/password"
    assert address.format(head.id) in ivan.get(f"/organizations/{place.id}").get_data(as_text=True)
    assert address.format(head.id) not in rosa.get(f"/organizations/{place.id}").get_data(as_text=True)
    assert rosa.post(address.format(head.id)).status_code == 403
    assert ivan.post(address.format(who.id)).status_code == 404
    assert ivan.post(address.format(liaison(session, hospital(session)).id)).status_code == 404
    slip = ivan.post(address.format(head.id))
    assert "916" in text(slip)
    assert at_browser(app, head, shown(slip)).get("/inquiry/users").location == "/inquiry/password"
    assert "One-time password made for a user" in text(rosa.get(f"/organizations/{place.id}"))


def test_of_two_liaisons_who_both_lost_theirs_the_unit_helps_both(app: Flask, session: Session, as_role: Come) -> None:
    place, ivan = hospital(session), as_role("information_technology")
    for head in (liaison(session, place), liaison(session, place)):
        slip = ivan.post(f"/organizations/{place.id}/users/{head.id}/password")
        assert at_browser(app, head, shown(slip)).get("/inquiry/users").location == "/inquiry/password"


def test_nobody_of_the_unit_makes_one_for_themselves_or_for_whom_they_have_approved(
    app: Flask, session: Session, as_role: Come, staff: dict[str, Staff]
) -> None:
    place, ivan = hospital(session), staff["information_technology"]
    own, approved = liaison(session, place, email=ivan.sign_in_name.upper()), liaison(session, place)
    wanted = Wanted("modify", county_today(), "new_liaison", user_id=approved.id, liaison=True)
    (change,) = ask(session, place, own, Promises(True, True, True), [wanted], now()).changes
    change.status, change.approved_by_id = "done", ivan.id
    session.commit()
    sentences = {
        own: "Nobody decides on what is their own.",
        approved: "Who approved the account or a change of it makes",
    }
    page = as_role("information_technology").get(f"/organizations/{place.id}")
    for head, sentence in sentences.items():
        assert f"Lost password: {sentence}" in text(page), "it is said before it is pressed"
        assert f"/organizations/{place.id}/users/{head.id}/password" not in page.get_data(as_text=True)
        answer = as_role("information_technology").post(f"/organizations/{place.id}/users/{head.id}/password")
        assert (answer.status_code, sentence in text(answer)) == (403, True)
        assert (the_user(session, head.id).one_time_until, session.scalars(select(Submission)).all()) == (None, [])


def test_the_timeline_names_the_liaison_who_did_it_and_leads_nobody_where_they_may_not_go(
    app: Flask, session: Session, as_role: Come
) -> None:
    place = hospital(session)
    head, who = liaison(session, place, first_name="Perpetua"), user(session, place)
    at_browser(app, head).post(f"/inquiry/users/{who.id}/password")
    asked = {"question": "deadline.ccs_recertification", "law": "x", "facts": {}, "trace": {}, "made_at": now()}
    word = Decision(organization_id=place.id, asked_about=county_today(), **asked)
    session.add(word)
    session.flush()
    session.add(Event(organization_id=place.id, at=now(), kind="clock_started", params={}, decision_id=word.id))
    session.commit()
    page = as_role("regional_office").get(f"/organizations/{place.id}")
    assert f"Perpetua {head.last_name}" in text(page).split("One-time password made for a user")[1]
    assert "/decisions/" not in page.get_data(as_text=True)
    assert f"/decisions/{word.id}" in as_role("auditor").get(f"/organizations/{place.id}").get_data(as_text=True)


def test_the_only_liaison_is_told_that_the_unit_helps(app: Flask, session: Session, as_role: Come) -> None:
    head, hana = liaison(session, hospital(session)), as_role("help_desk")
    hana.post("/help-desk/calls", {"user_id": str(head.sign_in_name), "topic": "password", "text": "Forgot it."})
    ticket = session.scalars(select(HelpTicket)).one()
    assert "only liaison" in text(hana.post(f"/help-desk/{ticket.id}/liaison", follow_redirects=True))
    assert "calls you at the number on record" in text(at_browser(app, head).get(f"/inquiry/help/{ticket.number}"))
    slip = as_role("information_technology").post(f"/organizations/{head.organization_id}/users/{head.id}/password")
    theirs = at_browser(app, head, shown(slip))
    theirs.post("/inquiry/password", {"password": "Verdant-Harbor-72", "password_again": "Verdant-Harbor-72"})
    settled = text(theirs.get(f"/inquiry/help/{ticket.number}"))
    assert "The Information Technology Unit calls you at the number on record with it" in settled
    assert "Your liaison hands it to you" not in settled


def test_pressed_twice_the_unit_makes_one_and_it_opens(app: Flask, session: Session, as_role: Come) -> None:
    place = hospital(session)
    head, ivan = liaison(session, place), as_role("information_technology")
    address = f"/organizations/{place.id}/users/{head.id}/password"
    slip, again = (ivan.post(address, {"form_key": "k" * 32}) for _press in (1, 2))
    assert (slip.status_code, again.status_code) == (200, 303)
    assert at_browser(app, head, shown(slip)).get("/inquiry/users").location == "/inquiry/password"
