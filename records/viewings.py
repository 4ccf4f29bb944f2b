"""Reading the access log: who viewed whom, latest first, in pages."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from records.access_log import AccessLog
from records.application import Application
from records.person import Person
from records.staff import Staff

PAGE = 100
Viewing = Row[AccessLog, str, str | None, str | None, str | None]


@dataclass(frozen=True)
class Wanted:
    """Which viewings to list: by a member of staff, of a person, between two days; all may be left open."""

    staff_id: int | None = None
    person_id: int | None = None
    since: dt.datetime | None = None
    before_id: int | None = None


def viewings(session: Session, wanted: Wanted, size: int = PAGE) -> list[Viewing]:
    """Rows of (log entry, staff name, last name, first name, confirmation number), latest first."""
    return list(session.execute(_query(wanted).limit(size)))


def _query(wanted: Wanted) -> Select[AccessLog, str, str | None, str | None, str | None]:
    query = (
        select(AccessLog, Staff.name, Person.last_name, Person.first_name, Application.confirmation_number)
        .join(Staff, Staff.id == AccessLog.staff_id)
        .outerjoin(Person, Person.id == AccessLog.person_id)
        .outerjoin(Application, Application.id == AccessLog.application_id)
        .order_by(AccessLog.id.desc())
    )
    if wanted.staff_id is not None:
        query = query.where(AccessLog.staff_id == wanted.staff_id)
    if wanted.person_id is not None:
        query = query.where(AccessLog.person_id == wanted.person_id)
    if wanted.since is not None:
        query = query.where(AccessLog.at >= wanted.since)
    if wanted.before_id is not None:
        query = query.where(AccessLog.id < wanted.before_id)
    return query
