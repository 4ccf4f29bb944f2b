"""People are found by number, by birth date and by the sound of their name."""

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from records.application import Application
from records.person import Person
from records.person_match import Match, Sought, birth_date_match, clearance_facts
from records.person_search import candidates, find_people, open_applications
from records.registering import Soc295, register
from records.secrets import blind_index
from tests.records.offices import NOON, TODAY, known, open_offices

SSN = "219099999"


def applied(session: Session, **told: object) -> Application:
    usual = {"county_code": "34", "first_name": "Jose", "last_name": "Jimenez", "requested_on": TODAY}
    return register(session, Soc295(**{**usual, **told}), "phone", None, NOON)  # type: ignore[arg-type]


def people(session: Session, application: Application) -> list[Person]:
    return [match.person for match in candidates(session, application)]


@pytest.fixture(autouse=True)
def offices(session: Session) -> None:
    open_offices(session)


def test_the_same_number_is_a_candidate_whatever_the_name(session: Session) -> None:
    person = known(session, "Robert", "Unlike", ssn=SSN)
    [match] = candidates(session, applied(session, ssn=SSN, birth_date=dt.date(1980, 1, 1)))
    assert match.person is person
    assert match.facts == {
        "ssn_match": "same",
        "cin_match": "unknown",
        "name_match": "differs",
        "birth_date_match": "differs",
    }


def test_a_name_that_sounds_alike_with_the_same_birth_date_is_a_candidate(session: Session) -> None:
    person = known(session, "José", "Giménez")
    [match] = candidates(session, applied(session, birth_date=dt.date(1950, 3, 7)))
    assert (match.person, match.matched) == (person, ["birth_date", "name"])
    assert match.facts["name_match"] == "sounds_alike"


def test_day_and_month_exchanged_are_noticed(session: Session) -> None:
    person = known(session, "Jose", "Jimenez", born="1950-03-07")
    [match] = candidates(session, applied(session, birth_date=dt.date(1950, 7, 3)))
    assert match.person is person
    assert match.facts["birth_date_match"] == "swapped"


def test_given_name_and_surname_the_other_way_round_are_found(session: Session) -> None:
    person = known(session, "Anh", "Nguyen")
    told = applied(session, first_name="Nguyen", last_name="Anh", birth_date=dt.date(1950, 3, 7))
    assert people(session, told) == [person]


def test_strangers_with_the_same_birthday_are_no_candidates(session: Session) -> None:
    known(session, "Robert", "Unlike")
    assert people(session, applied(session, birth_date=dt.date(1950, 3, 7))) == []


def test_namesakes_of_another_generation_are_no_candidates(session: Session) -> None:
    known(session, "Jose", "Jimenez", born="1990-11-20")
    assert people(session, applied(session, birth_date=dt.date(1950, 3, 7))) == []


def test_without_a_birth_date_every_namesake_is_shown(session: Session) -> None:
    person = known(session, "Jose", "Jimenez", born="1990-11-20")
    assert people(session, applied(session)) == [person]


def test_the_likeliest_comes_first(session: Session) -> None:
    alike = known(session, "Jose", "Gimenez")
    same = known(session, "Jose", "Jimenez")
    numbered = known(session, "Pepe", "Jimenez", born="1951-03-07", ssn=SSN)
    told = applied(session, ssn=SSN, birth_date=dt.date(1950, 3, 7))
    assert people(session, told) == [numbered, same, alike]


def test_a_renamed_person_is_found_under_the_new_name(session: Session) -> None:
    person = known(session, "Jose", "Jimenez")
    person.last_name = "Smith"
    session.flush()
    assert [match.person for match in find_people(session, Sought("Jose", "Smyth"))] == [person]
    assert find_people(session, Sought("Jose", "Jimenez")) == []


def test_people_are_found_by_phone_and_by_client_number(session: Session) -> None:
    person = known(session, "Jose", "Jimenez", phone="9165550100", cin="91234567A")
    for sought in (Sought(phone="9165550100"), Sought(cin="91234567A"), Sought(last_name="Jim")):
        assert [match.person for match in find_people(session, sought)] == [person]


def test_nothing_told_finds_nobody(session: Session) -> None:
    known(session, "Jose", "Jimenez")
    assert find_people(session, Sought()) == []


def test_an_open_application_of_the_same_person_is_found_before_another_is_made(session: Session) -> None:
    first = applied(session, birth_date=dt.date(1950, 3, 7), ssn=SSN)
    sought = Sought("José", "Giménez", birth_date=dt.date(1950, 7, 3))
    assert open_applications(session, sought) == [first]
    assert open_applications(session, Sought(ssn_index=blind_index(SSN))) == [first]
    assert open_applications(session, sought, but=first.id) == []
    first.ended_on = TODAY
    session.flush()
    assert open_applications(session, sought) == []


def test_marks_of_the_query_language_in_a_name_are_only_letters(session: Session) -> None:
    known(session, "Jose", "Jimenez")
    for odd in ("%", "_", "\\", "'; drop table person; --"):
        assert find_people(session, Sought(last_name=odd)) == []


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("1950-03-07", "same"),
        ("1950-07-03", "swapped"),
        ("1960-03-07", "near"),
        ("1951-12-25", "near"),
        ("1952-03-08", "differs"),
        ("1970-01-01", "differs"),
    ],
)
def test_birth_dates_are_compared_in_words(told: str, says: str) -> None:
    assert birth_date_match(dt.date.fromisoformat(told), dt.date(1950, 3, 7)) == says


def test_the_facts_of_clearance_are_those_of_its_question(session: Session) -> None:
    person = known(session, "Jose", "Gimenez", ssn=SSN)
    [match] = candidates(session, applied(session, birth_date=dt.date(1950, 3, 7), ssn="219098888"))
    assert clearance_facts(match, other_county=True) == {
        "ssn_match": False,
        "cin_match": False,
        "name_birth_match": False,
        "name_phonetic_match": True,
        "ssn_conflict": True,
        "other_county": True,
    }
    unlike = Match(person, {**match.facts, "birth_date_match": "differs"})
    assert not clearance_facts(unlike, other_county=False)["name_phonetic_match"]
