"""A user ID stands on every page as on the slip that its user was given: in capitals."""

from collections.abc import Callable

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import now
from records.help_ticket import HelpTicket
from records.inquiry_log import InquiryLog, ProbingAlert
from tests.web.conftest import Visitor
from tests.web.inquiry.organizations import at_browser, hospital, liaison, user

Come = Callable[[str], Visitor]
QUESTION = {"topic": "password", "text": "I forgot it.", "page": "inquiry.sars"}


def whole(visitor: Visitor, path: str) -> str:
    """A page with its frame."""
    return visitor.get(path).get_data(as_text=True)


def test_a_user_id_is_written_alike_for_its_user_the_liaison_and_the_states_offices(
    app: Flask, session: Session, as_role: Come
) -> None:
    place = hospital(session)
    who = user(session, place, sign_in_name="copper77")
    asks = at_browser(app, who)
    asks.post("/inquiry/help", QUESTION)
    session.add(InquiryLog(at=now(), organization_id=place.id, user_id=who.id, deed="view", what="home"))
    session.add(ProbingAlert(organization_id=place.id, user_id=who.id, raised_at=now(), misses=20))
    session.commit()
    ticket = session.scalars(select(HelpTicket.id)).one()
    hana, head = as_role("help_desk"), at_browser(app, liaison(session, place))
    desk = whole(hana, f"/help-desk/{ticket}")
    hana.post(f"/help-desk/{ticket}/liaison")
    pages = [
        *(whole(asks, "/inquiry/help"), whole(head, "/inquiry/help"), whole(head, "/inquiry/log")),
        *(desk, whole(as_role("regional_office"), "/probing"), whole(as_role("auditor"), "/inquiries")),
        *(whole(head, "/inquiry/tokens"), whole(head, "/inquiry/log.csv"), whole(as_role("auditor"), "/inquiries.csv")),
        *(whole(head, "/inquiry/users"), whole(as_role("regional_office"), f"/organizations/{place.id}")),
    ]
    for page in pages:
        assert "COPPER77" in page
        assert "copper77" not in page
