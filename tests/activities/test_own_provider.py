"""Nobody is their own provider (W&I 12301.6), whenever it comes out who an applicant is."""

from records.care_case import Case
from tests.activities.applicants import Applicant, recipient_case
from tests.activities.office import Office


def test_a_recipient_who_named_somebody_not_seen_yet_cannot_turn_out_to_be_that_provider(office: Office) -> None:
    applicant = Applicant(office, first_name="Ada", last_name="Moreno")
    case_id = recipient_case()
    said = {"case_id": case_id, "designated_on": applicant.day(0), "relationship": "none", "lives_together": True}
    assert applicant.tell("designate", office.carla, said).outcome == "designated"
    with applicant.records() as (session, _row):
        person_id = session.get_one(Case, case_id).person_id
    form = {
        "received_on": applicant.day(0),
        "identity_document": "passport",
        "ssn_card_seen": True,
        "work_authorized": True,
        "person_id": person_id,
    }
    assert "their own provider" in applicant.refused("receive_application", office.carla, form)
    assert applicant.row.person_id is None
