"""Tokens of an organization's systems: made by its liaison for one of its users, shown once, ended."""

import datetime as dt

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import county_today, now
from records.organization_token import OrganizationToken
from records.organization_tokens import bearer, make
from records.organization_user import OrganizationUser
from records.submission import Submission
from tests.web.conftest import Visitor
from tests.web.inquiry.organizations import assigned, at_browser, hospital, liaison, user
from tests.web.providers import text


def told(who: OrganizationUser, days: int = 90) -> dict[str, str]:
    """The form."""
    last = county_today() + dt.timedelta(days=days)
    return {"label": "Record system", "user_id": str(who.id), "expires_on": last.isoformat()}


def made(visitor: Visitor, who: OrganizationUser) -> str:
    """A token as it is shown."""
    page = visitor.post("/inquiry/tokens", told(who)).get_data(as_text=True)
    return page.split('<code class="code">')[1].split("<")[0]


def test_a_token_is_shown_once_and_opens_until_it_is_ended(app: Flask, session: Session) -> None:
    organization = hospital(session)
    who, visitor = user(session, organization), at_browser(app, liaison(session, organization))
    token = made(visitor, who)
    assert token not in text(visitor.get("/inquiry/tokens"))
    session.rollback()
    found = bearer(session, token, county_today())
    assert found is not None
    assert found.user.id == who.id
    assert visitor.post(f"/inquiry/tokens/{found.token.id}/end").status_code == 303
    session.rollback()
    assert bearer(session, token, county_today()) is None
    assert "Record system" not in text(visitor.get("/inquiry/tokens"))


def test_a_token_reads_as_an_active_user_of_the_own_organization_for_a_year_at_most(
    app: Flask, session: Session
) -> None:
    organization = hospital(session)
    visitor, own = at_browser(app, liaison(session, organization)), user(session, organization)
    for wrong in (user(session, hospital(session)), assigned(session, organization)):
        assert visitor.post("/inquiry/tokens", told(wrong)).status_code == 422
    assert visitor.post("/inquiry/tokens", told(own, 367)).status_code == 422
    assert session.scalars(select(OrganizationToken)).all() == []
    assert visitor.post("/inquiry/tokens", told(own, 366)).status_code == 200


def test_another_organizations_token_is_not_there_to_be_ended(app: Flask, session: Session) -> None:
    other = user(session, hospital(session))
    token = make(session, other, "Theirs", county_today(), other, now())
    session.commit()
    visitor = at_browser(app, liaison(session, hospital(session)))
    row = session.scalars(select(OrganizationToken)).one()
    assert visitor.post(f"/inquiry/tokens/{row.id}/end").status_code == 404
    assert "Theirs" not in text(visitor.get("/inquiry/tokens"))
    session.rollback()
    assert bearer(session, token, county_today()) is not None


def test_pressed_twice_one_token_is_made(app: Flask, session: Session) -> None:
    organization = hospital(session)
    visitor, form = at_browser(app, liaison(session, organization)), told(user(session, organization))
    first, second = (visitor.post("/inquiry/tokens", {**form, "form_key": "k" * 32}) for _press in (1, 2))
    assert (first.status_code, second.status_code) == (200, 303)
    assert "made and shown already" in text(visitor.get("/inquiry/tokens"))
    assert len(session.scalars(select(OrganizationToken)).all()) == 1
    assert [each.outcome for each in session.scalars(select(Submission))] == ["applied"]
