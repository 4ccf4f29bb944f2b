"""One person is one row: the same person, a new one, or a question for the supervisor."""

import datetime as dt

from sqlalchemy import func, select

from activities.database import transaction
from records.application import Clearance
from records.decision import Decision
from records.person import Person, PersonRole
from tests.activities.office import Intake, Office

SSN = "123456789"


def people() -> int:
    with transaction() as session:
        return session.scalar(select(func.count()).select_from(Person)) or 0


def test_a_new_person_is_made_from_what_was_told_and_goes_to_casework(intake: Intake) -> None:
    intake.clear()
    with intake.records() as (session, application):
        assert application.unit_id == intake.office.units["north"]
        person = session.get_one(Person, application.person_id)
        assert (person.last_name, person.birth_date) == ("Quintero", dt.date(1948, 5, 9))
        assert session.scalars(select(PersonRole.role)).all() == ["applicant"]


def test_the_same_person_stays_one_row_and_learns_what_was_not_known(office: Office) -> None:
    first = Intake(office, ssn=SSN)
    first.clear()
    second = Intake(office, ssn=SSN, street="9 Oak Ave", cin="91234567A")
    second.about("begin_intake")
    candidate = second.row(Clearance).candidates[0]
    assert candidate["suggestion"] == "same_person"
    said = {"outcome": "same_person", "person_id": candidate["person_id"]}
    assert second.tell("clear_person", office.ines, said).outcome == "cleared"
    assert people() == 1
    with second.records() as (session, application):
        person = session.get_one(Person, application.person_id)
        assert (person.street, person.cin) == ("9 Oak Ave", "91234567A")
    assert second.row(Decision, Decision.question == "intake.clearance").answer == {"suggestion": "same_person"}


def test_a_form_that_names_no_language_does_not_change_the_letters_of_a_known_person(office: Office) -> None:
    Intake(office, ssn=SSN, written_language="es").clear()
    second = Intake(office, ssn=SSN, written_language="en")
    second.about("begin_intake")
    candidate = second.row(Clearance).candidates[0]
    second.tell("clear_person", office.ines, {"outcome": "same_person", "person_id": candidate["person_id"]})
    with second.records() as (session, application):
        assert session.get_one(Person, application.person_id).written_language == "es"


def test_a_new_person_with_a_known_ssn_is_refused(office: Office) -> None:
    Intake(office, ssn=SSN).clear()
    other = Intake(office, first_name="Olga", last_name="Berg", birth_date=dt.date(1950, 1, 1), ssn=SSN)
    told = other.say("clear_person", office.ines, {"outcome": "new_person"})
    assert other.do("clear_person", told).outcome == "refused"
    assert "SSN" in (other.submission(told).sentence or "")
    assert SSN not in (other.submission(told).sentence or "")
    assert people() == 1


def test_the_supervisor_is_asked_and_nobody_answers_their_own_question(intake: Intake) -> None:
    asked = intake.tell("clear_person", intake.office.cody, {"outcome": "ask_supervisor", "question": "Twins?"})
    assert asked.outcome == "asked"
    own = intake.tell("rule_on_clearance", intake.office.cody, {"outcome": "new_person", "reason": "I say so"})
    assert own.outcome == "refused"
    ruled = intake.tell("rule_on_clearance", intake.office.sue, {"outcome": "new_person", "reason": "Two persons"})
    assert ruled.outcome == "cleared"
    assert people() == 1


def test_without_a_birth_date_nobody_is_made_until_it_is_told(office: Office) -> None:
    intake = Intake(office, birth_date=None)
    assert intake.tell("clear_person", office.ines, {"outcome": "new_person"}).outcome == "refused"
    said = {"outcome": "new_person", "birth_date": "1948-05-09"}
    assert intake.tell("clear_person", office.ines, said).outcome == "cleared"
