"""The queue of held timesheets: why, the fix in words, one click; and who may say what."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import now
from records.confirmation import new_confirmation
from records.staff import Staff
from records.submission import Submission
from records.timesheet import Timesheet, TimesheetVersion
from tests.web.conftest import Visitor
from tests.web.provided import Provided, provide
from tests.web.providers import text
from tests.web.timesheeted import held, last_month, long_at_work, sheet

Come = Callable[[str], Visitor]
QUEUE = "/timesheets/exceptions"


@pytest.fixture
def ruth(session: Session, staff: dict[str, Staff]) -> Provided:
    """A recipient whose provider Ada has worked for long."""
    made = provide(session, staff)
    long_at_work(session, made.assignments["Ada"])
    return made


@pytest.fixture
def overlapping(session: Session, ruth: Provided) -> Timesheet:
    """Ada's first half of the month, an hour and a quarter of the 14th also claimed elsewhere."""
    made = held(
        session,
        ruth.assignments["Ada"],
        last_month(),
        [(13, 8, 12), (14, 8, 12)],
        "overlap",
        proposed_minutes=405,
        cutbacks=[{"day": last_month().replace(day=14).isoformat(), "minutes": 75}],
    )
    session.commit()
    return made


def said(session: Session, row: Timesheet) -> list[tuple[str, dict[str, str]]]:
    """What was said about a timesheet."""
    rows = select(Submission).where(Submission.timesheet_id == row.id).order_by(Submission.id)
    return [(each.kind, each.payload) for each in session.scalars(rows)]


def test_a_held_timesheet_says_why_and_what_would_mend_it(as_role: Come, overlapping: Timesheet) -> None:
    page = text(as_role("caseworker").get(QUEUE))
    assert "1 waits for somebody's word" in page or "1 waits for somebody&#39;s word" in page
    assert "Ada Okoro for Ruth Abramson" in page
    assert "Take 1:15 off the 14th and pay 6:45, because the same time is also claimed for another recipient." in page
    assert "W&amp;I 12300.4; Los Angeles County, Timesheet Exception Processing, 2018" in page


def test_what_stops_a_timesheet_gets_no_tick_and_what_pays_it_does(
    as_role: Come, session: Session, overlapping: Timesheet, ruth: Provided
) -> None:
    paid = sheet(session, ruth.assignments["Ada"], last_month().replace(day=16), "accepted", [(17, 8, 12)])
    paid.reasons = ["pay"]
    session.commit()
    worker = as_role("caseworker")
    pages = [worker.get(f"/timesheets/{row.id}").get_data(as_text=True) for row in (overlapping, paid)]
    stops, pays = (page.partition('id="law"')[2].partition('id="timeline"')[0] for page in pages)
    assert ("reason--stops" in stops, "#check_circle" in stops) == (True, False)
    assert ("reason--stops" in pays, "#check_circle" in pays) == (False, True)


def test_one_click_accepts_the_fix_and_the_next_one_comes(
    as_role: Come, session: Session, overlapping: Timesheet
) -> None:
    worker = as_role("caseworker")
    answer = worker.post(
        f"/timesheets/{overlapping.id}/resolve", {"how": "accept_fix", "queue": "reason=overlap&page=9&x=y"}
    )
    assert (answer.status_code, answer.location) == (303, f"{QUEUE}?reason=overlap")
    assert said(session, overlapping) == [("resolve_timesheet", {"how": "accept_fix"})]


@pytest.mark.parametrize("how", ["let_stand", "return", "send_up"])
def test_any_other_way_needs_a_reason(as_role: Come, session: Session, overlapping: Timesheet, how: str) -> None:
    worker, path = as_role("caseworker"), f"/timesheets/{overlapping.id}/resolve"
    answer = worker.post(path, {"how": how, "reason": " "})
    assert answer.status_code == 422
    assert "There is a problem" in answer.get_data(as_text=True)
    assert said(session, overlapping) == []
    assert worker.post(path, {"how": how, "reason": "Two beds in one house."}).status_code == 303
    assert said(session, overlapping) == [("resolve_timesheet", {"how": how, "reason": "Two beds in one house."})]


