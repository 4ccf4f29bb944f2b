"""A provider's own timesheets: begun, typed, limits seen before they are passed, sent, taken back, come back."""

import datetime as dt
import html
import re
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import fixed
from records.outbox import OutboxMessage
from records.timesheet import Timesheet, TimesheetVersion
from tests.web.at_work import HALF, NOON, AtWork, at_work, rows
from tests.web.conftest import Visitor
from tests.web.providers import signed_in, text


@pytest.fixture(autouse=True)
def sunday_noon() -> Iterator[None]:
    with fixed(NOON):
        yield


@pytest.fixture
def noe(session: Session) -> AtWork:
    return at_work(session)


@pytest.fixture
def provider(app: Flask, noe: AtWork) -> Visitor:
    return signed_in(app)


@pytest.fixture
def sheet(provider: Visitor, session: Session, noe: AtWork) -> Timesheet:
    """The timesheet of this half-month, begun."""
    answer = provider.post(
        "/provider/timesheets/open",
        {"assignment_id": noe.assignments["Ana"].id, "period_begins": HALF.isoformat()},
    )
    assert answer.status_code == 303, text(answer)
    return noe.of(session)


def adds(
    provider: Visitor, row: Timesheet, day: str, starts: str, ends: str, place: str = "home", **more: str
) -> tuple[int, str]:
    told = {"day": day, "starts": starts, "ends": ends, "place": place} | more
    answer = provider.post(f"/provider/timesheets/{row.id}/stretches", told)
    return answer.status_code, text(answer)


def test_the_list_says_for_whom_what_is_left_and_what_to_do(provider: Visitor, sheet: Timesheet) -> None:
    page = text(provider.get("/provider/timesheets"))
    assert "Ana G." in page
    assert "Gómez" not in page
    assert "Not sent" in page
    assert "100:00 left this month" in page
    assert "Go on" in page


def test_a_stretch_is_kept_at_once_and_counted(provider: Visitor, sheet: Timesheet, session: Session) -> None:
    assert adds(provider, sheet, "2026-11-17", "09:00", "13:30")[0] == 303
    assert rows(session, sheet) == [("2026-11-17", 540, 810)]
    page = text(provider.get(f"/provider/timesheets/{sheet.id}"))
    assert "4:30 hours in all" in page
    assert "95:30 left" in page
    assert "Week of 15 Nov" in page


def test_care_over_midnight_is_on_two_days(provider: Visitor, sheet: Timesheet, session: Session) -> None:
    assert adds(provider, sheet, "2026-11-18", "21:00", "06:00")[0] == 303
    assert rows(session, sheet) == [("2026-11-18", 1260, 1440), ("2026-11-19", 0, 360)]
    assert "it is on two days now" in text(provider.get(f"/provider/timesheets/{sheet.id}"))


def test_the_part_after_the_last_midnight_is_on_the_next_timesheet(
    provider: Visitor, session: Session, noe: AtWork
) -> None:
    told = {"assignment_id": noe.assignments["Ana"].id, "period_begins": "2026-11-01"}
    provider.post("/provider/timesheets/open", told)
    first = noe.of(session, begins=dt.date(2026, 11, 1))
    assert adds(provider, first, "2026-11-15", "22:00", "02:00")[0] == 303
    assert rows(session, first) == [("2026-11-15", 1320, 1440)]
    assert rows(session, noe.of(session)) == [("2026-11-16", 0, 120)]


def test_the_second_hour_from_one_is_told_apart(provider: Visitor, session: Session, noe: AtWork) -> None:
    told = {"assignment_id": noe.assignments["Ana"].id, "period_begins": "2026-11-01"}
    provider.post("/provider/timesheets/open", told)
    row = noe.of(session, begins=dt.date(2026, 11, 1))
    assert "came twice" in text(provider.get(f"/provider/timesheets/{row.id}"))
    assert adds(provider, row, "2026-11-01", "01:30", "01:15", end_again="yes")[0] == 303
    page = text(provider.get(f"/provider/timesheets/{row.id}"))
    assert "0:45 hours in all" in page
    assert "second time" in page


def test_time_to_come_is_refused_and_what_was_typed_stays(
    provider: Visitor, sheet: Timesheet, session: Session
) -> None:
    answer = provider.post(
        f"/provider/timesheets/{sheet.id}/stretches",
        {"day": "2026-11-22", "starts": "11:00", "ends": "15:00", "place": "community"},
    )
    assert answer.status_code == 422
    assert "has not come yet" in text(answer)
    assert 'value="15:00"' in answer.get_data(as_text=True)
    assert rows(session, sheet) == []


