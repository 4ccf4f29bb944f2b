"""A recipient names a provider whom another county holds: by the number, and without a look at the record."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.access_log import AccessLog
from records.confirmation import new_confirmation
from records.enrollment import Enrollment
from records.staff import Staff
from tests.web.conftest import Visitor
from tests.web.denied import OFFENSE, Denied, days_ago
from tests.web.desk_of_providers import begun, submission, text

As = Callable[[str], Visitor]


def signed(**changed: str) -> dict[str, str]:
    """What the SOC 426A says, which the recipient signed yesterday."""
    return {"designated_on": days_ago(1).isoformat(), "relationship": "none", "lives_together": "no", **changed}


@pytest.fixture
def ida(session: Session, staff: dict[str, Staff]) -> str:
    """The page on which Ida Moreno of Sacramento names a provider."""
    return f"/cases/{Denied(session, staff).case.case_number}/provider"


@pytest.fixture
def rosa(session: Session, ida: str) -> Enrollment:
    """Rosa Delgado, whom Yolo holds, is enrolled."""
    return begun(session, "57", status="enrolled")


def test_the_recipients_county_names_a_provider_of_another_county_by_the_number(
    session: Session, as_role: As, ida: str, rosa: Enrollment
) -> None:
    worker = as_role("caseworker")
    typed = rosa.enrollment_number.replace("-", " ").lower()
    there = worker.post(ida, {"enrollment_number": typed}).location
    assert there == f"{ida}/{rosa.enrollment_number}"
    page = text(worker.get(there))
    for shown in ("Ida Moreno names Rosa Delgado", rosa.enrollment_number, "Enrolled"):
        assert shown in page
    for kept in ("1988", "9998", f"/enrollments/{rosa.id}"):
        assert kept not in page
    assert worker.post(there, signed()).location == ida.removesuffix("/provider")
    said = submission(session, "designate")
    assert (said.enrollment_id, said.payload["relationship"]) == (rosa.id, "none")
    assert session.scalars(select(AccessLog).where(AccessLog.enrollment_id == rosa.id)).one().what == "designation"


def test_what_the_paper_does_not_say_is_asked_for_on_the_same_page(as_role: As, ida: str, rosa: Enrollment) -> None:
    there = f"{ida}/{rosa.enrollment_number}"
    page = text(as_role("caseworker").post(there, signed(relationship="")), 422)
    assert "Choose the relation." in page


def test_naming_opens_no_record_of_the_provider(
    session: Session, staff: dict[str, Staff], as_role: As, ida: str
) -> None:
    nadia = session.scalars(select(Enrollment).where(Enrollment.last_name == "Bell")).one()
    nadia.county_code, nadia.enrollment_number = "57", new_confirmation("57")
    session.commit()
    worker = as_role("caseworker")
    page = text(worker.get(f"{ida}/{nadia.enrollment_number}"))
    assert "Waiver possible" in page
    assert OFFENSE not in page
    for closed in ("record", "designation", "waiver"):
        assert worker.get(f"/enrollments/{nadia.id}/{closed}").status_code == 404


def test_a_county_names_nobody_for_another_countys_recipient(as_role: As, ida: str, rosa: Enrollment) -> None:
    holder = as_role("yolo")
    assert holder.get(f"{ida}/{rosa.enrollment_number}").status_code == 404
    assert holder.post(f"{ida}/{rosa.enrollment_number}", signed()).status_code == 404


def test_a_number_of_nobody_and_a_provider_who_may_not_be_named_are_said(
    session: Session, as_role: As, ida: str, rosa: Enrollment
) -> None:
    worker = as_role("caseworker")
    assert worker.get(f"{ida}/{new_confirmation('57')}").status_code == 404
    nobody = text(worker.post(ida, {"enrollment_number": new_confirmation("57")}), 422)
    assert "No open enrollment has this number." in nobody
    rosa.status = "terminated"
    session.commit()
    assert "Nobody can name this provider" in text(worker.get(f"{ida}/{rosa.enrollment_number}"))
