"""What a recipient reads: what waits with its days, what was and why, who cares for them, extra hours, every letter."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import county_instant, county_today, fixed, now
from records.periods import sunday
from records.submission import Submission
from records.timekeeping import ExtraHours, RecipientAbsence
from records.timesheet import STATUSES, TimesheetEntry
from tests.records.staffed import hire
from tests.web.conftest import Visitor
from tests.web.providers import assigned, began, text
from tests.web.receiving import (
    HALF,
    Care,
    authorize,
    care,
    letter_about,
    own_account,
    sends_version,
    sent_timesheet,
    sits_down,
)

SEEN = [each for each in STATUSES if each not in ("draft", "waiting")]


@pytest.fixture
def sunny(session: Session) -> Care:
    of = care(session)
    own_account(session, of.case)
    return of


@pytest.fixture
def reader(app: Flask, sunny: Care) -> Visitor:
    return sits_down(app)


def test_a_card_says_who_when_how_much_and_each_day(reader: Visitor, session: Session, sunny: Care) -> None:
    sent_timesheet(session, sunny)
    with fixed(county_instant(dt.date(2026, 3, 20))):
        Visitor(reader.client).post("/account/sign-in", {})
    page = text(reader.get("/care"))
    assert "1 timesheet waits for you" in page
    assert "Noé Prado" in page
    assert "March 1 to 15, 2026" in page
    assert "8 hours" in page
    assert "Monday, March 2 4 hours 8:00 AM to 12:00 PM, at home" in page


def test_how_long_it_has_waited_counts_from_when_it_could_be_approved(
    app: Flask, session: Session, sunny: Care
) -> None:
    row = sent_timesheet(session, sunny)
    row.submitted_at = county_instant(dt.date(2026, 3, 10))  # early: it waited for the half-month's end
    session.commit()
    for day, words in ((16, "Came today"), (17, "Came 1 day ago"), (20, "Waits for 4 days")):
        with fixed(county_instant(dt.date(2026, 3, day))):
            assert words in text(sits_down(app).get("/care"))


def test_nothing_waits_and_the_page_says_what_will_be_here(reader: Visitor) -> None:
    page = text(reader.get("/care"))
    assert "Nothing waits for you" in page
    assert "When your provider sends a timesheet, you see it here." in page
    assert "None yet" in text(reader.get("/care/history"))
    assert "None yet" in text(reader.get("/care/letters"))


@pytest.mark.parametrize("status", ["draft", "waiting"])
def test_what_the_provider_has_not_let_go_of_is_not_there(
    reader: Visitor, session: Session, sunny: Care, status: str
) -> None:
    row = sent_timesheet(session, sunny, status=status)
    assert "Nothing waits for you" in text(reader.get("/care"))
    assert "March 1 to 15" not in text(reader.get("/care/history"))
    assert reader.get(f"/care/timesheets/{row.id}").status_code == 404


def test_a_day_in_hospital_is_told_before_one_says_yes(
    app: Flask, session: Session, sunny: Care, reader: Visitor
) -> None:
    nurse = hire(session, "nadia", "caseworker", county="34")
    day = HALF + dt.timedelta(days=1)
    told = {"case_id": sunny.case.id, "noted_by_id": nurse.id, "noted_at": now()}
    session.add(RecipientAbsence(first_day=day, last_day=day, why="hospital", **told))
    gone = {"first_day": HALF, "last_day": None, "why": "away", "withdrawn_at": now()}
    session.add(RecipientAbsence(**gone, **told))
    row = sent_timesheet(session, sunny)
    for path in ("/care", f"/care/timesheets/{row.id}/approve"):
        page = text(reader.get(path))
        assert "Look twice" in page
        assert "Monday, March 2: We know that you were in the hospital on this day." in page
        assert "away from home on this day" not in page


@pytest.mark.parametrize(
    ("monthly", "sentence"),
    [
        (6000, None),
        (1200, "hours in the first half."),
        (420, "This is more than the hours you have left this month."),
        (0, "You have no hours left this month."),
    ],
)
def test_hours_that_are_too_many_are_told_before_one_says_yes(
    session: Session, sunny: Care, reader: Visitor, monthly: int, sentence: str | None
) -> None:
    authorize(session, sunny, monthly)
    row = sent_timesheet(session, sunny)
    sends_version(session, row, 2, [HALF + dt.timedelta(days=number) for number in (1, 8)], 430)
    page = text(reader.get(f"/care/timesheets/{row.id}/approve"))
    assert (sentence in page) if sentence else ("Look twice" not in page)


def test_a_night_on_which_clocks_go_back_is_as_long_as_it_was(reader: Visitor, session: Session, sunny: Care) -> None:
    row = sent_timesheet(session, sunny, dt.date(2026, 11, 1))
    entry = session.scalars(select(TimesheetEntry).where(TimesheetEntry.timesheet_id == row.id)).first()
    assert entry is not None
    entry.day, entry.starts, entry.ends, entry.end_again = dt.date(2026, 11, 1), 30, 90, True
    session.commit()
    page = text(reader.get(f"/care/timesheets/{row.id}"))
    assert "Sunday, November 1 2 hours 12:30 AM to 1:30 AM (the second time that night)" in page


@pytest.mark.parametrize("status", SEEN)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_standing_is_said_in_both_languages(
    reader: Visitor, session: Session, sunny: Care, status: str, language: str
) -> None:
    paid = {"payable_minutes": 420, "outcome": "pay_with_cutback"} if status == "accepted" else {}
    reasons = ["over_remaining", "late"]
    cut = [{"day": "2026-03-04", "minutes": 60}]
    row = sent_timesheet(session, sunny, status=status, reasons=reasons, cutbacks=cut, **paid)
    reader.post("/language", {"language": language, "back": "/care"})
    for path in ("/care", "/care/history", f"/care/timesheets/{row.id}"):
        answer = reader.get(path)
        assert answer.status_code == 200
        assert f'lang="{language}"' in answer.get_data(as_text=True)
    if status == "accepted":
        assert {"en": "Paid: 7 hours of 8 hours.", "es": "Pagado: 7 horas de 8 horas."}[language] in text(
            reader.get("/care/history")
        )


def test_every_version_is_kept_and_a_correction_stands_beside_what_it_replaces(
    reader: Visitor, session: Session, sunny: Care
) -> None:
    row = sent_timesheet(session, sunny)
    sends_version(session, row, 2, [HALF + dt.timedelta(days=5)])
    page = text(reader.get(f"/care/timesheets/{row.id}"))
    assert page.index("Friday, March 6") < page.index("Sent before") < page.index("Monday, March 2")
    assert "8 hours" in page
    row.status, row.payable_minutes, row.superseded_at = "accepted", 240, now()
    session.commit()
    sent_timesheet(session, sunny, status="accepted", payable_minutes=120, corrects_id=row.id)
    history = text(reader.get("/care/history"))
    assert "The county corrected it." in history
    assert history.count("Noé Prado") == 2


def test_a_countys_correction_waits_for_nobody(reader: Visitor, session: Session, sunny: Care) -> None:
    before = sent_timesheet(session, sunny, status="accepted", payable_minutes=480, superseded_at=now())
    sent_timesheet(session, sunny, corrects_id=before.id)
    assert "Nothing waits for you" in text(reader.get("/care"))


def test_history_is_told_by_year(reader: Visitor, session: Session, sunny: Care) -> None:
    sent_timesheet(session, sunny, dt.date(2025, 12, 16), status="accepted", payable_minutes=480)
    sent_timesheet(session, sunny, status="returned", returned_because="You came at nine.")
    newest = text(reader.get("/care/history"))
    assert "March 1 to 15, 2026" in newest
    assert "You came at nine." in newest
    assert "December" not in newest
    assert "December 16 to 31, 2025" in text(reader.get("/care/history?year=2025"))
    assert "March 1 to 15, 2026" in text(reader.get("/care/history?year=1999"))


def test_my_providers_with_their_hours_and_the_month(reader: Visitor, session: Session, sunny: Care) -> None:
    left = assigned(
        session, began(session, first_name="Ida"), sunny.case, 300, status="ended", ended_on=dt.date(2026, 2, 3)
    )
    page = text(reader.get("/care/providers"))
    assert page.index("Noé Prado At work 20 hours a week") < page.index("Ida Prado Ended Until February 3, 2026")
    sent_timesheet(session, sunny, status="accepted", payable_minutes=480)
    month = text(reader.get(f"/care/providers/{sunny.assignment.id}?month=2026-03"))
    assert "March 2026" in month
    assert "8:00" in month
    assert reader.get(f"/care/providers/{left.id}/extra-hours").status_code == 303


ASK = {"extra": "5", "unanticipated": "yes", "can_wait": "no", "health_or_safety": "no", "reason": "I fell."}


def test_extra_hours_are_asked_for_with_the_whole_week(reader: Visitor, session: Session, sunny: Care) -> None:
    week = sunday(county_today())
    path = f"/care/providers/{sunny.assignment.id}/extra-hours"
    assert "This week" in text(reader.get(path))
    answer = reader.post(path, {**ASK, "week": week.isoformat()})
    assert answer.location == "/care/providers"
    said = session.scalars(select(Submission).where(Submission.kind == "ask_extra_hours")).one()
    assert said.assignment_id == sunny.assignment.id
    assert said.payload["week"] == week.isoformat()
    assert said.payload["minutes"] == 1200 + 300
    assert said.payload["cannot_wait"] is True
    assert said.payload["account_id"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"extra": "0"}, "Type how many more hours."),
        ({"extra": "many"}, "Type hours and minutes"),
        ({"reason": ""}, "Say why."),
        ({"can_wait": ""}, "Choose yes or no."),
        ({"week": "2026-01-06"}, "Choose one of what is offered."),
    ],
)
def test_a_request_that_says_too_little_is_told_so(
    reader: Visitor, session: Session, sunny: Care, changed: dict[str, str], sentence: str
) -> None:
    told = {**ASK, "week": sunday(county_today()).isoformat(), **changed}
    answer = reader.post(f"/care/providers/{sunny.assignment.id}/extra-hours", told)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert session.scalars(select(Submission).where(Submission.kind == "ask_extra_hours")).all() == []


def test_a_week_is_asked_for_once_and_its_answer_stands_with_my_providers(
    reader: Visitor, session: Session, sunny: Care
) -> None:
    week = sunday(county_today())
    told = {"unanticipated": True, "cannot_wait": True, "health_or_safety": True, "reason": "I fell."}
    asked = ExtraHours(assignment_id=sunny.assignment.id, week=week, minutes=1500, asked_at=now(), **told)
    session.add(asked)
    session.commit()
    assert "The county will answer." in text(reader.get("/care/providers"))
    again = reader.post(f"/care/providers/{sunny.assignment.id}/extra-hours", {**ASK, "week": week.isoformat()})
    assert "You asked for this week already." in text(again)
    asked.outcome, asked.decided_at = "approve", now()
    session.commit()
    assert "The county said yes." in text(reader.get("/care/providers"))


def test_every_letter_to_me_is_here_and_no_letter_to_another(reader: Visitor, session: Session, sunny: Care) -> None:
    person = sunny.case.person_id
    mine = [
        letter_about(session, "weekly_hours_recipient", case_id=sunny.case.id, person_id=person),
        letter_about(session, "work_ended_recipient", assignment_id=sunny.assignment.id, person_id=person),
        letter_about(session, "program_changed", case_id=sunny.case.id),
    ]
    other = care(session, "Otto", ssn=None, provider="Ida")
    strange = [
        letter_about(session, "weekly_hours_provider", assignment_id=sunny.assignment.id, case_id=sunny.case.id),
        letter_about(session, "weekly_hours_recipient", case_id=other.case.id, person_id=other.case.person_id),
        letter_about(session, "weekly_hours_recipient", case_id=sunny.case.id, person_id=other.case.person_id),
    ]
    page = reader.get("/care/letters").get_data(as_text=True)
    for each in mine:
        assert f"/care/letters/{each.id}" in page
        assert reader.get(f"/care/letters/{each.id}").get_data().startswith(b"%PDF")
    for each in strange:
        assert f"/care/letters/{each.id}" not in page
        assert reader.get(f"/care/letters/{each.id}").status_code == 404


def test_who_does_not_go_online_reads_how_to_say_it_by_phone(reader: Visitor) -> None:
    page = text(reader.get("/care/help"))
    assert "You can say yes or no by phone. It counts the same." in page
    assert "(916) 555-0134" in page
