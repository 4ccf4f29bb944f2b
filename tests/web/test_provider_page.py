"""My enrollment, as its provider reads it: where it stands, what is missing, by when, what can be done."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records import papers as kept_papers
from records.assignment import AssignmentHours
from records.background import EnrollmentAppeal, ExceptionRequest, Waiver
from records.clock import county_today, now
from records.enrollment import STATUSES, Enrollment, EnrollmentStatus
from records.event import Document
from records.person import Person
from tests.records.staffed import hire
from tests.web import papers
from tests.web.conftest import Visitor
from tests.web.providers import (
    assigned,
    began,
    counties,
    in_days,
    letter,
    long_day,
    recipient,
    runs,
    sends,
    signed_in,
    text,
    with_account,
)


@pytest.fixture
def enrollment(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Enrollment:
    monkeypatch.setenv("HEARTH_PAPERS", str(tmp_path))
    counties(session)
    made = began(session)
    with_account(session, made)
    return made


@pytest.fixture
def provider(app: Flask, enrollment: Enrollment) -> Visitor:
    return signed_in(app)


Change = Callable[..., None]


@pytest.fixture
def becomes(session: Session, enrollment: Enrollment) -> Change:
    """`becomes(status="enrolled")` changes columns of the enrollment."""

    def change(**columns: Any) -> None:
        row = session.get_one(Enrollment, enrollment.id, populate_existing=True)
        for name, value in columns.items():
            setattr(row, name, value)
        session.commit()

    return change


def test_what_is_missing_is_said_with_its_day_and_how_far_off(
    provider: Visitor, session: Session, enrollment: Enrollment, becomes: Change
) -> None:
    becomes(
        orientation_attended_on=in_days(-10),
        starts_on=in_days(-10),
        fingerprints_taken_on=in_days(-4),
        background="asked",
    )
    clock = runs(session, enrollment, "deadline.enrollment", 10, 90)
    page = text(provider.get("/provider"))
    assert "2 steps wait for you" in page
    assert f"Every step must be done by {long_day(clock.due_on)}, in 80 days." in page
    assert "Day 10 of 90" in page
    assert f"Done on {long_day(in_days(-10))}." in page
    assert "We wait for the answer" in page
    assert "the original" in page
    assert "Send: Photo ID" in page
    assert "Send: Work permit" not in page


def test_before_the_first_step_no_day_is_invented(provider: Visitor) -> None:
    page = text(provider.get("/provider"))
    assert "Your 90 days begin with your first step" in page
    assert "Nobody yet. A recipient names you" in page
    assert "None yet. Each letter" in page


def test_more_time_is_the_time_that_counts(provider: Visitor, session: Session, enrollment: Enrollment) -> None:
    runs(session, enrollment, "deadline.enrollment", 80, 90)
    runs(session, enrollment, "deadline.enrollment_extended", 80, 135)
    assert "in 55 days" in text(provider.get("/provider"))


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_standing_is_said_in_both_languages(
    provider: Visitor, becomes: Change, status: str, language: str
) -> None:
    becomes(status=status, background="clear")
    provider.post("/language", {"language": language, "back": "/provider"})
    answer = provider.get("/provider")
    assert answer.status_code == 200
    assert "usa-alert__heading" in answer.get_data(as_text=True)


def test_a_refused_person_reads_three_ways_with_their_days(
    provider: Visitor, session: Session, enrollment: Enrollment, becomes: Change
) -> None:
    becomes(status="waiver_possible", background="waiver_possible")
    exception = runs(session, enrollment, "deadline.exception_request", 5, 45)
    appeal = runs(session, enrollment, "deadline.enrollment_appeal", 5, 60)
    page = text(provider.get("/provider"))
    for words in ("SOC 862", "SOC 863", "SOC 856", "You may not sign it for them"):
        assert words in page
    assert f"Until {long_day(exception.due_on)}, in 40 days" in page
    assert f"Until {long_day(appeal.due_on)}, in 55 days" in page
    assert "Send: Papers for your request" in page


def test_what_was_asked_for_is_said_instead_of_its_limit(
    provider: Visitor, session: Session, enrollment: Enrollment, becomes: Change
) -> None:
    becomes(status="waiver_possible")
    clerk = hire(session, "clara", "caseworker", county="34")
    entered = {"entered_by_id": clerk.id, "entered_at": now(), "enrollment_id": enrollment.id}
    dates = {"notice_on": in_days(-9), "received_on": in_days(-2)}
    more = {"offense_kind": "other", "offenses": 1, "evidence": [], "outcome": "forwarded"}
    session.add(ExceptionRequest(**entered, **dates, **more))
    session.add(
        EnrollmentAppeal(**entered, **dates, against="waiver_possible", grounds="It was my cousin", outcome="denied")
    )
    session.commit()
    page = text(provider.get("/provider"))
    assert f"We have your request of {long_day(in_days(-2))}. It is being decided." in page
    assert f"Your appeal of {long_day(in_days(-2))} was denied." in page
    assert "cousin" not in page
    for row in (*session.scalars(select(ExceptionRequest)), *session.scalars(select(EnrollmentAppeal))):
        row.outcome = "overtaken"
    session.commit()
    assert "We have your" not in text(provider.get("/provider"))


@pytest.mark.parametrize("status", ["lapsed", "terminated"])
def test_who_lost_the_standing_reads_until_when_the_county_can_give_it_back(
    provider: Visitor, session: Session, enrollment: Enrollment, becomes: Change, status: str
) -> None:
    becomes(status=status)
    clock = runs(session, enrollment, "deadline.enrollment_reinstatement", 10, 90)
    page = text(provider.get("/provider"))
    assert f"only until {long_day(clock.due_on)}, in 80 days" in page
    assert "Start as a care provider" in page


def test_who_is_suspended_reads_the_first_day_of_work_again(
    provider: Visitor, session: Session, enrollment: Enrollment, becomes: Change
) -> None:
    becomes(status="suspended")
    clock = runs(session, enrollment, "deadline.suspension_end", 30, 90)
    page = text(provider.get("/provider"))
    assert f"You may work again from {long_day(clock.due_on)}, in 60 days." in page
    assert "Day 30 of 90" in page


def test_recipients_are_shown_with_their_hours_and_no_more_of_them_than_needed(
    provider: Visitor, session: Session, enrollment: Enrollment
) -> None:
    assigned(session, enrollment, recipient(session), 1875, status="active", starts_on=in_days(-5))
    ended = {"status": "ended", "ended_on": in_days(-1), "starts_on": in_days(-80)}
    assigned(session, enrollment, recipient(session, "Otto"), 600, **ended)
    page = text(provider.get("/provider"))
    assert "Rosa M. At work 31:15 hours a week" in page
    assert f"Otto M. Ended Until {long_day(in_days(-1))}" in page
    assert "Maldonado" not in page


def test_hours_that_begin_later_are_not_todays(provider: Visitor, session: Session, enrollment: Enrollment) -> None:
    row = assigned(session, enrollment, recipient(session), 600, status="active", starts_on=in_days(-5))
    session.add(AssignmentHours(assignment_id=row.id, starts_on=in_days(3), minutes_per_week=900, made_at=now()))
    session.commit()
    assert "10:00 hours a week" in text(provider.get("/provider"))


def test_a_waiver_is_seen_at_its_recipient_only(
    provider: Visitor, session: Session, enrollment: Enrollment, becomes: Change
) -> None:
    becomes(status="enrolled_by_waiver")
    clerk, cases = hire(session, "clara", "caseworker", county="34"), [recipient(session), recipient(session, "Otto")]
    signed = {"received_on": in_days(-3), "signed_on": in_days(-3), "signed_by": "recipient", "outcome": "accepted"}
    by = {"signer_is_applicant": False, "entered_by_id": clerk.id, "entered_at": now()}
    session.add(Waiver(enrollment_id=enrollment.id, case_id=cases[0].id, **signed, **by))
    for case in cases:
        assigned(session, enrollment, case, None)
    page = text(provider.get("/provider"))
    assert page.count("This person signed a waiver for you") == 1
    assert page.index("Otto") < page.index("Rosa") < page.index("This person signed a waiver")


def test_letters_to_the_provider_are_there_and_letters_to_recipients_are_not(
    provider: Visitor, session: Session, enrollment: Enrollment
) -> None:
    mine = letter(session, enrollment, "provider_enrolled")
    theirs = letter(session, enrollment, "recipient_tier_2")
    page = text(provider.get("/provider"))
    assert "You are an IHSS provider" in page
    to = f"/provider/enrollments/{enrollment.id}/letters"
    assert provider.get(f"{to}/{mine.id}").data == b"%PDF-1.7 provider_enrolled"
    assert provider.get(f"{to}/{theirs.id}").status_code == 404


def test_another_persons_enrollment_and_letters_do_not_exist(
    app: Flask, provider: Visitor, session: Session, enrollment: Enrollment
) -> None:
    other = began(session, first_name="Ida")
    theirs = letter(session, other, "provider_enrolled")
    assert provider.get(f"/provider/enrollments/{other.id}").status_code == 404
    assert provider.get("/provider/enrollments/999999").status_code == 404
    assert provider.get(f"/provider/enrollments/{other.id}/letters/{theirs.id}").status_code == 404
    assert provider.get(f"/provider/enrollments/{enrollment.id}/letters/{theirs.id}").status_code == 404


def test_once_the_county_knows_the_person_the_account_is_that_persons(
    provider: Visitor, session: Session, enrollment: Enrollment, becomes: Change
) -> None:
    person = Person(first_name="Noé", last_name="Prado", birth_date=dt.date(1985, 3, 7), made_at=now())
    session.add(person)
    session.commit()
    becomes(person_id=person.id, status="lapsed", ended_on=in_days(-1))
    newer = began(session, person_id=person.id)
    page = text(provider.get("/provider"))
    assert (
        page.index(newer.enrollment_number)
        < page.index("My other enrollments")
        < page.index(enrollment.enrollment_number)
    )
    assert "The time to finish is over" in text(provider.get(f"/provider/enrollments/{enrollment.id}"))


def test_what_happened_is_told_newest_first(
    provider: Visitor, session: Session, enrollment: Enrollment, becomes: Change
) -> None:
    becomes(begun_at=now() - dt.timedelta(days=30), agreement_signed_on=in_days(-12), status="enrolled")
    session.add(
        EnrollmentStatus(
            enrollment_id=enrollment.id,
            status="enrolled",
            before="pending",
            cause="all_done",
            since=in_days(-2),
            at=now(),
        )
    )
    session.commit()
    page = text(provider.get("/provider")).split("What happened")[1]
    assert (
        page.index("You were enrolled") < page.index("You signed the agreement") < page.index("Your enrollment started")
    )


def test_a_paper_that_came_back_says_why_and_may_be_sent_again(
    provider: Visitor, session: Session, enrollment: Enrollment
) -> None:
    sends(provider, papers.photo())
    clerk = hire(session, "clara", "intake_clerk", county="34")
    kept_papers.judge(session, session.scalars(select(Document)).one(), clerk.id, now(), "cannot_read")
    session.commit()
    page = text(provider.get("/provider"))
    assert "Came back" in page
    assert "Take a new photo in good light" in page
    assert sends(provider, papers.photo()).status_code == 303
    assert "We could not read it" in text(provider.get("/provider/papers/identity"))


def test_a_minor_may_send_a_work_permit(provider: Visitor, becomes: Change) -> None:
    becomes(birth_date=county_today().replace(day=1) - dt.timedelta(days=365 * 16))
    assert "Send: Work permit" in text(provider.get("/provider"))
    assert sends(provider, papers.pdf(), "permit.pdf", "work_permit").status_code == 303


def test_whoever_is_not_signed_in_is_welcomed(app: Flask, session: Session, provider: Visitor) -> None:
    visitor = Visitor(app.test_client())
    assert "You have 90 days from your first step" in text(visitor.get("/provider/welcome"))
    assert "Work as a care provider" in text(visitor.get("/welcome"))
    assert provider.get("/provider/welcome").location == "/provider"
