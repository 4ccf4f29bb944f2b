"""Who a provider is, put right: the enrollment takes it over, and the number and the list are asked about anew."""

from activities.database import transaction
from records.enrollment import PartnerInquiry
from records.event import Event
from records.person import Person
from records.secrets import blind_index, seal
from tests.activities.applicants import Applicant
from workflows.steps.enrollment.standing import Status
from workflows.steps.enrollment.status import Cause, ChangeStatus

NEW = "219093333"


def enrolled(applicant: Applicant) -> None:
    applicant.gather()
    applicant.do(
        "change_enrollment_status", ChangeStatus(applicant.id, Status.ENROLLED, Cause.ALL_DONE, applicant.on(1))
    )


def put_right(applicant: Applicant, day: int = 3) -> None:
    """The person's page was used: a married name and another number."""
    with transaction() as session:
        person = session.get_one(Person, applicant.row.person_id)
        person.last_name, person.ssn_cipher, person.ssn_index = "Ruiz", seal(NEW), blind_index(NEW)
    applicant.tell("correct_identity", applicant.office.carla, {"correction_id": 1}, applicant.on(day))


def test_the_enrollment_takes_over_who_the_person_is_and_keeps_its_standing(applicant: Applicant) -> None:
    enrolled(applicant)
    put_right(applicant)
    row = applicant.row
    assert (row.last_name, row.ssn_index, row.status) == ("Ruiz", blind_index(NEW), "enrolled")
    assert (row.ssn_standing, row.list_standing) == ("not_asked", "not_asked")


def test_both_partners_are_asked_anew_and_waited_for_by_a_day(applicant: Applicant) -> None:
    enrolled(applicant)
    put_right(applicant)
    asked = applicant.about("ask_partners", applicant.on(3))
    assert (asked.standing.ssn, asked.standing.list) == ("asked", "asked")
    assert [(ring.name, ring.at is not None) for ring in asked.rings] == [("partners", True)]
    assert len(applicant.rows(PartnerInquiry, PartnerInquiry.partner == "ssn")) == 2


def test_a_number_that_does_not_fit_moves_no_standing(applicant: Applicant) -> None:
    enrolled(applicant)
    put_right(applicant)
    applicant.about("ask_partners", applicant.on(3))
    answered = applicant.tell("answer_ssn", None, {"answer": "mismatch"}, applicant.on(4))
    assert (answered.outcome, answered.standing.ssn, answered.standing.next) == ("mismatch", "mismatch", "wait")
    assert applicant.row.status == "enrolled"


def test_an_answer_about_who_stood_there_before_verifies_nothing(applicant: Applicant) -> None:
    enrolled(applicant)
    first = applicant.rows(PartnerInquiry, PartnerInquiry.partner == "ssn")[0].id
    put_right(applicant)
    late = {"answer": "verified", "inquiry_id": first}
    assert "before it was corrected" in applicant.refused("answer_ssn", None, late, applicant.on(4))


def test_the_timeline_tells_that_it_was_corrected_and_nothing_of_the_person(applicant: Applicant) -> None:
    enrolled(applicant)
    put_right(applicant)
    (event,) = applicant.rows(Event, Event.kind == "enrollment_form_corrected")
    assert (event.params, event.staff_id) == ({}, applicant.office.carla)


def test_an_applicant_whom_nobody_has_seen_is_corrected_on_the_form(applicant: Applicant) -> None:
    said = applicant.refused("correct_identity", applicant.office.carla, {"correction_id": 1}, applicant.on(1))
    assert said == "Nobody has seen this applicant yet. Correct the form when it is handed in."
