"""Everything known about a person: roles, applications, cases, notices, and who looked at them."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, defer

from records.access_log import AccessLog
from records.application import Application
from records.care_case import Case
from records.decision import Notice
from records.person import Person
from records.staff import Staff

NEWEST_LOOKS = 20


@dataclass(frozen=True)
class Seen:
    """A person as the page shows them; only applications and cases within reach are in it."""

    person: Person
    applications: list[Application]
    cases: list[Case]
    notices: list[Notice]
    looks: list[tuple[AccessLog, str]]


def see(session: Session, person: Person, applications: ColumnElement[bool], cases: ColumnElement[bool]) -> Seen:
    """Read a person's page; `applications` and `cases` are the filters of what the reader may see."""
    mine = session.scalars(
        select(Application)
        .where(Application.person_id == person.id, applications)
        .order_by(Application.requested_on.desc(), Application.id.desc())
    ).all()
    notices = session.scalars(
        select(Notice)
        .where(Notice.application_id.in_([each.id for each in mine]))
        .options(defer(Notice.pdf))
        .order_by(Notice.id.desc())
    )
    looks = session.execute(
        select(AccessLog, Staff.name)
        .join(Staff, Staff.id == AccessLog.staff_id)
        .where(AccessLog.person_id == person.id)
        .order_by(AccessLog.at.desc())
        .limit(NEWEST_LOOKS)
    )
    return Seen(
        person,
        list(mine),
        list(session.scalars(select(Case).where(Case.person_id == person.id, cases))),
        list(notices),
        [(look, name) for look, name in looks],
    )
