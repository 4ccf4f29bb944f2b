"""The State may take a user's access away at any time; of a liaison's the organization's own process hears."""

from collections.abc import Callable

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.event import Event
from records.outbox import OutboxMessage
from records.submission import Submission
from tests.web.conftest import Visitor
from tests.web.inquiry.organizations import at_browser, hospital, liaison, the_user, user
from tests.web.providers import text

Come = Callable[[str], Visitor]


def told(session: Session) -> list[OutboxMessage]:
    """What the organization's process hears."""
    return [*session.scalars(select(OutboxMessage).where(OutboxMessage.kind == "tell"))]


def test_nothing_opens_for_a_user_from_that_moment_on(app: Flask, session: Session, as_role: Come) -> None:
    place = hospital(session)
    who, rosa = user(session, place), as_role("regional_office")
    theirs = at_browser(app, who)
    address = f"/organizations/{place.id}/users/{who.id}/revoke"
    assert address in rosa.get(f"/organizations/{place.id}").get_data(as_text=True)
    assert "Say why" in text(rosa.post(address, {"reason": ""}))
    assert theirs.get("/inquiry/help").status_code == 200
    assert rosa.post(address, {"reason": "Probing."}).status_code == 303
    assert theirs.get("/inquiry/help").location.startswith("/inquiry/sign-in")
    after = the_user(session, who.id)
    assert (after.status, after.disabled_reason, after.password_hash) == ("disabled", "revoked", None)
    said = session.scalars(select(Submission)).one()
    happened = session.scalars(select(Event).where(Event.kind == "user_revoked")).one()
    assert (said.payload, said.outcome) == ({"user_id": who.id, "reason": "Probing."}, "applied")
    assert (happened.staff_id, happened.submission_id) == (said.staff_id, said.id)
    assert told(session) == []
    page = rosa.get(f"/organizations/{place.id}")
    assert address not in page.get_data(as_text=True)
    assert f"{who.first_name} {who.last_name}" in text(page).split("Access of a user taken away")[1]
    assert "Nothing was done a second time" in text(rosa.post(address, {"reason": "Again."}, follow_redirects=True))


def test_where_a_liaison_is_revoked_the_organization_hears_of_it(session: Session, as_role: Come) -> None:
    place = hospital(session)
    head = liaison(session, place)
    as_role("regional_office").post(f"/organizations/{place.id}/users/{head.id}/revoke", {"reason": "Lent the ID."})
    session.rollback()
    (message,) = told(session)
    said = session.scalars(select(Submission).where(Submission.kind == "liaisons_changed")).one()
    assert (message.workflow_id, said.payload) == (f"organization-{place.id}", {"user_id": head.id})
    assert message.next_try_at > said.said_at  # the dispatcher does not carry it at the same moment


def test_no_other_office_does_it_and_a_stranger_is_not_there(session: Session, as_role: Come) -> None:
    place, strange = hospital(session), hospital(session)
    who, other = user(session, place), user(session, strange)
    word = {"reason": "No."}
    for role in ("information_technology", "help_desk", "auditor"):
        assert as_role(role).post(f"/organizations/{place.id}/users/{who.id}/revoke", word).status_code == 403
    assert (
        as_role("regional_office").post(f"/organizations/{place.id}/users/{other.id}/revoke", word).status_code == 404
    )
    assert {the_user(session, each.id).status for each in (who, other)} == {"active"}
