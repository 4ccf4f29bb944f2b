"""Everything known about a person: roles, applications, cases, notices, and who looked at them."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, defer

from records.access_log import AccessLog
from records.application import Application
from records.care_case import Case
from records.correcting import corrections_of
from records.correction import PersonCorrection
from records.decision import Notice
from records.enrollment import Enrollment
from records.person import Person
from records.staff import Staff

NEWEST_LOOKS = 20


@dataclass(frozen=True)
class Seen:
    """A person as the page shows them; only what is within reach is in it."""

    person: Person
    applications: list[Application]
    cases: list[Case]
    enrollments: list[Enrollment]
    notices: list[Notice]
    looks: list[tuple[AccessLog, str]]
    corrections: list[tuple[PersonCorrection, str]]


def see(
    session: Session,
    person: Person,
    applications: ColumnElement[bool],
    cases: ColumnElement[bool],
    enrollments: ColumnElement[bool],
) -> Seen:
    """Read a person's page; the last three are the filters of what the reader may see."""
    mine = session.scalars(
        select(Application)
        .where(Application.person_id == person.id, applications)
        .order_by(Application.requested_on.desc(), Application.id.desc())
    ).all()
    provided = session.scalars(
        select(Enrollment).where(Enrollment.person_id == person.id, enrollments).order_by(Enrollment.id.desc())
    ).all()
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
        list(provided),
        _notices(session, [each.id for each in mine], [each.id for each in provided]),
        [(look, name) for look, name in looks],
        corrections_of(session, person.id),
    )


def _notices(session: Session, applications: list[int], enrollments: list[int]) -> list[Notice]:
    about = or_(Notice.application_id.in_(applications), Notice.enrollment_id.in_(enrollments))
    return list(session.scalars(select(Notice).where(about).options(defer(Notice.pdf)).order_by(Notice.id.desc())))
