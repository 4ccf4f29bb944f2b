"""The county corrects an accepted timesheet: the difference is shown, a new one takes its place, the old one stays."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import county_today
from records.staff import Staff
from records.timesheet import Timesheet, TravelClaim
from records.timesheeting import entries, trips
from tests.web.conftest import Visitor
from tests.web.provided import provide
from tests.web.providers import text
from tests.web.timesheeted import for_another, last_month, long_at_work, sheet

Come = Callable[[str], Visitor]


@pytest.fixture
def paid(session: Session, staff: dict[str, Staff]) -> Timesheet:
    """Ada's accepted second half of the last month: four hours on the 17th."""
    ada = provide(session, staff).assignments["Ada"]
    long_at_work(session, ada)
    made = sheet(session, ada, last_month().replace(day=16), "accepted", [(17, 8, 12)])
    session.commit()
    return made


def typed(row: Timesheet) -> dict[str, str]:
    """The 17th as it was, and two hours more on the 18th."""
    days = [row.period_begins.replace(day=number).isoformat() for number in (17, 18)]
    rows = [(days[0], "08:00", "12:00", "home"), (days[1], "9 am", "11 am", "both"), ("", "", "", "")]
    fields = ("day", "starts", "ends", "place")
    return {f"row_{at}.{name}": value for at, row in enumerate(rows) for name, value in zip(fields, row, strict=True)}


def test_what_would_be_different_is_shown_and_decides_nothing(as_role: Come, session: Session, paid: Timesheet) -> None:
    worker, path = as_role("caseworker"), f"/timesheets/{paid.id}/correct"
    assert "Change a row to see it" in text(worker.get(path))
    part = worker.post(f"{path}/preview", typed(paid)).get_data(as_text=True)
    assert "<strong>6:00</strong> claimed (4:00 before)" in part
    late = county_today() > paid.period_ends + dt.timedelta(days=30)
    assert ("held for somebody else" if late else "<strong>6:00</strong> to be paid (4:00 before: 2:00 more)") in part
    assert session.scalars(select(Timesheet)).all() == [paid]


def test_a_correction_is_a_new_timesheet_and_the_old_one_is_kept(
    as_role: Come, session: Session, paid: Timesheet
) -> None:
    worker, path = as_role("caseworker"), f"/timesheets/{paid.id}/correct"
    assert worker.post(path, typed(paid)).status_code == 422, "not without a reason"
    answer = worker.post(path, typed(paid) | {"correction.reason": "She called: the 18th was missing."})
    assert answer.status_code == 303
    session.expire_all()
    new = session.scalars(select(Timesheet).where(Timesheet.corrects_id == paid.id)).one()
    assert answer.location == f"/timesheets/{new.id}"
    assert [(each.day.day, each.starts, each.ends) for each in entries(session, new)] == [
        (17, 480, 720),
        (18, 540, 660),
    ]
    assert paid.superseded_at is not None
    assert [each.day.day for each in entries(session, paid)] == [17]
    assert "A correction took its place" in text(worker.get(f"/timesheets/{paid.id}"))
    assert worker.get(path).status_code == 409


def test_a_row_that_is_not_whole_is_told_and_nothing_is_written(
    as_role: Come, session: Session, paid: Timesheet
) -> None:
    half = typed(paid) | {"row_2.starts": "10 am", "correction.reason": "x"}
    answer = as_role("caseworker").post(f"/timesheets/{paid.id}/correct", half)
    assert answer.status_code == 422
    assert "Fill in the whole row" in answer.get_data(as_text=True)
    assert session.scalars(select(Timesheet)).all() == [paid]


def test_24_00_is_an_end_as_in_files_of_timesheets_and_no_start(
    as_role: Come, session: Session, paid: Timesheet
) -> None:
    worker, path = as_role("caseworker"), f"/timesheets/{paid.id}/correct"
    late = typed(paid) | {"row_1.starts": "10 pm", "row_1.ends": "24:00", "correction.reason": "She called."}
    assert worker.post(path, late | {"row_1.starts": "24:00", "row_1.ends": "12 am"}).status_code == 422
    assert worker.post(path, late).status_code == 303
    new = session.scalars(select(Timesheet).where(Timesheet.corrects_id == paid.id)).one()
    assert [(each.day.day, each.starts, each.ends) for each in entries(session, new)] == [
        (17, 480, 720),
        (18, 1320, 1440),
    ]


def test_a_clerk_corrects_nothing(as_role: Come, paid: Timesheet) -> None:
    assert as_role("intake_clerk").get(f"/timesheets/{paid.id}/correct").status_code == 403
    assert as_role("yolo").get(f"/timesheets/{paid.id}/correct").status_code == 404


def night_of_change(today: dt.date) -> dt.date:
    """The newest first Sunday of a November, when 1:00 to 1:59 came twice."""
    first = max(each for year in (today.year, today.year - 1) if (each := dt.date(year, 11, 1)) < today.replace(day=1))
    return first + dt.timedelta(days=(6 - first.weekday()) % 7)


@pytest.fixture
def at_night(session: Session, staff: dict[str, Staff]) -> Timesheet:
    """Ada's night of the clock change: from midnight to the second 1:30, two and a half hours; and a trip."""
    made = provide(session, staff)
    ada, day = made.assignments["Ada"], night_of_change(county_today())
    long_at_work(session, ada)
    other = for_another(session, ada)
    row = sheet(session, ada, day.replace(day=1), "accepted", [(day.day, 0, 1)], claimed_minutes=150)
    entry = entries(session, row)[0]
    entry.ends, entry.end_again = 90, True
    trip = {"day": day, "minutes": 25, "from_assignment_id": other.id}
    session.add(TravelClaim(timesheet_id=row.id, version=1, **trip))
    session.commit()
    return row


def test_the_second_hour_of_the_night_and_the_trips_go_over_to_the_corrected_one(
    as_role: Come, session: Session, at_night: Timesheet
) -> None:
    worker, path = as_role("caseworker"), f"/timesheets/{at_night.id}/correct"
    day = night_of_change(county_today())
    page = text(worker.get(path))
    assert "the clocks went back" in page
    assert "0:25 from Omar Reyes" in page
    assert re.search(r'name="row_0\.end_again"[^>]* checked', worker.get(path).get_data(as_text=True))
    given = {"row_0.day": day.isoformat(), "row_0.starts": "00:00", "row_0.ends": "01:30", "row_0.place": "home"}
    given |= {"row_0.start_again": "yes", "row_0.end_again": "yes", "correction.reason": "It was at home."}
    assert "<strong>2:30</strong> claimed" in worker.post(f"{path}/preview", given).get_data(as_text=True)
    assert worker.post(path, given).status_code == 303
    session.expire_all()
    new = session.scalars(select(Timesheet).where(Timesheet.corrects_id == at_night.id)).one()
    assert [(e.starts, e.ends, e.start_again, e.end_again) for e in entries(session, new)] == [(0, 90, False, True)]
    assert [each.minutes for each in trips(session, new)] == [25]
    assert new.claimed_minutes == 150


def test_other_half_months_ask_for_no_second_hour(as_role: Come, paid: Timesheet) -> None:
    page = as_role("caseworker").get(f"/timesheets/{paid.id}/correct").get_data(as_text=True)
    assert "end_again" not in page
    assert "came twice" not in page
