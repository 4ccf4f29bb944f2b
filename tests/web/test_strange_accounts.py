"""Anyone may begin online under any name; whose account it is, the county asks when it sees the person."""

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.account import Account
from records.enrollment import Enrollment
from records.event import Event
from tests.web.desk_of_providers import As, handed_in, submission, text
from tests.web.providers import signed_in, with_account


def test_an_account_of_somebody_else_is_taken_away_when_the_person_is_seen(
    app: Flask, session: Session, as_role: As, rosa: Enrollment
) -> None:
    with_account(session, rosa, "stranger@example.com")
    stranger, worker = signed_in(app, "stranger@example.com"), as_role("caseworker")
    assert "stranger@example.com" in text(worker.get(f"/enrollments/{rosa.id}/form"))
    answer = worker.post(f"/enrollments/{rosa.id}/form", handed_in(strange_account="1"))
    assert answer.status_code == 303, answer.get_data(as_text=True)
    assert "strange_account" not in submission(session, "receive_application").payload
    assert stranger.get("/provider").status_code == 303
    assert session.scalars(select(Account)).all() == []
    assert "account_taken_away" in session.scalars(select(Event.kind).where(Event.enrollment_id == rosa.id)).all()


def test_an_account_that_is_theirs_stays(app: Flask, session: Session, as_role: As, rosa: Enrollment) -> None:
    with_account(session, rosa)
    mine = signed_in(app)
    assert as_role("caseworker").post(f"/enrollments/{rosa.id}/form", handed_in()).status_code == 303
    assert mine.get("/provider").status_code == 200
