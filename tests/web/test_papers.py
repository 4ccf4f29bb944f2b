"""Papers at the county: seen by who may, taken or given back once, every look written down."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records import papers as kept_papers
from records.access_log import AccessLog
from records.enrollment import Enrollment
from records.event import Document, Event
from records.staff import Staff
from tests.web import papers
from tests.web.conftest import Visitor
from tests.web.providers import began, sends, signed_in, text, with_account
from web.public.provider.paper_words import RETURNED, TITLES
from web.schemas.paper import REASONS

Role = Callable[[str], Visitor]


@pytest.fixture
def enrollment(
    session: Session, staff: dict[str, Staff], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Enrollment:
    monkeypatch.setenv("HEARTH_PAPERS", str(tmp_path))
    made = began(session, status="waiver_possible")
    with_account(session, made)
    return made


@pytest.fixture
def paper(app: Flask, session: Session, enrollment: Enrollment) -> Document:
    sends(signed_in(app), papers.photo(), "my card.jpg")
    return session.scalars(select(Document)).one()


def test_a_paper_waits_until_somebody_takes_it_and_its_sender_sees_that(
    app: Flask, session: Session, as_role: Role, paper: Document, enrollment: Enrollment
) -> None:
    clerk = as_role("intake_clerk")
    assert "Prado, Noé" in text(clerk.get("/papers"))
    assert "my card" in text(clerk.get(f"/enrollments/{enrollment.id}/papers"))
    taken = clerk.post(f"/papers/{paper.id}")
    assert taken.location == f"/enrollments/{enrollment.id}/papers"
    assert "No paper waits" in text(clerk.get("/papers"))
    assert clerk.post(f"/papers/{paper.id}").status_code == 409
    assert session.scalars(select(Event.kind).order_by(Event.id.desc())).first() == "paper_accepted"
    assert "The county took your paper: Photo ID" in text(signed_in(app).get("/provider"))


def test_a_paper_goes_back_only_for_a_reason_that_its_sender_can_read(
    session: Session, as_role: Role, paper: Document
) -> None:
    clerk = as_role("intake_clerk")
    clerk.post(f"/papers/{paper.id}", {"return_reason": "ugly"})
    session.refresh(paper)
    assert paper.outcome == "waiting"
    clerk.post(f"/papers/{paper.id}", {"return_reason": "not_whole"})
    session.refresh(paper)
    assert (paper.outcome, paper.return_reason, paper.judged_at is not None) == ("returned", "not_whole", True)


def test_a_look_at_a_paper_is_a_download_and_is_written_down(
    session: Session, as_role: Role, paper: Document, staff: dict[str, Staff]
) -> None:
    answer = as_role("caseworker").get(f"/papers/{paper.id}/file")
    assert answer.data == kept_papers.content_of(paper)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    log = session.scalars(select(AccessLog)).one()
    assert (log.staff_id, log.enrollment_id, log.what) == (
        staff["caseworker"].id,
        paper.enrollment_id,
        "paper identity",
    )


def test_another_county_finds_no_paper(as_role: Role, paper: Document, enrollment: Enrollment) -> None:
    elsewhere = as_role("yolo")
    assert elsewhere.get(f"/papers/{paper.id}/file").status_code == 404
    assert elsewhere.post(f"/papers/{paper.id}").status_code == 404
    assert elsewhere.get(f"/enrollments/{enrollment.id}/papers").status_code == 404
    assert "No paper waits" in text(elsewhere.get("/papers"))


def test_evidence_about_a_record_is_for_those_who_may_read_an_exception(
    app: Flask, session: Session, as_role: Role, enrollment: Enrollment
) -> None:
    sends(signed_in(app), papers.pdf(), "court.pdf", "exception_evidence")
    paper = session.scalars(select(Document)).one()
    assert as_role("caseworker").get(f"/papers/{paper.id}/file").status_code == 200
    assert "Evidence" in text(as_role("caseworker").get(f"/enrollments/{enrollment.id}"))
    for role in ("intake_clerk", "auditor"):
        assert as_role(role).get(f"/papers/{paper.id}/file").status_code == 404
        assert "No paper was sent" in text(as_role(role).get(f"/enrollments/{enrollment.id}/papers"))
        assert "evidence" not in text(as_role(role).get(f"/enrollments/{enrollment.id}")).lower()


def test_the_reasons_are_the_same_for_staff_for_senders_and_on_record() -> None:
    assert [code for code, _words in REASONS] == list(kept_papers.RETURN_REASONS) == list(RETURNED)
    assert list(TITLES) == list(kept_papers.KINDS)
