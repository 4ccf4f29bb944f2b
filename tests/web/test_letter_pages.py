"""A letter's page: its last days, its table, and the very PDF, within the county that sent it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from records.clock import now
from records.decision import Notice
from records.enrollment import Enrollment
from tests.web.conftest import Visitor

As = Callable[[str], Visitor]

PDF = b"%PDF-1.7\n%invented letter\n"
TABLE = {
    "heading": "Weekly hours",
    "columns": ["Recipient", "Hours each week", "Since"],
    "lines": [["Marisol Quintero", "10:30", "March 2, 2026"]],
    "totals": [{"label": "Most hours in one week", "value": "13:10", "strong": True}],
    "limits": ["40 hours: work above this is overtime."],
}


@pytest.fixture
def enrollment(session: Session, staff: object) -> Enrollment:
    """A provider whom Sacramento holds."""
    row = Enrollment(
        enrollment_number="E2-7741-0001",
        county_code="34",
        channel="in_person",
        status="waiver_possible",
        status_since=dt.date(2026, 3, 2),
        begun_at=now(),
        first_name="Nadia",
        last_name="Bell",
        birth_date=dt.date(1990, 4, 2),
        touched_at=now(),
    )
    session.add(row)
    session.commit()
    return row


def read(visitor: Visitor, path: str) -> str:
    answer = visitor.get(path)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def letter(session: Session, enrollment: Enrollment, **content: Any) -> int:
    row = Notice(
        enrollment_id=enrollment.id,
        template="provider_tier_2",
        form="SOC 852A",
        language="en",
        action="ineligibility",
        mailed_on=dt.date(2026, 3, 2),
        effective_on=dt.date(2026, 3, 2),
        decision_ids=[],
        content={"title": "You cannot be an IHSS provider now", **content},
        pdf=PDF,
        pdf_sha256="0" * 64,
        made_at=now(),
    )
    session.add(row)
    session.commit()
    return row.id


def test_a_letter_shows_the_last_days_of_every_way_on(session: Session, as_role: As, enrollment: Enrollment) -> None:
    last_days = {"appeal_by": "2026-05-01", "exception_by": "2026-04-16"}
    page = read(as_role("caseworker"), f"/notices/{letter(session, enrollment, deadlines=last_days)}")
    assert "You cannot be an IHSS provider now" in page
    assert "Last day to appeal" in page
    assert "Last day to ask for an exception" in page
    assert "Last day to ask for a hearing" not in page
    assert f"/enrollments/{enrollment.id}" in page


def test_a_letter_shows_its_table_and_what_the_state_wrote(
    session: Session, as_role: As, enrollment: Enrollment
) -> None:
    notice_id = letter(session, enrollment, tables=[TABLE], written="The letters of support were too old.")
    page = read(as_role("caseworker"), f"/notices/{notice_id}")
    assert "10:30" in page
    assert "40 hours: work above this is overtime." in page
    assert "The letters of support were too old." in page


def test_a_letter_is_the_very_pdf_that_was_sent(session: Session, as_role: As, enrollment: Enrollment) -> None:
    path = f"/notices/{letter(session, enrollment)}.pdf"
    assert as_role("caseworker").get(path).data == PDF
    assert as_role("yolo").get(path).status_code == 404
