"""Questions to the help desk: asked with nothing of anybody's record, answered, passed on to the liaison."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import literal_column, select
from sqlalchemy.orm import Session

from records.clock import now
from records.help_ticket import HelpMessage, HelpTicket
from records.help_tickets import say
from records.staff import Staff
from tests.web.conftest import Visitor
from tests.web.inquiry.organizations import at_browser, hospital, liaison, user
from tests.web.providers import text
from web.inquiry.help.context import PAGES, VIEWS
from web.inquiry.navigation import LINKS
from web.staff.help_desk.listing import FROM_A_CALL

Come = Callable[[str], Visitor]
ASKED = {"topic": "printing", "text": "The button does nothing.", "page": "inquiry.sars"}


def asked(session: Session, visitor: Visitor, **told: str) -> HelpTicket:
    """A question of whoever is at the browser."""
    answer = visitor.post("/inquiry/help", {**ASKED, **told})
    assert answer.status_code == 303, text(answer)
    session.rollback()
    return session.scalars(select(HelpTicket).order_by(HelpTicket.id.desc()).limit(1)).one()


def test_a_question_knows_the_page_it_was_asked_from_and_nothing_that_was_on_it(app: Flask, session: Session) -> None:
    visitor = at_browser(app, user(session, hospital(session)))
    assert "the page you came from (Daily activity)" in text(visitor.get("/inquiry/help?page=inquiry.activity"))
    ticket = asked(session, visitor)
    assert (ticket.page, ticket.as_of, ticket.topic) == ("inquiry.sars", None, "printing")
    for page in ("inquiry/sars/97000000012", "staff.show", "x" * 300):
        assert asked(session, visitor, page=page).page == "help"


def test_every_page_from_which_a_user_may_ask_has_its_words(app: Flask) -> None:
    before = {"inquiry_arrival", "inquiry_door"}  # whoever is not through the door yet asks nothing here
    views = {each for each in app.view_functions if each.partition(".")[0] in set(VIEWS) - before}
    assert views | {"inquiry_arrival.password", FROM_A_CALL} == set(PAGES)
    assert {link.endpoint: link.title for link in LINKS}.items() <= PAGES.items()


@pytest.mark.parametrize("number", ["97000000012", "91 000 000 012", "91234567a", "0000001", "219-09-9999"])
def test_numbers_of_children_and_authorizations_are_not_taken(app: Flask, session: Session, number: str) -> None:
    visitor = at_browser(app, user(session, hospital(session)))
    answer = visitor.post("/inquiry/help", {**ASKED, "text": f"I do not find {number}, please help."})
    assert answer.status_code == 422
    assert "Leave out numbers of children" in text(answer)
    assert session.scalars(select(HelpMessage)).all() == []
    assert visitor.post("/inquiry/help", {**ASKED, "text": "Call me: 916 555 0100, room 12."}).status_code == 303


def test_a_question_is_answered_and_closed_and_opens_again_when_more_is_said(
    app: Flask, session: Session, as_role: Come, staff: dict[str, Staff]
) -> None:
    visitor = at_browser(app, user(session, hospital(session)))
    ticket = asked(session, visitor)
    hana = as_role("help_desk")
    assert ticket.number in text(hana.get("/help-desk?show=unclaimed"))
    assert hana.post(f"/help-desk/{ticket.id}/claim").status_code == 303
    assert ticket.number in text(hana.get("/help-desk?show=mine"))
    assert hana.post(f"/help-desk/{ticket.id}/answer", {"text": "Use the other button."}).status_code == 303
    assert ticket.number not in text(hana.get("/help-desk"))
    own = f"/inquiry/help/{ticket.number}"
    assert "Use the other button." in text(visitor.get(own))
    assert visitor.post(f"{own}/close").status_code == 303
    assert ticket.number in text(hana.get("/help-desk?show=closed"))
    assert visitor.post(own, {"text": "It came back."}).status_code == 303
    assert ticket.number in text(hana.get("/help-desk"))
    session.refresh(ticket)
    assert (ticket.closed_at, ticket.answered_at, ticket.assignee_id) == (None, None, staff["help_desk"].id)


def test_an_answer_is_announced_on_the_first_page_of_whoever_asked_until_it_is_read(
    app: Flask, session: Session, as_role: Come
) -> None:
    organization, said = hospital(session), "The help desk has answered"
    visitor = at_browser(app, user(session, organization))
    ticket, hana = asked(session, visitor), as_role("help_desk")
    own = f"/inquiry/help/{ticket.number}"
    assert said not in text(visitor.get("/inquiry"))
    hana.post(f"/help-desk/{ticket.id}/answer", {"text": "Use the other button.", "closes": "yes"})
    assert own in visitor.get("/inquiry").get_data(as_text=True)
    assert said in text(visitor.get("/inquiry"))
    assert said not in text(at_browser(app, user(session, organization)).get("/inquiry"))
    visitor.get(own)
    assert said not in text(visitor.get("/inquiry"))
    hana.post(f"/help-desk/{ticket.id}/answer", {"text": "Or that one."})
    assert said in text(visitor.get("/inquiry")), "the desk wrote again"


def test_an_answer_that_came_while_its_question_was_looked_at_is_announced_and_looking_writes_once(
    app: Flask, session: Session, staff: dict[str, Staff]
) -> None:
    visitor, written = at_browser(app, user(session, hospital(session))), now()
    ticket = asked(session, visitor)
    visitor.get(f"/inquiry/help/{ticket.number}")  # the desk has written meanwhile, and it is not kept yet
    say(session, ticket, "Use the other button.", written, staff_id=staff["help_desk"].id)
    session.commit()
    assert "The help desk has answered" in text(visitor.get("/inquiry"))
    versions = set()
    for _look in range(2):
        assert "Use the other button." in text(visitor.get(f"/inquiry/help/{ticket.number}"))
        versions.add(session.scalar(select(literal_column("xmin::text")).select_from(HelpTicket)))
        session.rollback()
    assert (len(versions), "The help desk has answered" in text(visitor.get("/inquiry"))) == (1, False)


def test_a_question_is_seen_by_nobody_else_of_the_organization(app: Flask, session: Session) -> None:
    organization = hospital(session)
    ticket = asked(session, at_browser(app, user(session, organization)))
    for other in (user(session, organization), liaison(session, organization), user(session, hospital(session))):
        visitor = at_browser(app, other)
        assert visitor.get(f"/inquiry/help/{ticket.number}").status_code == 404
        assert visitor.post(f"/inquiry/help/{ticket.number}", {"text": "Mine."}).status_code == 404
        assert visitor.post(f"/inquiry/help/{ticket.number}/close").status_code == 404
        assert ticket.number not in text(visitor.get("/inquiry/help"))


def test_a_reset_goes_to_the_liaison_and_never_to_the_caller(app: Flask, session: Session, as_role: Come) -> None:
    organization = hospital(session)
    who = user(session, organization, first_name="Odette")
    head = liaison(session, organization, first_name="Perpetua")
    before = who.password_hash
    ticket = asked(session, at_browser(app, who), topic="password")
    hana = as_role("help_desk")
    assert "Perpetua" in text(hana.get(f"/help-desk/{ticket.id}"))
    assert hana.post(f"/help-desk/{ticket.id}/liaison").status_code == 303
    session.refresh(who)
    assert (who.password_hash, who.one_time_until) == (before, None)
    assert "Odette" in text(at_browser(app, head).get("/inquiry/help"))
    assert "Users who need you" not in text(at_browser(app, who).get("/inquiry/help"))
    assert "reset through your liaison" in text(at_browser(app, who).get(f"/inquiry/help/{ticket.number}"))


def test_where_no_liaison_is_left_the_user_is_told_who_names_one(app: Flask, session: Session, as_role: Come) -> None:
    visitor = at_browser(app, user(session, hospital(session)))
    ticket = asked(session, visitor, topic="password")
    as_role("help_desk").post(f"/help-desk/{ticket.id}/liaison")
    assert "The Regional Office of CCS names one" in text(visitor.get(f"/inquiry/help/{ticket.number}"))


def test_a_call_of_somebody_who_cannot_sign_in_is_kept_in_their_name(
    app: Flask, session: Session, as_role: Come
) -> None:
    who, hana = user(session, hospital(session)), as_role("help_desk")
    call = {"user_id": str(who.sign_in_name), "topic": "password", "text": "Forgot the password."}
    assert hana.post("/help-desk/calls", {**call, "user_id": "pi-nobody"}).status_code == 422
    assert hana.post("/help-desk/calls", call).status_code == 303
    ticket = session.scalars(select(HelpTicket)).one()
    assert (ticket.user_id, ticket.page, ticket.answered_at) == (who.id, "inquiry_door.sign_in", None)
    assert "Forgot the password." in text(at_browser(app, who).get(f"/inquiry/help/{ticket.number}"))


@pytest.mark.parametrize("role", ["caseworker", "supervisor", "payroll_officer", "administrator"])
def test_staff_outside_provider_inquiry_see_no_question(app: Flask, session: Session, as_role: Come, role: str) -> None:
    visitor = as_role(role)
    ticket = asked(session, at_browser(app, user(session, hospital(session))))
    assert visitor.get("/help-desk").status_code == 403
    assert visitor.get(f"/help-desk/{ticket.id}").status_code == 403


def test_the_regional_office_reads_questions_and_answers_none(app: Flask, session: Session, as_role: Come) -> None:
    regina = as_role("regional_office")
    ticket = asked(session, at_browser(app, user(session, hospital(session))))
    assert "Send the answer" not in text(regina.get(f"/help-desk/{ticket.id}"))
    assert regina.post(f"/help-desk/{ticket.id}/answer", {"text": "Yes."}).status_code == 403
    assert regina.get(f"/help-desk/{ticket.id + 1000}").status_code == 404


def test_pressed_twice_a_question_is_asked_once_and_a_message_said_once(app: Flask, session: Session) -> None:
    visitor = at_browser(app, user(session, hospital(session)))
    for _press in range(2):
        assert visitor.post("/inquiry/help", {**ASKED, "form_key": "k" * 32}).status_code == 303
    (ticket,) = session.scalars(select(HelpTicket))
    for _press in range(2):
        more = {"text": "It is the red one.", "form_key": "m" * 32}
        assert visitor.post(f"/inquiry/help/{ticket.number}", more).status_code == 303
    assert len(session.scalars(select(HelpMessage)).all()) == 2
