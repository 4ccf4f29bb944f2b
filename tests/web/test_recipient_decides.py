"""Approving and sending back: what was looked at is what is said, by whom it is for, and by nobody else."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records import accounts
from records.account import Account
from records.submission import Submission
from records.timesheet import Timesheet
from tests.records.staffed import PASSWORD
from tests.web.conftest import Visitor
from tests.web.providers import began, text, with_account
from tests.web.receiving import HALF, Care, care, own_account, sends_version, sent_timesheet, sits_down


@pytest.fixture
def sunny(session: Session) -> Care:
    of = care(session)
    own_account(session, of.case)
    return of


@pytest.fixture
def sheet(session: Session, sunny: Care) -> Timesheet:
    return sent_timesheet(session, sunny)


@pytest.fixture
def reader(app: Flask, sheet: Timesheet) -> Visitor:
    return sits_down(app)


def said(session: Session, kind: str) -> list[Submission]:
    return list(session.scalars(select(Submission).where(Submission.kind == kind)))


def words(session: Session) -> list[Submission]:
    """What was said to any timesheet."""
    return [*said(session, "approve_timesheet"), *said(session, "reject_timesheet")]


def test_the_second_tap_says_what_yes_means_and_approves_what_was_on_the_page(
    reader: Visitor, session: Session, sheet: Timesheet
) -> None:
    page = reader.get(f"/care/timesheets/{sheet.id}/approve")
    assert "Yes means: this person cared for me on these days and at these times." in text(page)
    assert 'name="version" value="1"' in page.get_data(as_text=True)
    assert reader.post(f"/care/timesheets/{sheet.id}/approve", {"version": "1"}).location == "/care"
    (told,) = said(session, "approve_timesheet")
    account = session.scalars(select(Account)).one()
    assert (told.timesheet_id, told.payload) == (sheet.id, {"version": 1, "account_id": account.id})
    assert "We have your answer and wrote it down." in text(reader.get("/care"))


def test_two_presses_of_one_button_say_it_once(reader: Visitor, session: Session, sheet: Timesheet) -> None:
    twice = {"version": "1", "form_key": "k" * 32}
    for _press in range(2):
        assert reader.post(f"/care/timesheets/{sheet.id}/approve", twice).location == "/care"
    assert len(said(session, "approve_timesheet")) == 1
    assert "It counts once." in text(reader.get("/care"))


@pytest.mark.parametrize("way", ["approve", "send-back"])
def test_a_version_that_is_not_the_newest_gets_a_sentence_and_the_new_one(
    reader: Visitor, session: Session, sheet: Timesheet, way: str
) -> None:
    path = f"/care/timesheets/{sheet.id}/{way}"
    sends_version(session, sheet, 2, [HALF + dt.timedelta(days=5)])
    answer = reader.post(path, {"version": "1", "why": "not_these_hours"} if way == "send-back" else {"version": "1"})
    assert answer.location == path
    page = text(reader.get(path))
    assert "Your provider has changed this timesheet since you looked. This is the new one." in page
    assert "Friday, March 6" in page
    assert words(session) == []


@pytest.mark.parametrize(
    ("why", "words", "reason"),
    [
        ("not_these_hours", "", "The hours are not right"),
        ("not_these_days", "Not on March 4.", "My provider did not come on one of these days. Not on March 4."),
        ("other", "I was asleep.", "I was asleep."),
    ],
)
def test_it_goes_back_with_a_usual_reason_or_own_words(
    reader: Visitor, session: Session, sheet: Timesheet, why: str, words: str, reason: str
) -> None:
    told = {"version": "1", "why": why, "words": words}
    assert reader.post(f"/care/timesheets/{sheet.id}/send-back", told).location == "/care"
    (back,) = said(session, "reject_timesheet")
    assert back.payload["reason"] == reason
    assert back.payload["version"] == 1


@pytest.mark.parametrize("told", [{}, {"why": "other"}, {"why": "other", "words": " "}, {"why": "nonsense"}])
def test_it_does_not_go_back_without_a_reason(
    reader: Visitor, session: Session, sheet: Timesheet, told: dict[str, str]
) -> None:
    answer = reader.post(f"/care/timesheets/{sheet.id}/send-back", {"version": "1", **told})
    assert answer.status_code == 422
    assert said(session, "reject_timesheet") == []


@pytest.mark.parametrize("status", ["held", "accepted", "returned", "withdrawn"])
def test_what_does_not_wait_is_shown_as_it_stands(
    reader: Visitor, session: Session, sheet: Timesheet, status: str
) -> None:
    sheet.status, sheet.payable_minutes = status, 480
    session.commit()
    for way in ("approve", "send-back"):
        path = f"/care/timesheets/{sheet.id}/{way}"
        assert reader.get(path).location == f"/care/timesheets/{sheet.id}"
        assert reader.post(path, {"version": "1"}).location == f"/care/timesheets/{sheet.id}"
    assert words(session) == []
    assert "does not wait for you now" in text(reader.get(f"/care/timesheets/{sheet.id}"))


def test_anothers_timesheet_provider_and_letter_are_the_same_404(
    reader: Visitor, session: Session, sheet: Timesheet
) -> None:
    other = care(session, "Otto", ssn=None, provider="Ida")
    theirs = sent_timesheet(session, other)
    for path in ("", "/approve", "/send-back"):
        seen, unknown = (reader.get(f"/care/timesheets/{number}{path}") for number in (theirs.id, 987654))
        assert (seen.status_code, text(seen)) == (404, text(unknown))
        if path:
            assert reader.post(f"/care/timesheets/{theirs.id}{path}", {"version": "1"}).status_code == 404
    for path in ("", "/extra-hours"):
        seen, unknown = (reader.get(f"/care/providers/{number}{path}") for number in (other.assignment.id, 987654))
        assert (seen.status_code, text(seen)) == (404, text(unknown))
    assert words(session) == []


def test_a_provider_cannot_approve_what_they_sent(app: Flask, session: Session, sunny: Care, sheet: Timesheet) -> None:
    with_account(session, sunny.enrollment)
    provider = Visitor(app.test_client())
    provider.post("/account/sign-in", {"email": "noe@example.com", "password": PASSWORD})
    assert provider.post(f"/care/timesheets/{sheet.id}/approve", {"version": "1"}).status_code == 404
    assert words(session) == []


def test_nobody_approves_their_own_timesheet_though_one_account_is_both(
    reader: Visitor, session: Session, sunny: Care, sheet: Timesheet
) -> None:
    sunny.enrollment.person_id = sunny.case.person_id
    session.commit()
    page = text(reader.get("/care"))
    assert "This is your own timesheet. Nobody may approve their own." in page
    answer = reader.post(f"/care/timesheets/{sheet.id}/approve", {"version": "1"})
    assert answer.location == f"/care/timesheets/{sheet.id}"
    assert words(session) == []


def test_an_enrollment_begun_at_the_recipients_browser_gives_no_word_on_its_own_timesheets(
    reader: Visitor, session: Session, sunny: Care, sheet: Timesheet
) -> None:
    account = session.scalars(select(Account)).one()
    twin = began(session, first_name="Sonny", birth_date=dt.date(1941, 2, 3))
    assert accounts.adopt(session, account, twin)
    sheet.enrollment_id = twin.id
    session.commit()
    assert reader.post(f"/care/timesheets/{sheet.id}/approve", {"version": "1"}).location != "/care"
    assert words(session) == []
