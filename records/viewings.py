"""Reading the access log: who viewed whom, latest first, in pages."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, Select, and_, select
from sqlalchemy.orm import Session

from records.access_log import AccessLog
from records.application import Application
from records.person import Person
from records.staff import Staff

PAGE = 100
Viewing = Row[AccessLog, str, str | None, str | None, str | None]


@dataclass(frozen=True)
class Wanted:
    """Which viewings to list: by a member of staff, of a person, before an entry; all may be left open."""

    staff_id: int | None = None
    person_id: int | None = None
    before_id: int | None = None


@dataclass(frozen=True)
class Reach:
    """What of it may be seen: entries, and whose names and confirmation numbers may stand beside them."""

    entries: ColumnElement[bool]
    people: ColumnElement[bool]
    applications: ColumnElement[bool]


def viewings(session: Session, reach: Reach, wanted: Wanted, size: int = PAGE) -> list[Viewing]:
    """Rows of (log entry, staff name, last name, first name, confirmation number), latest first."""
    return list(session.execute(_query(reach, wanted).limit(size)))


def _query(reach: Reach, wanted: Wanted) -> Select[AccessLog, str, str | None, str | None, str | None]:
    query = (
        select(AccessLog, Staff.name, Person.last_name, Person.first_name, Application.confirmation_number)
        .join(Staff, Staff.id == AccessLog.staff_id)
        .outerjoin(Person, and_(Person.id == AccessLog.person_id, reach.people))
        .outerjoin(Application, and_(Application.id == AccessLog.application_id, reach.applications))
        .where(reach.entries)
    )
    if wanted.staff_id is not None:
        query = query.where(AccessLog.staff_id == wanted.staff_id)
    if wanted.person_id is not None:
        query = query.where(AccessLog.person_id == wanted.person_id)
    if wanted.before_id is not None:
        query = query.where(AccessLog.id < wanted.before_id)
    of_one = wanted.staff_id is not None or wanted.person_id is not None
    return query.order_by(*((AccessLog.at.desc(),) if of_one else ()), AccessLog.id.desc())  # each by its index
