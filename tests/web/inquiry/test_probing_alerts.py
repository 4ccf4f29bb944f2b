"""Alerts of probing: seen by the offices that may ask why, closed with what came of it."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from records.clock import now
from records.inquiry_log import ProbingAlert
from tests.web.conftest import Visitor
from tests.web.inquiry.organizations import hospital, liaison, user
from tests.web.providers import text

Come = Callable[[str], Visitor]


@pytest.fixture
def alert(session: Session) -> ProbingAlert:
    """Odette missed twenty times."""
    organization = hospital(session)
    liaison(session, organization, first_name="Perpetua")
    who = user(session, organization, first_name="Odette")
    row = ProbingAlert(organization_id=organization.id, user_id=who.id, raised_at=now(), misses=20)
    session.add(row)
    session.commit()
    return row


@pytest.mark.parametrize("role", ["regional_office", "information_technology"])
def test_an_alert_is_closed_with_what_came_of_it(
    session: Session, as_role: Come, alert: ProbingAlert, role: str
) -> None:
    visitor = as_role(role)
    page = text(visitor.get("/probing"))
    assert "Odette" in page
    assert "Perpetua" in page
    close = f"/probing/{alert.id}/close"
    assert visitor.post(close).status_code == 422
    assert visitor.post(close, {f"alert{alert.id}.note": "A typing lesson."}).status_code == 303
    assert "Odette" not in text(visitor.get("/probing"))
    assert "A typing lesson." in text(visitor.get("/probing?show=closed"))
    assert visitor.post(close, {f"alert{alert.id}.note": "Again."}).status_code == 409
    session.refresh(alert)
    assert alert.note == "A typing lesson."


def test_the_auditor_sees_alerts_and_closes_none_and_others_see_none(as_role: Come, alert: ProbingAlert) -> None:
    auditor = as_role("auditor")
    page = text(auditor.get("/probing"))
    assert "Odette" in page
    assert "Close the alert" not in page
    assert auditor.post(f"/probing/{alert.id}/close", {f"alert{alert.id}.note": "Seen."}).status_code == 403
    for role in ("help_desk", "caseworker", "administrator"):
        assert as_role(role).get("/probing").status_code == 403
