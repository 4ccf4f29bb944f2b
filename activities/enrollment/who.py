"""Who an applicant provider is: somebody known, somebody new, or somebody who is enrolled already (B-1059, B-1653).

One person is one row, whatever roles they hold: a provider may be a recipient too. Nobody is enrolled twice.
"""

from typing import Any

from sqlalchemy import select

from activities.deciding import Decided, decide
from activities.doing import Doing, Refused
from records.assignment import Assignment
from records.care_case import Case
from records.enrollment import Enrollment
from records.person import Person
from records.person_match import Match, Sought, compared
from records.person_search import likely
from records.place import County

QUESTION = "enrollment.duplicate"
TOLD = ("street", "city", "zip_code", "phone", "email")
"""How to reach somebody: the newest form says it best."""
NAMED = ("first_name", "middle_name", "last_name", "birth_date")
RESTING = ("lapsed", "terminated")
"""Standings that were lost and may still be given back; whoever starts anew withdraws the enrollment first."""


def settle(doing: Doing, row: Enrollment, said: dict[str, Any]) -> None:
    """Link the enrollment to its person, after the law was asked whether that would enroll somebody twice."""
    if row.person_id is not None:
        _correct(doing, row, doing.session.get_one(Person, row.person_id))
        return
    match = _chosen(doing, row, said["person_id"]) if said.get("person_id") else _likeliest(doing, row)
    if match is None:
        person = _new_person(doing, row)
    else:
        other = open_enrollment(doing, row, match.person.id)
        found = _put(doing, match, other)
        _refuse_a_second(doing, row, other, found)
        person = _person_for(doing, row, match, found, said)
        _refuse_their_own(doing, row, person)
    row.person_id = person.id
    doing.session.flush()


def sought(row: Enrollment) -> Sought:
    """The applicant as told."""
    return Sought(
        first_name=row.first_name,
        middle_name=row.middle_name,
        last_name=row.last_name,
        birth_date=row.birth_date,
        ssn_index=row.ssn_index,
        phone=row.phone,
    )


def open_enrollment(doing: Doing, row: Enrollment, person_id: int) -> Enrollment | None:
    """Another enrollment of a person that has not ended, in any county. One whose applicant nobody has seen yet stands
    in nobody's way: whoever comes in person first is enrolled, and the other is found a double when it is handed in."""
    query = select(Enrollment).where(
        Enrollment.person_id == person_id, Enrollment.ended_on.is_(None), Enrollment.id != row.id
    )
    return doing.session.scalars(query).one_or_none()


def _chosen(doing: Doing, row: Enrollment, person_id: int) -> Match:
    person = doing.session.get(Person, person_id, with_for_update={"of": Person, "key_share": True})
    if person is None:
        raise Refused("Choose which of the people found this is.")
    return compared(sought(row), person)


def _likeliest(doing: Doing, row: Enrollment) -> Match | None:
    found = likely(doing.session, sought(row), limit=1)
    return found[0] if found else None


def _put(doing: Doing, match: Match, other: Enrollment | None) -> Decided:
    """Ask the law what it means that this person is known."""
    like = match.facts
    facts = {
        "ssn_same": like["ssn_match"] == "same",
        "birth_date_same": like["birth_date_match"] == "same",
        "name_same": like["name_match"] == "same",
        "open_elsewhere": other is not None,
        "status": other.status if other else None,
    }
    return decide(doing, QUESTION, doing.today, facts)


def _refuse_a_second(doing: Doing, row: Enrollment, other: Enrollment | None, found: Decided) -> None:
    """An enrollment that has not ended is moved, never made a second time."""
    if other is None or found["outcome"] == "new_person":
        return
    county = doing.session.get_one(County, other.county_code).name
    where = "in this county" if other.county_code == row.county_code else f"in {county}"
    if other.status in RESTING:
        raise Refused(
            f"This person's enrollment {other.enrollment_number} {where} was lost and may still be given back. Have it "
            "given back, or withdraw it there; after that this form can be received."
        )
    raise Refused(
        f"This person has enrollment {other.enrollment_number} {where}, which has not ended: nothing is done twice. "
        "Go on with that one, move it here if need be, and withdraw this one."
    )


def _refuse_their_own(doing: Doing, row: Enrollment, person: Person) -> None:
    """A recipient may have named the applicant before anybody had seen who it is."""
    named = select(Assignment.id).join(Case, Case.id == Assignment.case_id)
    theirs = (Assignment.enrollment_id == row.id, Assignment.status != "ended", Case.person_id == person.id)
    if doing.session.scalar(named.where(*theirs).limit(1)) is not None:
        raise Refused(
            "This is the recipient who named this provider, and nobody is their own provider. "
            "Check who this is, or end that assignment first."
        )


def _person_for(doing: Doing, row: Enrollment, match: Match, found: Decided, said: dict[str, Any]) -> Person:
    """The person, by what the worker chose and the law says."""
    if said.get("person_id") or found["outcome"] == "same_person":
        return _known_person(row, match)
    if found["outcome"] == "new_person" or said.get("new_person"):
        return _new_person(doing, row)
    raise Refused("Somebody like this is known already. Say whether it is the same person, or somebody new.")


def _known_person(row: Enrollment, match: Match) -> Person:
    person = match.person
    if match.facts["ssn_match"] == "differs":
        raise Refused("This person has another Social Security number. Check the number, or choose somebody new.")
    for name in TOLD:
        if getattr(row, name):
            setattr(person, name, getattr(row, name))
    if person.ssn_index is None:
        person.ssn_cipher, person.ssn_index = row.ssn_cipher, row.ssn_index
    return person


def _new_person(doing: Doing, row: Enrollment) -> Person:
    if _held_by(doing, row) is not None:
        raise Refused("This Social Security number belongs to somebody who is known. Check the number, or choose them.")
    names = (*NAMED, *TOLD, "ssn_cipher", "ssn_index", "spoken_language", "written_language")
    person = Person(**{name: getattr(row, name) for name in names}, made_at=doing.at)
    doing.session.add(person)
    doing.session.flush()
    return person


def _held_by(doing: Doing, row: Enrollment) -> int | None:
    return doing.session.scalar(select(Person.id).where(Person.ssn_index == row.ssn_index))


def _correct(doing: Doing, row: Enrollment, person: Person) -> None:
    """A number or a name that was written down wrongly is put right, and checked anew.

    The name of somebody who is also a recipient or an applicant is theirs to change there.
    """
    if row.ssn_index != person.ssn_index and _held_by(doing, row) not in (None, person.id):
        raise Refused("This Social Security number belongs to somebody else who is known. Check the number.")
    person.ssn_cipher, person.ssn_index = row.ssn_cipher, row.ssn_index
    if {role.role for role in person.roles} <= {"provider"}:
        for name in NAMED:
            setattr(person, name, getattr(row, name))
    row.ssn_standing, row.list_standing = "not_asked", "not_asked"
