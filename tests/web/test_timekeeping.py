"""What a county notes of a case beside its timesheets: absences, holds, advance pay; each with its event."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import county_today
from records.event import Event
from records.pay_order import AdvancePayment
from records.staff import Staff
from records.timekeeping import RecipientAbsence, TimesheetHold
from tests.web.conftest import Visitor
from tests.web.provided import Provided, provide
from tests.web.providers import text

Come = Callable[[str], Visitor]
PAGE = "/cases/1000001/timekeeping"


@pytest.fixture
def ruth(session: Session, staff: dict[str, Staff]) -> Provided:
    """A recipient with providers."""
    return provide(session, staff)


def ago(days: int) -> str:
    """A day in the past, as a form takes it."""
    return (county_today() - dt.timedelta(days=days)).isoformat()


def happened(session: Session) -> list[str]:
    """What was written into the case's timeline of its timekeeping, in order."""
    session.expire_all()
    kinds = ("absence%", "timesheet_hold%", "advance_pay%")
    rows = select(Event.kind).where(Event.case_id.is_not(None)).order_by(Event.id)
    return [kind for kind in session.scalars(rows) if kind.startswith(tuple(each[:-1] for each in kinds))]


def away(visitor: Visitor, first: int, last: int | None, why: str = "hospital") -> int:
    """Note an absence; the status of the answer."""
    fields = {"absence.why": why, "absence.first_day": ago(first)}
    return visitor.post(
        f"{PAGE}/absence", fields | ({"absence.last_day": ago(last)} if last is not None else {})
    ).status_code


def test_an_absence_is_noted_ended_and_withdrawn_each_with_an_event(
    as_role: Come, session: Session, ruth: Provided
) -> None:
    worker = as_role("caseworker")
    assert away(worker, 9, None) == 303
    row = session.scalars(select(RecipientAbsence)).one()
    assert "In hospital" in text(worker.get(PAGE))
    assert worker.post(f"{PAGE}/absence/{row.id}/end", {f"over_{row.id}.last_day": ago(10)}).status_code == 422
    assert worker.post(f"{PAGE}/absence/{row.id}/end", {f"over_{row.id}.last_day": ago(5)}).status_code == 303
    assert worker.post(f"{PAGE}/absence/{row.id}/withdraw").status_code == 303
    assert worker.post(f"{PAGE}/absence/{row.id}/withdraw").status_code == 422
    assert happened(session) == ["absence_noted", "absence_ended", "absence_withdrawn"]
    page = text(worker.get("/cases/1000001"))
    for said in ("Absence noted", "Absence ended", "Absence withdrawn"):
        assert said in page


def test_days_in_two_absences_are_refused_with_the_days_of_the_other(
    as_role: Come, session: Session, ruth: Provided
) -> None:
    worker = as_role("caseworker")
    assert away(worker, 9, 5) == 303
    assert away(worker, 4, 2, "away") == 303
    for first, last in ((5, 4), (12, 9), (20, None), (7, 6)):
        assert away(worker, first, last) == 422, (first, last)
    fields = {"absence.why": "away", "absence.first_day": ago(7)}
    assert "in an absence already, from" in text(worker.post(f"{PAGE}/absence", fields))
    assert len(session.scalars(select(RecipientAbsence)).all()) == 2


def test_a_pair_is_held_once_and_the_hold_is_lifted(as_role: Come, session: Session, ruth: Provided) -> None:
    worker, ada = as_role("caseworker"), ruth.assignments["Ada"].id
    fields = {"hold.assignment_id": str(ada), "hold.from_day": ago(3), "hold.reason": "Times look alike every day."}
    assert worker.post(f"{PAGE}/hold", fields).status_code == 303
    assert worker.post(f"{PAGE}/hold", fields).status_code == 422, "it is not offered a second time"
    hold = session.scalars(select(TimesheetHold)).one()
    assert "Times look alike every day." in text(worker.get(PAGE))
    assert worker.post(f"{PAGE}/hold/{hold.id}/lift").status_code == 303
    assert worker.post(f"{PAGE}/hold/{hold.id}/lift").status_code == 422
    assert happened(session) == ["timesheet_hold_placed", "timesheet_hold_lifted"]


def test_advance_pay_begins_and_ends(as_role: Come, session: Session, ruth: Provided) -> None:
    worker = as_role("caseworker")
    assert worker.post(f"{PAGE}/advance-pay", {"advance.since": ago(40)}).status_code == 303
    assert worker.post(f"{PAGE}/advance-pay", {"advance.since": ago(40)}).status_code == 422
    assert worker.post(f"{PAGE}/advance-pay", {}).status_code == 303
    assert happened(session) == ["advance_pay_began", "advance_pay_ended"]


def test_a_month_paid_in_advance_is_put_on_record_and_shown_with_its_last_day(
    as_role: Come, session: Session, ruth: Provided
) -> None:
    worker, first = as_role("caseworker"), county_today().replace(day=1)
    paid = {"paid.month": first.isoformat(), "paid.cents": "812.40"}
    assert worker.post(f"{PAGE}/advance", paid).status_code == 422, "the recipient is not paid in advance"
    worker.post(f"{PAGE}/advance-pay", {"advance.since": ago(60)})
    assert worker.post(f"{PAGE}/advance", paid).status_code == 303
    row = session.scalars(select(AdvancePayment)).one()
    assert (row.cents, row.due_on - row.issued_on) == (81240, dt.timedelta(days=45))
    page = text(worker.get(PAGE))
    assert "Timesheets account for $0.00; $812.40 are left" in page
    assert worker.post(f"{PAGE}/advance", paid).status_code == 422, "once a month"


def test_a_clerk_reads_it_and_another_county_does_not(as_role: Come, ruth: Provided) -> None:
    clerk, yolo = as_role("intake_clerk"), as_role("yolo")
    assert "Note the absence" not in text(clerk.get(PAGE))
    assert away(clerk, 3, 2) == 403
    assert yolo.get(PAGE).status_code == 404
    assert away(yolo, 3, 2) == 404
