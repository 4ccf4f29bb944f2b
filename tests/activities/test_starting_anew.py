"""Who lost a standing may start anew at once; the enrollment that could be given back is withdrawn first."""

import pytest

from tests.activities.applicants import Applicant
from tests.activities.office import Office
from workflows.steps.enrollment.standing import Status
from workflows.steps.enrollment.status import Cause, ChangeStatus


def becomes(applicant: Applicant, to: Status, cause: Cause) -> None:
    applicant.do("change_enrollment_status", ChangeStatus(applicant.id, to, cause, applicant.at))


def withdrawn(applicant: Applicant) -> None:
    """The person gives up what could be given back."""
    assert applicant.tell("withdraw_enrollment", applicant.office.carla, {"how": "in_person"}).outcome == "withdrawn"
    becomes(applicant, Status.WITHDRAWN, Cause.WITHDRAWN)
    applicant.about("end_enrollment")


@pytest.mark.parametrize(
    ("lost", "cause"),
    [(Status.LAPSED, Cause.TIME_RAN_OUT), (Status.TERMINATED, Cause.NO_PAYROLL_FOR_A_YEAR)],
)
def test_a_new_enrollment_follows_one_that_was_lost_once_that_is_withdrawn(
    office: Office, lost: Status, cause: Cause
) -> None:
    first = Applicant(office)
    first.hand_in()
    if lost is Status.TERMINATED:
        becomes(first, Status.ENROLLED, Cause.ALL_DONE)
    becomes(first, lost, cause)
    second = Applicant(office)
    told = second.say("receive_application", office.carla, {**FORM, "received_on": second.day(0)})
    assert second.do("receive_application", told).outcome == "refused"
    assert "withdraw it there" in second.sentence(told)
    withdrawn(first)
    assert second.hand_in().outcome == "received"


FORM = {"identity_document": "driver_license", "ssn_card_seen": True, "work_authorized": True}
