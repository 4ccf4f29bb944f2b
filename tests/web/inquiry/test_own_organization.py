"""A liaison's own organization: its domain, written permissions with their papers, certification, leaving."""

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from records import papers
from records.clock import county_today, now
from records.event import Document, Event
from records.organization import Organization
from records.organization_changes import add_provider
from records.organization_domain import OrganizationProvider, WrittenPermission
from records.organizations import providers_of
from records.recertification import Recertification
from records.submission import Submission
from tests.web.conftest import Visitor
from tests.web.inquiry.organizations import at_browser, hospital, liaison, user
from tests.web.providers import text
from web.uploads.limits import LARGEST_FORM

PAGE = "/inquiry/organization"
NPI = "1993999998"


@pytest.fixture
def ours(session: Session) -> Organization:
    """An approved hospital."""
    return hospital(session)


@pytest.fixture
def visitor(
    app: Flask, session: Session, ours: Organization, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Visitor:
    """Its liaison's browser; papers go to a folder of the test."""
    monkeypatch.setenv("HEARTH_PAPERS", str(tmp_path))
    return at_browser(app, liaison(session, ours))


def scan() -> bytes:
    """A photo of a paper."""
    out = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "PNG")
    return out.getvalue()


def provider(session: Session, organization: Organization, number: str = NPI) -> OrganizationProvider:
    """A provider in an organization's domain."""
    row = OrganizationProvider(
        organization_id=organization.id, number=number, name="Dr. Oake", starts_on=county_today(), noted_at=now()
    )
    session.add(row)
    session.commit()
    return row


def permission(**changed: Any) -> dict[str, Any]:
    """A form that brings a permission with its paper."""
    today = county_today().isoformat()
    return {"signed_on": today, "starts_on": today, "file": (io.BytesIO(scan()), "signed paper.png"), **changed}


def test_a_provider_is_added_once_and_asks_for_its_permission(
    session: Session, visitor: Visitor, ours: Organization
) -> None:
    told = {"number": NPI, "name": "Dr. Wilhelmina Oake", "form_key": "k" * 32}
    for _press in (1, 2):
        assert visitor.post(f"{PAGE}/providers", told).status_code == 303
    assert visitor.post(f"{PAGE}/providers", {**told, "form_key": "l" * 32}).status_code == 422
    assert session.scalars(select(OrganizationProvider.number)).all() == [NPI]
    assert "nothing is seen" in text(visitor.get(PAGE))
    assert session.scalars(select(Event.kind).where(Event.organization_id == ours.id)).all() == ["provider_added"]


def test_a_written_permission_is_kept_with_its_paper_sealed(
    session: Session, visitor: Visitor, ours: Organization
) -> None:
    row = provider(session, ours)
    address = f"{PAGE}/providers/{row.id}/permissions"
    assert visitor.post(address, permission(form_key="k" * 32)).status_code == 303
    assert visitor.post(address, permission(form_key="k" * 32)).status_code == 303
    kept = session.scalars(select(WrittenPermission)).one()
    document = session.get_one(Document, kept.document_id)
    assert (document.organization_id, document.kind, document.outcome) == (ours.id, "written_permission", None)
    assert scan() not in papers.place_of(document).read_bytes()
    answer = visitor.get(f"{address}/{kept.id}/paper")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "In force" in text(visitor.get(f"{PAGE}/providers/{row.id}"))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"file": (io.BytesIO(b"%!PS not a scan"), "paper.ps")}, "We did not take this file"),
        ({"file": None}, "We did not take this file"),
        ({"signed_on": "2199-01-01"}, "yet to come"),
        ({"ends_on": "2001-01-01"}, "The last day is before the first."),
    ],
)
def test_what_is_not_taken_leaves_nothing_behind(
    session: Session, visitor: Visitor, ours: Organization, tmp_path: Path, changed: dict[str, Any], says: str
) -> None:
    row = provider(session, ours)
    sent = {name: value for name, value in permission(**changed).items() if value is not None}
    answer = visitor.post(f"{PAGE}/providers/{row.id}/permissions", sent)
    assert (answer.status_code, says in text(answer)) == (422, True)
    assert session.scalars(select(WrittenPermission)).all() == []
    assert not [each for each in tmp_path.rglob("*") if each.is_file()]


def test_a_withdrawn_permission_ends_today_and_stays_on_the_page(
    session: Session, visitor: Visitor, ours: Organization
) -> None:
    row = provider(session, ours)
    visitor.post(f"{PAGE}/providers/{row.id}/permissions", permission())
    kept = session.scalars(select(WrittenPermission)).one()
    address = f"{PAGE}/providers/{row.id}/permissions/{kept.id}/withdraw"
    assert visitor.post(address, {}).status_code == 422
    for _press in (1, 2):
        assert visitor.post(address, {"reason": "Dr. Oake asked for it"}).status_code == 303
    session.refresh(kept)
    assert (kept.withdrawn_on, kept.withdrawn_reason) == (county_today(), "Dr. Oake asked for it")
    assert "Withdrawn" in text(visitor.get(f"{PAGE}/providers/{row.id}"))


def test_a_provider_who_leaves_takes_the_permissions_along(
    session: Session, visitor: Visitor, ours: Organization
) -> None:
    row = provider(session, ours)
    visitor.post(f"{PAGE}/providers/{row.id}/permissions", permission())
    assert visitor.post(f"{PAGE}/providers/{row.id}/leave").status_code == 303
    session.refresh(row)
    assert row.ends_on is not None
    assert session.scalars(select(WrittenPermission.withdrawn_on)).all() == [county_today()]
    assert visitor.post(f"{PAGE}/providers/{row.id}/permissions", permission()).status_code == 422