def test_the_same_time_is_not_taken_twice(provider: Visitor, sheet: Timesheet, session: Session) -> None:
    adds(provider, sheet, "2026-11-17", "09:00", "12:00")
    status, page = adds(provider, sheet, "2026-11-17", "11:00", "13:00")
    assert status == 422
    assert "on this timesheet already" in page
    assert rows(session, sheet) == [("2026-11-17", 540, 720)]


def test_a_time_is_changed_in_its_place(provider: Visitor, sheet: Timesheet, session: Session) -> None:
    adds(provider, sheet, "2026-11-17", "09:00", "12:00")
    page = provider.get(f"/provider/timesheets/{sheet.id}?change=2026-11-17.540.720.00").get_data(as_text=True)
    assert 'value="09:00"' in page
    assert "Change a time" in page
    adds(provider, sheet, "2026-11-17", "10:00", "12:00", instead="2026-11-17.540.720.00")
    assert rows(session, sheet) == [("2026-11-17", 600, 720)]


def test_same_as_the_day_before_and_copies_and_removal(provider: Visitor, sheet: Timesheet, session: Session) -> None:
    adds(provider, sheet, "2026-11-17", "09:00", "12:00")
    assert "Same as the day before" in text(provider.get(f"/provider/timesheets/{sheet.id}"))
    provider.post(f"/provider/timesheets/{sheet.id}/copy", {"source": "2026-11-17", "targets": "2026-11-18"})
    provider.post(
        f"/provider/timesheets/{sheet.id}/copy", {"source": "2026-11-17", "targets": ["2026-11-19", "2026-11-20"]}
    )
    assert [each[0] for each in rows(session, sheet)] == ["2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"]
    provider.post(f"/provider/timesheets/{sheet.id}/remove", {"key": "2026-11-18.540.720.00"})
    assert [each[0] for each in rows(session, sheet)] == ["2026-11-17", "2026-11-19", "2026-11-20"]


def test_limits_are_told_while_typing_and_nothing_is_kept(
    provider: Visitor, sheet: Timesheet, session: Session
) -> None:
    for day in ("16", "17", "18"):
        adds(provider, sheet, f"2026-11-{day}", "08:00", "16:00")
    told = {"day": "2026-11-19", "starts": "08:00", "ends": "10:00", "place": "home"}
    partial = provider.post(f"/provider/timesheets/{sheet.id}/limits", told)
    words = html.unescape(" ".join(re.sub(r"<[^>]+>", " ", partial.get_data(as_text=True)).split()))
    assert "2:00 hours with this time" in words
    assert "74:00 left" in words
    assert "1:00 too many" in words  # of the week's 25 hours
    assert "One week has more time than the person's weekly limit" in words
    assert len(rows(session, sheet)) == 3


def test_half_a_form_still_shows_the_limits(provider: Visitor, sheet: Timesheet) -> None:
    answer = provider.post(f"/provider/timesheets/{sheet.id}/limits", {"day": "2026-11-19", "starts": "08:00"})
    assert answer.status_code == 200
    assert "100:00 left" in answer.get_data(as_text=True)


def test_the_same_hour_with_another_recipient_is_told(app: Flask, session: Session) -> None:
    both = at_work(session, "Ana", "Bela")
    provider = signed_in(app)
    for name in ("Ana", "Bela"):
        told = {"assignment_id": both.assignments[name].id, "period_begins": HALF.isoformat()}
        provider.post("/provider/timesheets/open", told)
    for_bela = both.of(session, "Bela")
    adds(provider, for_bela, "2026-11-17", "09:00", "12:00")
    row = both.of(session, "Ana")
    told = {"day": "2026-11-17", "starts": "11:00", "ends": "13:00", "place": "home"}
    page = provider.post(f"/provider/timesheets/{row.id}/limits", told).get_data(as_text=True)
    assert "all people you care for" in page
    assert "1:00 is also claimed for another person" in page


def test_what_is_sent_is_promised_and_kept_as_version_one(
    provider: Visitor, sheet: Timesheet, session: Session
) -> None:
    adds(provider, sheet, "2026-11-17", "09:00", "12:00")
    page = text(provider.get(f"/provider/timesheets/{sheet.id}/send"))
    assert "it is a crime to claim time I did not work" in page
    assert "3:00 hours in all" in page
    assert provider.post(f"/provider/timesheets/{sheet.id}/send", {}).status_code == 422
    assert session.get_one(Timesheet, sheet.id, populate_existing=True).status == "draft"
    answer = provider.post(f"/provider/timesheets/{sheet.id}/send", {"affirmed": "yes"})
    assert answer.status_code == 303
    row = session.get_one(Timesheet, sheet.id, populate_existing=True)
    assert (row.status, row.version, row.claimed_minutes) == ("waiting", 1, 180)
    assert rows(session, sheet, 1) == [("2026-11-17", 540, 720)]
    assert session.scalars(select(OutboxMessage.workflow)).all() == ["TimesheetApproval"]
    page = text(provider.get(f"/provider/timesheets/{sheet.id}"))
    assert "You sent it early. After November 30, 2026 it goes to Ana" in page
    assert "Version 1" in page


