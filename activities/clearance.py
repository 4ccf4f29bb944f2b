"""Person clearance: the applicant is somebody we know, somebody new, or a question for the supervisor.

One person is one row, with roles (handbook 2.8). What the applicant told fills gaps and never overwrites what is known.
"""

import datetime as dt
from typing import Any

from sqlalchemy import or_, select

from activities import known_facts, routing, submissions, timeline
from activities.candidates import QUESTION, look_for_candidates
from activities.deciding import decide
from activities.doing import Doing, Refused
from activities.step import step
from records.application import Application
from records.application import Clearance as ClearanceRow
from records.person import Person, PersonRole
from records.person_match import compared, described
from workflows.steps.clearance import CLEAR_PERSON, RULE_ON_CLEARANCE, Clearance, ClearanceAnswer
from workflows.steps.step import Told

TOLD = ("street", "city", "zip_code", "phone", "email", "spoken_language", "written_language")
"""What the newest application says better than an old record."""

LANGUAGES = ("spoken_language", "written_language")
UNLESS_TOLD = "en"
"""What a form says where nobody chose a language: no reason to write to a Spanish speaker in English from now on."""

ONCE = ("birth_date", "middle_name", "cin")
"""What is filled in where it was not known."""


def nothing_changes(_doing: Doing, _told: Told) -> ClearanceAnswer:
    """After a refusal the applicant is as unknown as before."""
    return ClearanceAnswer(Clearance.REFUSED)


@step(CLEAR_PERSON, refuse=nothing_changes)
def clear_person(doing: Doing, told: Told) -> ClearanceAnswer:
    """A clerk or worker says who it is, or asks the supervisor."""
    said = submissions.payload(doing, told)
    application = doing.session.get_one(Application, told.subject_id)
    row = look_for_candidates(doing, application)
    if said["outcome"] == "ask_supervisor":
        row.outcome, row.asked_by_id, row.question = "ask_supervisor", told.by, said.get("question")
        timeline.happened(doing, "clearance_asked", told)
        return ClearanceAnswer(Clearance.ASKED)
    _settle(doing, told, application, row, said)
    timeline.happened(doing, "cleared", told, outcome=said["outcome"])
    return ClearanceAnswer(Clearance.CLEARED)


@step(RULE_ON_CLEARANCE, refuse=nothing_changes)
def rule_on_clearance(doing: Doing, told: Told) -> ClearanceAnswer:
    """The supervisor says who it is; nobody answers a question of their own."""
    said = submissions.payload(doing, told)
    application = doing.session.get_one(Application, told.subject_id)
    row = look_for_candidates(doing, application)
    if told.by is not None and row.asked_by_id == told.by:
        raise Refused("You asked this question yourself. Another supervisor has to answer it.")
    _settle(doing, told, application, row, said)
    timeline.happened(doing, "clearance_ruled", told, outcome=said["outcome"])
    return ClearanceAnswer(Clearance.CLEARED)


def _settle(doing: Doing, told: Told, application: Application, row: ClearanceRow, said: dict[str, Any]) -> None:
    """Link the application to its person and hand it to casework."""
    if said["outcome"] == "same_person":
        person = _same_person(doing, application, said.get("person_id"))
    else:
        person = _new_person(doing, application, row, submissions.day_or_none(said.get("birth_date")))
    _add_role(doing, person, "applicant", application)
    application.person_id, row.person_id = person.id, person.id
    row.outcome, row.cleared_by_id, row.cleared_at = said["outcome"], told.by, told.at
    doing.session.flush()
    routing.to_casework(doing, application)


def _same_person(doing: Doing, application: Application, person_id: int | None) -> Person:
    person = (
        doing.session.get(Person, person_id, with_for_update={"of": Person, "key_share": True}) if person_id else None
    )
    if person is None:
        raise Refused("Choose which of the people found this is.")
    _decide_on_record(doing, application, person)
    for name in TOLD:
        told = getattr(application, name)
        if told and not (name in LANGUAGES and told == UNLESS_TOLD):
            setattr(person, name, told)
    for name in ONCE:
        if getattr(person, name) is None and getattr(application, name) and not _taken(doing, application, name):
            setattr(person, name, getattr(application, name))
    if person.ssn_index is None and application.ssn_index and not _taken(doing, application, "ssn_index"):
        person.ssn_cipher, person.ssn_index = application.ssn_cipher, application.ssn_index
    return person


def _decide_on_record(doing: Doing, application: Application, person: Person) -> None:
    """Keep what the rules suggested about the one person whom the answer is about."""
    match = compared(described(application), person)
    decide(doing, QUESTION, doing.today, known_facts.clearance(doing, application, match))


def _taken(doing: Doing, application: Application, name: str) -> bool:
    """Whether a number that belongs to one person only is somebody else's already."""
    if name not in ("cin", "ssn_index"):
        return False
    held = select(Person.id).where(getattr(Person, name) == getattr(application, name))
    return doing.session.scalar(held) is not None


def _new_person(doing: Doing, application: Application, row: ClearanceRow, birth_date: dt.date | None) -> Person:
    _refuse_known_numbers(doing, application)
    application.birth_date = application.birth_date or birth_date
    if application.birth_date is None:
        raise Refused("The birth date is not known yet. Ask for it; a person is not made without one.")
    for likeliest in row.candidates[:1]:
        _decide_on_record(doing, application, doing.session.get_one(Person, likeliest["person_id"]))
    person = Person(
        first_name=application.first_name,
        middle_name=application.middle_name,
        last_name=application.last_name,
        birth_date=application.birth_date,
        sex=application.details.get("sex"),
        ssn_cipher=application.ssn_cipher,
        ssn_index=application.ssn_index,
        cin=application.cin,
        made_at=doing.at,
        **{name: getattr(application, name) for name in TOLD},
    )
    doing.session.add(person)
    doing.session.flush()
    return person


def _refuse_known_numbers(doing: Doing, application: Application) -> None:
    """Two people never share an SSN or a CIN; then it is the same person, or a number was mistyped."""
    same = []
    if application.ssn_index is not None:
        same.append(Person.ssn_index == application.ssn_index)
    if application.cin:
        same.append(Person.cin == application.cin)
    if same and doing.session.scalar(select(Person.id).where(or_(*same)).limit(1)) is not None:
        raise Refused("Somebody known has this SSN or CIN. It is the same person, or the number needs correcting.")


def _add_role(doing: Doing, person: Person, role: str, application: Application) -> None:
    held = select(PersonRole.id).where(PersonRole.person_id == person.id, PersonRole.role == role)
    if doing.session.scalar(held) is None:
        doing.session.add(PersonRole(person_id=person.id, role=role, since=application.requested_on))
