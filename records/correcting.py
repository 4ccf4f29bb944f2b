"""Putting right who a person is: the person, the applications that go on, and the record of it, in one transaction."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from records import secrets
from records.application import Application
from records.correction import PersonCorrection
from records.enrollment import Enrollment
from records.event import Event
from records.person import Person
from records.staff import Staff

TEXTS = ("first_name", "middle_name", "last_name")
IDENTITY = (*TEXTS, "birth_date", "ssn_cipher", "ssn_index")
"""What somebody is told apart by; an application and an enrollment carry it too."""


@dataclass(frozen=True)
class Told:
    """Who the person is, as now told. Without `ssn` the number stays as it is, unless it is `ssn_away`."""

    first_name: str
    middle_name: str | None
    last_name: str
    birth_date: dt.date
    ssn: str | None = field(default=None, repr=False)
    ssn_away: bool = False


@dataclass(frozen=True)
class Why:
    """Who puts it right, when, for what reason and on what proof; `form_key` as in `records.submission`."""

    staff_id: int
    at: dt.datetime
    form_key: str
    reason: str
    proof: str
    note: str | None = None


def stamp(person: Person) -> str:
    """A word that is another one as soon as anything of the identity is; nothing can be read from it."""
    known = (*(getattr(person, name) or "" for name in TEXTS), person.birth_date.isoformat())
    return secrets.blind_index("\n".join((*known, (person.ssn_index or b"").hex()))).hex()


def changes(person: Person, told: Told) -> list[str]:
    """Which of name, birth_date and ssn would become another."""
    found = []
    if any((getattr(person, name) or None) != getattr(told, name) for name in TEXTS):
        found.append("name")
    if person.birth_date != told.birth_date:
        found.append("birth_date")
    index = secrets.blind_index(told.ssn) if told.ssn else None
    if (index is not None and index != person.ssn_index) or (told.ssn_away and person.ssn_index is not None):
        found.append("ssn")
    return found


def held_by_another(session: Session, person: Person, ssn: str) -> bool:
    """Whether this number is somebody else's who is known."""
    taken = select(Person.id).where(Person.ssn_index == secrets.blind_index(ssn), Person.id != person.id)
    return session.scalar(taken) is not None


def going_on(session: Session, person_id: int) -> list[Application]:
    """Applications of a person that have not ended, in any county."""
    query = select(Application).where(Application.person_id == person_id, Application.ended_on.is_(None))
    return list(session.scalars(query.order_by(Application.id)))


def enrollment_going_on(session: Session, person_id: int) -> Enrollment | None:
    """The enrollment of a person that has not ended, in any county."""
    query = select(Enrollment).where(Enrollment.person_id == person_id, Enrollment.ended_on.is_(None))
    return session.scalars(query).one_or_none()


def correct(session: Session, person: Person, told: Told, why: Why) -> PersonCorrection:
    """Put it right and write it down. The enrollment takes it over by its own step, which has it verified anew.

    Raises IntegrityError when the number was given to somebody else a moment ago.
    """
    changed = changes(person, told)
    before, ssn_before = _open_part(person), person.ssn_cipher
    for name in (*TEXTS, "birth_date"):
        setattr(person, name, getattr(told, name))
    if "ssn" in changed:
        person.ssn_cipher = secrets.seal(told.ssn) if told.ssn else None
        person.ssn_index = secrets.blind_index(told.ssn) if told.ssn else None
    after = _open_part(person)
    differs = [name for name in before if before[name] != after[name]]
    row = PersonCorrection(
        person_id=person.id,
        form_key=why.form_key,
        at=why.at,
        staff_id=why.staff_id,
        changed=changed,
        before={name: before[name] for name in differs},
        after={name: after[name] for name in differs},
        ssn_before=ssn_before if "ssn" in changed else None,
        reason=why.reason,
        proof=why.proof,
        note=why.note,
    )
    session.add(row)
    for application in going_on(session, person.id):
        take_over(application, person)
        session.add(_event(application, row))
    session.flush()
    return row


def take_over(row: Application | Enrollment, person: Person) -> None:
    """Write who the person is on a row that carries it too."""
    for name in IDENTITY:
        setattr(row, name, getattr(person, name))


def _open_part(person: Person) -> dict[str, Any]:
    return {**{name: getattr(person, name) for name in TEXTS}, "birth_date": person.birth_date.isoformat()}


def _event(application: Application, row: PersonCorrection) -> Event:
    told = {"corrected": "+".join(row.changed), "reason": row.reason}
    return Event(application_id=application.id, at=row.at, staff_id=row.staff_id, kind="person_corrected", params=told)


def done_before(session: Session, form_key: str) -> bool:
    """Whether this very form was pressed before."""
    return session.scalar(select(PersonCorrection.id).where(PersonCorrection.form_key == form_key)) is not None


def corrections_of(session: Session, person_id: int) -> list[tuple[PersonCorrection, str]]:
    """What was put right about a person, newest first, with the name of who did it."""
    rows = session.execute(
        select(PersonCorrection, Staff.name)
        .join(Staff, Staff.id == PersonCorrection.staff_id)
        .where(PersonCorrection.person_id == person_id)
        .order_by(PersonCorrection.id.desc())
    )
    return [(row, name) for row, name in rows]
