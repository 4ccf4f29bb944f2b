"""A conviction told of while a lost standing may still be given back is not forgotten when it is."""

import pytest

from tests.activities.office import Office
from tests.activities.provider_office import ROBBERY, Applicant
from workflows.steps.enrollment.standing import Next, Status
from workflows.steps.enrollment.status import Cause


@pytest.fixture
def terminated(office: Office) -> Applicant:
    """Enrolled, and a year without pay."""
    nadia = Applicant(office, background="clear")
    nadia.becomes(Status.ENROLLED, Cause.ALL_DONE)
    nadia.becomes(Status.TERMINATED, Cause.NO_PAYROLL_FOR_A_YEAR, nadia.on(367))
    return nadia


def told(nadia: Applicant, word: str) -> Next:
    """A notice of the Department of Justice; the law's word on the enrollment then."""
    said = {"answer": word, "notice_on": nadia.at.date().isoformat()}
    found: Next = nadia.tell("answer_background", None, said).standing.next
    return found


def test_a_conviction_told_of_then_waits_to_be_evaluated_and_denies(terminated: Applicant) -> None:
    assert told(terminated, "conviction") is Next.WAIT
    assert terminated.now().background == "record"
    assert terminated.convicted(ROBBERY).standing.next is Next.DENY_WAIVER_POSSIBLE


def test_an_arrest_told_of_then_changes_nothing(terminated: Applicant) -> None:
    assert told(terminated, "arrest") is Next.ENROLL
    assert terminated.now().background == "clear"
