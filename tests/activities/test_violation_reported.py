"""The enrollment believes a violation's own process only where the record has the violation standing (W&I 12300.4)."""

import datetime as dt

import pytest

from activities.database import transaction
from records.violation import Violation
from tests.activities.office import MONDAY, Office
from tests.activities.provider_office import Applicant
from workflows.steps.enrollment.standing import Status
from workflows.steps.enrollment.status import Cause

TODAY = MONDAY.date()


@pytest.fixture
def nadia(office: Office) -> Applicant:
    """A provider who is enrolled."""
    applicant = Applicant(office)
    applicant.becomes(Status.ENROLLED, Cause.ALL_DONE)
    return applicant


def violation(nadia: Applicant, **columns: object) -> int:
    told = {"status": "standing", "number": 3, "county_code": "34", "found_at": MONDAY, "touched_at": MONDAY}
    with transaction() as session:
        row = Violation(enrollment_id=nadia.id, month=TODAY.replace(day=1), occurred_on=TODAY, **(told | columns))
        session.add(row)
        session.flush()
        return row.id


def said(violation_id: int | None, number: int = 3) -> dict[str, object]:
    return {"number": number, "notice_on": (TODAY - dt.timedelta(days=20)).isoformat(), "violation_id": violation_id}


def test_a_third_that_stands_suspends_without_anybody_on_the_staff(nadia: Applicant) -> None:
    assert nadia.tell("report_violation", None, said(violation(nadia))).outcome == "third"


@pytest.mark.parametrize("columns", [{"status": "disputed"}, {"status": "state_review"}, {"number": 2}])
def test_one_that_is_open_or_of_another_number_is_not_believed(nadia: Applicant, columns: dict[str, object]) -> None:
    assert "No violation of this provider stands" in nadia.refusal(
        "report_violation", None, said(violation(nadia, **columns))
    )


def test_one_that_does_not_exist_or_of_somebody_else_is_not_believed(nadia: Applicant, office: Office) -> None:
    assert nadia.refusal("report_violation", None, said(None))
    assert nadia.refusal("report_violation", None, said(4711))
    other = Applicant(office)
    assert other.refusal("report_violation", None, said(violation(nadia)))
