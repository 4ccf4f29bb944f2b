"""A request that came back: its rows as they were sent, each with what is wrong, and sent again."""

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.account_request import AccountRequest
from records.account_requests import Promises, Wanted, ask
from records.clock import county_today, now
from records.organization_user import OrganizationUser
from records.submission import Submission
from tests.web.conftest import Visitor
from tests.web.inquiry.organizations import at_browser, hospital, liaison, user
from tests.web.providers import text

PROMISES = {f"promise.attested_{name}": "yes" for name in ("permissions", "internal_agreements", "paperless")}


def returned(app: Flask, session: Session) -> tuple[Visitor, AccountRequest, OrganizationUser]:
    """A new person and a new title for Tomas, sent back by the Regional Office."""
    place = hospital(session)
    head, tomas = liaison(session, place), user(session, place, last_name="Verdery")
    person = {"first_name": "Odile", "last_name": "Fenwick", "title": "Clerk", "phone": "9165550190"}
    wanted = [
        Wanted("add", county_today(), "new_staff", email="odile@alder.example", **person),
        Wanted("modify", county_today(), "duties_changed", user_id=tomas.id, title="Head clerk"),
    ]
    made = ask(session, place, head, Promises(True, True, True), wanted, now())
    made.status, made.sentence = "returned", "Who is Odile?"
    made.changes[0].sentence = "You already have a user like this."
    session.commit()
    return at_browser(app, head), made, tomas


def test_the_page_says_what_is_wrong_and_whom_each_row_is_about(app: Flask, session: Session) -> None:
    desk, made, _tomas = returned(app, session)
    answer = desk.get(f"/inquiry/requests/{made.id}/mend")
    page = text(answer)
    for words in ("Who is Odile?", "You already have a user like this.", "Change: Tomas Verdery"):
        assert words in page
    assert 'value="Head clerk"' in answer.get_data(as_text=True)


def test_it_is_sent_again_without_the_row_that_is_left_out(app: Flask, session: Session) -> None:
    desk, made, _tomas = returned(app, session)
    row = {
        **{"action": "add", "first_name": "Odile", "last_name": "Fenwick", "title": "Clerk", "phone": "916 555 0190"},
        **{"email": "odile@elsewhere.example", "effective_on": county_today().isoformat(), "reason": "new_staff"},
    }
    form = {f"row1.{name}": value for name, value in row.items()} | PROMISES | {"leave_out": "2"}
    assert desk.post(f"/inquiry/requests/{made.id}/mend", form).status_code == 303
    said = session.scalars(select(Submission).where(Submission.kind == "answer_return")).one()
    (kept,) = said.payload["changes"]
    assert (kept["place"], kept["email"]) == (1, "odile@elsewhere.example")
    assert said.payload["attested_paperless"] is True


def test_a_row_about_somebody_who_left_meanwhile_can_still_be_left_out(app: Flask, session: Session) -> None:
    desk, made, tomas = returned(app, session)
    tomas.status, tomas.disabled_at = "disabled", now()
    session.commit()
    page = desk.get(f"/inquiry/requests/{made.id}/mend")
    assert (page.status_code, "Leave this row out" in text(page)) == (200, True)
