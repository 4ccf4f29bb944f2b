"""The sentence of a standing says what may still be done on its day, and nothing whose days are over."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.clock import now
from records.clocks import Clock
from records.enrollment import EnrollmentStatus
from records.staff import Staff
from tests.web.conftest import Visitor
from tests.web.denied import Denied, days_ago

As = Callable[[str], Visitor]


@pytest.fixture
def nadia(session: Session, staff: dict[str, Staff]) -> Denied:
    """Denied ten days ago."""
    return Denied(session, staff)


def sentence(as_role: As, nadia: Denied) -> str:
    """What stands under the name."""
    page = as_role("caseworker").get(f"/enrollments/{nadia.id}").get_data(as_text=True)
    return page.split('<p class="standing-says">')[1].split("</p>")[0]


def test_while_its_days_run_one_may_ask_until_a_day(as_role: As, nadia: Denied) -> None:
    said, last = sentence(as_role, nadia), days_ago(10 - 45)
    assert f"may ask for a general exception until {last:%B} {last.day}, {last.year}." in said
    assert "An appeal is possible." in said


def test_what_was_asked_for_waits(as_role: As, nadia: Denied) -> None:
    nadia.exception()
    assert "The general exception asked for is not decided yet." in sentence(as_role, nadia)


def test_after_the_exception_was_denied_and_the_days_of_an_appeal_are_over_nothing_is_offered(
    session: Session, as_role: As, nadia: Denied
) -> None:
    nadia.exception("denied", decided_by_id=nadia.staff["state_reviewer"].id, decided_at=now())
    asked = session.scalars(select(Clock).where(Clock.enrollment_id == nadia.id)).one()
    asked.outcome, asked.ended_on = "met", days_ago(2)
    right = {"question": "deadline.enrollment_appeal", "starts_on": days_ago(70), "due_on": days_ago(10)}
    session.add(Clock(enrollment_id=nadia.id, county_code="34", cite="W&I 12305.87", **right))
    session.commit()
    said = sentence(as_role, nadia)
    assert "The general exception was denied. The time for the appeal is over." in said
    assert "may ask" not in said
    assert "possible" not in said


@pytest.mark.parametrize(
    ("status", "cause", "offered", "kept_out"),
    [
        ("lapsed", "time_ran_out", "There was good cause", "The violation was removed"),
        ("terminated", "fourth_violation", "The violation was removed", "Pay within the year was found"),
        ("terminated", "no_payroll_for_a_year", "Pay within the year was found", "There was good cause"),
    ],
)
def test_a_lost_standing_is_given_back_on_grounds_that_fit_the_loss(
    session: Session, as_role: As, nadia: Denied, status: str, cause: str, offered: str, kept_out: str
) -> None:
    nadia.enrollment.status = status
    lost = {"status": status, "before": "enrolled", "cause": cause, "since": days_ago(10), "at": now()}
    session.add(EnrollmentStatus(enrollment_id=nadia.id, **lost))
    session.commit()
    page = as_role("caseworker").get(f"/enrollments/{nadia.id}/reinstatement").get_data(as_text=True)
    assert offered in page
    assert "The county was wrong" in page
    assert kept_out not in page
    assert "The provider asks for it" not in page