def test_sending_twice_sends_once(provider: Visitor, sheet: Timesheet, session: Session) -> None:
    adds(provider, sheet, "2026-11-17", "09:00", "12:00")
    for _ in range(2):
        provider.post(f"/provider/timesheets/{sheet.id}/send", {"affirmed": "yes"})
    assert len(session.scalars(select(TimesheetVersion)).all()) == 1
    status, _page = adds(provider, sheet, "2026-11-18", "09:00", "12:00")
    assert status == 303
    assert "You have sent this timesheet" in text(provider.get(f"/provider/timesheets/{sheet.id}"))
    assert rows(session, sheet, 1) == [("2026-11-17", 540, 720)]


def test_nothing_cannot_be_sent(provider: Visitor, sheet: Timesheet) -> None:
    assert provider.get(f"/provider/timesheets/{sheet.id}/send").status_code == 303
    answer = provider.post(f"/provider/timesheets/{sheet.id}/send", {"affirmed": "yes"})
    assert answer.status_code == 422
    assert "There is no time on this timesheet yet" in text(answer)


def test_what_came_back_shows_why_and_is_corrected(provider: Visitor, sheet: Timesheet, session: Session) -> None:
    adds(provider, sheet, "2026-11-17", "09:00", "12:00")
    provider.post(f"/provider/timesheets/{sheet.id}/send", {"affirmed": "yes"})
    row = session.get_one(Timesheet, sheet.id, populate_existing=True)
    row.status, row.returned_because = "returned", "You came at ten."
    session.commit()
    page = text(provider.get(f"/provider/timesheets/{sheet.id}"))
    assert "You came at ten." in page
    assert "9:00 AM – 12:00 PM" in page
    adds(provider, sheet, "2026-11-17", "10:00", "12:00", instead="2026-11-17.540.720.00")
    assert rows(session, sheet) == [("2026-11-17", 600, 720)]
    assert rows(session, sheet, 1) == [("2026-11-17", 540, 720)]
    answer = provider.post(f"/provider/timesheets/{sheet.id}/send", {"affirmed": "yes"})
    assert answer.status_code == 303
    said = session.scalars(select(OutboxMessage).where(OutboxMessage.kind == "tell")).one()
    assert said.workflow == "submit_timesheet_again"


def test_another_providers_timesheet_does_not_exist(
    app: Flask, provider: Visitor, sheet: Timesheet, session: Session, noe: AtWork
) -> None:
    at_work(session, "Cleo", first_name="Rita", email="rita@example.com")
    rita = signed_in(app, "rita@example.com")
    one = f"/provider/timesheets/{sheet.id}"
    for path in (one, f"{one}/send"):
        assert rita.get(path).status_code == 404
    for path in ("stretches", "remove", "copy", "limits", "send", "withdraw", "trips", "trips/remove"):
        assert rita.post(f"{one}/{path}", {}).status_code == 404, path
    told = {"assignment_id": noe.assignments["Ana"].id, "period_begins": HALF.isoformat()}
    assert rita.post("/provider/timesheets/open", told).status_code == 404
    assert "Ana" not in text(rita.get("/provider/timesheets"))


def test_a_half_month_that_is_none_or_to_come_is_not_begun(provider: Visitor, noe: AtWork) -> None:
    for begins in ("2026-11-17", "2026-12-01", "2026-05-01", "soon"):
        told = {"assignment_id": noe.assignments["Ana"].id, "period_begins": begins}
        assert provider.post("/provider/timesheets/open", told).status_code == 422


def test_pages_are_in_spanish(provider: Visitor, sheet: Timesheet) -> None:
    adds(provider, sheet, "2026-11-17", "09:00", "12:00")
    provider.post("/language", {"language": "es", "back": "/provider/timesheets"})
    assert "Mis hojas de horas" in text(provider.get("/provider/timesheets"))
    page = text(provider.get(f"/provider/timesheets/{sheet.id}"))
    assert "Martes 17 de noviembre" in page
    assert "Igual que el día anterior" in page