def test_the_supervisors_are_for_supervisors_who_did_not_enter_them(
    as_role: Come, session: Session, staff: dict[str, Staff], ruth: Provided
) -> None:
    month = last_month()
    mine = held(session, ruth.assignments["Ada"], month, [(3, 8, 12)], "more_than_the_day", reviewer="supervisor")
    own = held(session, ruth.assignments["Ben"], month, [(4, 8, 12)], "more_than_the_day", reviewer="supervisor")
    own.version = 2
    session.add(
        TimesheetVersion(
            timesheet_id=own.id, number=2, submitted_at=now(), claimed_minutes=240, staff_id=staff["supervisor"].id
        )
    )
    session.commit()
    worker, boss = as_role("caseworker"), as_role("supervisor")
    assert "A supervisor decides this." in text(worker.get(f"/timesheets/{mine.id}"))
    assert worker.post(f"/timesheets/{mine.id}/rule", {"how": "return", "reason": "No."}).status_code == 403
    assert "You entered this timesheet, or sent it up." in text(boss.get(f"/timesheets/{own.id}"))
    first = boss.get("/reviews/next").location  # a proposal, which has waited longer
    proposal = first.rpartition("/")[2]
    assert boss.get(f"/reviews/next?after=proposal-{proposal}").location == f"/timesheets/{mine.id}"
    assert boss.get(f"/reviews/next?after=timesheet-{mine.id}").location == first, "never one's own"
    assert boss.post(f"/timesheets/{mine.id}/rule", {"how": "send_up", "reason": "Up."}).status_code == 409
    answer = boss.post(f"/timesheets/{mine.id}/rule", {"how": "return", "reason": "No.", "queue": "reviews"})
    assert answer.location == f"/reviews/next?after=timesheet-{mine.id}"
    assert said(session, mine) == [("rule_on_timesheet", {"how": "return", "reason": "No."})]


def test_the_queue_is_filtered_by_reason_reviewer_and_age(
    as_role: Come, session: Session, ruth: Provided, overlapping: Timesheet
) -> None:
    late = held(session, ruth.assignments["Ben"], last_month(), [(5, 8, 12)], "late", proposed_minutes=240)
    late.decided_at = now() - dt.timedelta(days=4)
    session.commit()
    worker = as_role("caseworker")
    both = text(worker.get(QUEUE))
    assert both.index("Ben Okoro") < both.index("Ada Okoro"), "the oldest first"
    assert "Pay it although it came late, and pay 4:00." in both
    only = text(worker.get(f"{QUEUE}?reason=late&older=3&reviewer=caseworker&worker=me"))
    assert "Ben Okoro" in only
    assert "Ada Okoro" not in only
    assert "No held timesheet is like that." in text(worker.get(f"{QUEUE}?reviewer=supervisor"))
    assert worker.get(f"{QUEUE}?reason=nonsense&older=x&page=-4&reviewer=me").status_code == 200


def test_the_page_shows_days_with_what_was_checked_in_beside_and_what_is_taken_off(
    as_role: Come, overlapping: Timesheet
) -> None:
    page = text(as_role("caseworker").get(f"/timesheets/{overlapping.id}"))
    assert "8:00 AM to 12:00 PM home" in page
    assert "−1:15" in page
    assert "by the proposed fix" in page


def test_the_list_is_filtered_by_standing_half_month_case_and_provider(
    as_role: Come, session: Session, ruth: Provided, overlapping: Timesheet
) -> None:
    month = last_month()
    sheet(session, ruth.assignments["Ben"], month, "accepted", [(2, 9, 11)])
    ada = ruth.assignments["Ada"].enrollment
    ada.enrollment_number = new_confirmation("34")
    session.commit()
    worker = as_role("caseworker")
    assert "2 timesheets" in text(worker.get("/timesheets"))
    for query in ("status=accepted", "status=accepted&case=1000001", f"status=accepted&period={month}"):
        assert "1 timesheet " in text(worker.get(f"/timesheets?{query}")), query
    assert "Okoro, Ada" in text(worker.get(f"/timesheets?number={ada.enrollment_number}&worker=me"))
    assert "Okoro, Ben" not in text(worker.get(f"/timesheets?number={ada.enrollment_number}"))
    assert "No timesheet is like that." in text(worker.get("/timesheets?case=1000002"))


def test_nobody_else_sees_or_decides(as_role: Come, overlapping: Timesheet) -> None:
    yolo, clerk = as_role("yolo"), as_role("intake_clerk")
    assert "Nothing is held." in text(yolo.get(QUEUE))
    assert yolo.get(f"/timesheets/{overlapping.id}").status_code == 404
    assert "Accept the fix" not in text(clerk.get(f"/timesheets/{overlapping.id}"))
    assert clerk.post(f"/timesheets/{overlapping.id}/resolve", {"how": "accept_fix"}).status_code == 403


def test_the_county_of_the_provider_reads_and_does_not_decide(
    as_role: Come, session: Session, ruth: Provided, overlapping: Timesheet
) -> None:
    ruth.assignments["Ada"].enrollment.county_code = "57"
    session.commit()
    yolo = as_role("yolo")
    page = yolo.get(f"/timesheets/{overlapping.id}")
    assert page.status_code == 200
    assert "Accept the fix" not in text(page)
    assert yolo.post(f"/timesheets/{overlapping.id}/resolve", {"how": "accept_fix"}).status_code == 403
    assert "Nothing is held." in text(yolo.get(QUEUE))
