"""One person is enrolled once, whatever the county and whatever they are known as (B-1059, B-1653)."""

from sqlalchemy import select

from activities.database import transaction
from records.decision import Decision
from tests.activities.applicants import Applicant, known_person, people
from tests.activities.office import Office


def test_a_recipient_who_becomes_a_provider_stays_one_person(applicant: Applicant) -> None:
    known = known_person(street="1 Old St")
    applicant.hand_in()
    (person,) = people()
    assert (applicant.row.person_id, person.id, person.street) == (known, known, "4 Oak Ave")


def test_the_same_name_and_birth_date_are_a_question_for_the_worker(applicant: Applicant) -> None:
    known = known_person(ssn=None)
    said = {
        "received_on": applicant.day(0),
        "identity_document": "passport",
        "ssn_card_seen": True,
        "work_authorized": True,
    }
    assert "known already" in applicant.refused("receive_application", applicant.office.carla, said)
    applicant.hand_in(person_id=known)
    assert applicant.row.person_id == known
    assert people()[0].ssn_index == applicant.row.ssn_index


def test_the_worker_may_say_it_is_somebody_new(applicant: Applicant) -> None:
    known = known_person(ssn=None)
    applicant.hand_in(new_person=True)
    assert applicant.row.person_id not in (None, known)


def test_nobody_is_enrolled_twice_whatever_the_county(applicant: Applicant, office: Office) -> None:
    elsewhere = Applicant(office, county_code="57")
    elsewhere.hand_in()
    said = {
        "received_on": applicant.day(0),
        "identity_document": "passport",
        "ssn_card_seen": True,
        "work_authorized": True,
    }
    sentence = applicant.refused("receive_application", office.carla, said)
    assert elsewhere.row.enrollment_number in sentence
    assert "Yolo" in sentence
    assert applicant.row.person_id is None
    with transaction() as session:
        asked = session.scalars(select(Decision).where(Decision.question == "enrollment.duplicate")).all()
    assert [each.answer["outcome"] for each in asked] == ["already_enrolled"]


def test_a_beginning_online_whose_applicant_nobody_has_seen_stands_in_nobodys_way(
    applicant: Applicant, office: Office
) -> None:
    online = Applicant(office, channel="online", county_code="57")
    assert applicant.hand_in().outcome == "received"
    said = {
        "received_on": online.day(0),
        "identity_document": "passport",
        "ssn_card_seen": True,
        "work_authorized": True,
    }
    assert applicant.row.enrollment_number in online.refused("receive_application", office.yolanda, said)


def test_a_person_chosen_with_another_number_is_refused(applicant: Applicant) -> None:
    known = known_person(ssn="219091111")
    said = {
        "received_on": applicant.day(0),
        "identity_document": "passport",
        "ssn_card_seen": True,
        "work_authorized": True,
        "person_id": known,
    }
    assert "another Social Security number" in applicant.refused("receive_application", applicant.office.carla, said)
