"""A pair's hours of a month as a picture: every figure of it can be read, and the limits are those of the law."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from records import hours_picture
from records.staff import Staff
from tests.web.conftest import Visitor
from tests.web.provided import Provided, provide
from tests.web.providers import text
from tests.web.timesheeted import for_another, last_month, long_at_work, sheet

Come = Callable[[str], Visitor]


@pytest.fixture
def ruth(session: Session, staff: dict[str, Staff]) -> Provided:
    """A recipient whose provider Ada has worked for long."""
    made = provide(session, staff)
    long_at_work(session, made.assignments["Ada"])
    return made


def test_accepted_submitted_and_typed_hours_are_summed_apart_by_day_and_week(session: Session, ruth: Provided) -> None:
    ada, month = ruth.assignments["Ada"], last_month()
    sheet(session, ada, month, "accepted", [(1, 8, 12), (2, 8, 10)])
    sheet(session, ada, month.replace(day=16), "awaiting_recipient", [(16, 8, 11)])
    seen = hours_picture.of_pair(session, ada, month)
    assert (seen.whole.accepted, seen.whole.submitted, seen.whole.draft) == (360, 180, 0)
    assert [each.minutes for each in seen.days[:3]] == [240, 120, 0]
    assert sum(each.minutes for each in seen.weeks) == 540
    assert seen.assigned == 4 * 1200
    assert seen.left == 4 * 1200 - 540


def test_a_week_holds_all_its_days_across_the_months_end(session: Session, ruth: Provided) -> None:
    ada = ruth.assignments["Ada"]
    sheet(session, ada, dt.date(2026, 3, 16), "accepted", [(31, 8, 12)])  # a Tuesday
    sheet(session, ada, dt.date(2026, 4, 1), "held", [(1, 8, 10)])
    march = hours_picture.of_pair(session, ada, dt.date(2026, 3, 1))
    assert (march.whole.minutes, march.weeks[-1].begins, march.weeks[-1].minutes) == (240, dt.date(2026, 3, 29), 360)
    april = hours_picture.of_pair(session, ada, dt.date(2026, 4, 1))
    assert (april.whole.minutes, april.weeks[0].minutes) == (120, 360)


def test_the_limit_for_all_recipients_shows_where_there_are_two(
    as_role: Come, session: Session, ruth: Provided
) -> None:
    ada, month = ruth.assignments["Ada"], last_month()
    alone = text(as_role("caseworker").get(f"/assignments/{ada.id}/hours?month={month:%Y-%m}"))
    assert "with others" not in alone
    omar = for_another(session, ada)
    sheet(session, ada, month, "accepted", [(1, 8, 12)])
    sheet(session, omar, month, "accepted", [(1, 14, 16)])
    session.commit()
    page = text(as_role("caseworker").get(f"/assignments/{ada.id}/hours?month={month:%Y-%m}"))
    assert "4:00 of 80:00 of this provider in the month; 76:00 left" in page
    assert "with others 6:00 of 66:00" in page
    assert f"Hours in {month:%B %Y}" in page


@pytest.mark.parametrize("month", ["", "?month=2026-13", "?month=never", "?month=0001-01"])
def test_a_month_that_is_none_is_this_month(as_role: Come, ruth: Provided, month: str) -> None:
    page = as_role("caseworker").get(f"{ruth.path('Ada')}/hours{month}")
    assert page.status_code == 200
    assert "No hours in this month yet." in page.get_data(as_text=True)


def test_the_hours_of_a_month_are_out_of_reach_elsewhere(as_role: Come, ruth: Provided) -> None:
    assert as_role("yolo").get(f"{ruth.path('Ada')}/hours").status_code == 404