def test_another_organizations_rows_are_missing(session: Session, visitor: Visitor, ours: Organization) -> None:
    theirs = provider(session, hospital(session))
    mine = provider(session, ours)
    note = WrittenPermission(
        organization_provider_id=theirs.id, signed_on=county_today(), starts_on=county_today(), noted_at=now()
    )
    session.add(note)
    session.commit()
    for address in (f"{PAGE}/providers/{theirs.id}", f"{PAGE}/providers/{mine.id}/permissions/{note.id}/paper"):
        assert visitor.get(address).status_code == 404
    for address in (
        f"{PAGE}/providers/{theirs.id}/permissions",
        f"{PAGE}/providers/{theirs.id}/leave",
        f"{PAGE}/providers/{theirs.id}/permissions/{note.id}/withdraw",
        f"{PAGE}/providers/{mine.id}/permissions/{note.id}/withdraw",
    ):
        assert visitor.post(address, {"reason": "mine?"}).status_code == 404
    session.refresh(note)
    assert note.withdrawn_on is None


def test_users_who_are_no_liaison_find_no_such_page(app: Flask, session: Session, ours: Organization) -> None:
    visitor = at_browser(app, user(session, ours))
    assert visitor.get(PAGE).status_code == 404
    assert visitor.post(f"{PAGE}/withdraw").status_code == 404


def test_a_round_asks_of_each_user_and_says_what_was_ticked(
    session: Session, visitor: Visitor, ours: Organization
) -> None:
    bram, stranger = user(session, ours, first_name="Bram"), user(session, hospital(session))
    assert "Who still needs to see?" not in text(visitor.get(PAGE))
    session.add(Recertification(organization_id=ours.id, begun_at=now(), due_on=county_today() + dt.timedelta(days=30)))
    session.commit()
    assert "Bram" in text(visitor.get(PAGE))
    assert "Say who still needs to see" in text(visitor.get("/inquiry/users"))
    sent = {f"stays.{bram.id}": "no", f"stays.{stranger.id}": "no", "form_key": "k" * 32}
    for _press in (1, 2):
        assert visitor.post(f"{PAGE}/certify", sent).status_code == 303
    said = session.scalars(select(Submission).where(Submission.kind == "recertify_users")).one()
    assert said.payload == {"stays": {str(bram.id): False}}
    assert said.user_id is not None


def test_nothing_ticked_says_nothing(session: Session, visitor: Visitor, ours: Organization) -> None:
    assert visitor.post(f"{PAGE}/certify", {}).status_code == 303
    assert session.scalars(select(Submission)).all() == []


def test_leaving_for_good_is_said_by_the_liaison(session: Session, visitor: Visitor, ours: Organization) -> None:
    assert visitor.post(f"{PAGE}/withdraw").status_code == 303
    said = session.scalars(select(Submission)).one()
    assert (said.kind, said.organization_id, said.staff_id) == ("withdraw_organization", ours.id, None)


def test_a_plan_sees_its_codes_and_has_no_providers(app: Flask, session: Session) -> None:
    plan = hospital(session, kind="plan", type="medi_cal_plan", has_permissions=None)
    visitor = at_browser(app, liaison(session, plan))
    assert "Our plan codes" in text(visitor.get(PAGE))
    assert visitor.post(f"{PAGE}/providers", {"number": NPI, "name": "Dr. Oake"}).status_code == 422


@pytest.mark.parametrize("arrived", [True, False])
def test_a_file_that_is_too_large_shows_its_sender_nothing_before_the_banner(
    app: Flask, session: Session, ours: Organization, arrived: bool
) -> None:
    visitor = at_browser(app, liaison(session, ours), banner=arrived)
    address = f"{PAGE}/providers/{provider(session, ours).id}/permissions"
    large = {**permission(), "file": (io.BytesIO(b"%PDF-" + bytes(LARGEST_FORM)), "large.pdf")}
    answer = visitor.post(address, large)
    assert (answer.status_code, "Dr. Oake" in answer.get_data(as_text=True)) == (
        (413, True) if arrived else (303, False)
    )


def test_of_two_who_add_one_provider_at_once_the_second_finds_it_there(session: Session, ours: Organization) -> None:
    told = (ours.id, NPI, "Dr. Oake", liaison(session, ours).id, now())
    session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    assert providers_of(session, ours.id) == []  # from here on this one sees nothing of what the other does
    with Session(session.get_bind()) as quicker:
        assert add_provider(quicker, *told) is not None
        quicker.commit()
    assert add_provider(session, *told) is None
    session.rollback()
    assert len(providers_of(session, ours.id)) == 1


def test_what_is_too_large_is_answered_as_such_wherever_it_is_sent(
    app: Flask, session: Session, ours: Organization, visitor: Visitor
) -> None:
    theirs = provider(session, hospital(session))
    large = {"reason": "x" * (LARGEST_FORM + 1), "number": NPI}
    for path in ("providers", "certify", f"providers/{provider(session, ours).id}/leave"):
        assert visitor.post(f"{PAGE}/{path}", large).status_code == 413
    for provider_id in (theirs.id, 999_999):
        assert visitor.post(f"{PAGE}/providers/{provider_id}/permissions", large).status_code == 404
