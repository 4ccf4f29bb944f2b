"""The list of cases: filtered and paged by the database, with the hours in force."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload

from records.care_case import Authorization, Case
from records.clock import county_today
from records.person import Person

PAGE_LENGTH = 50
COUNTED_UP_TO = 1_000


@dataclass(frozen=True)
class Asked:
    """What a list of cases is asked for."""

    status: str | None = None
    mine: bool = False
    number: str | None = None  # names are searched by POST: no name stands in an address
    page: int = 1


@dataclass(frozen=True)
class Page:
    """One page of cases, each with the authorization in force if there is one."""

    lines: list[tuple[Case, Authorization | None]]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, as far as they were counted."""
        return max(1, -(-self.total // PAGE_LENGTH))


def page(session: Session, within: ColumnElement[bool], asked: Asked, staff_id: int) -> Page:
    """The cases in reach that were asked for, by name; counting stops at a thousand."""
    wanted = and_(within, *_filters(asked, staff_id))
    counted = select(Case.id).where(wanted).limit(COUNTED_UP_TO + 1).subquery()
    total = session.scalar(select(func.count()).select_from(counted)) or 0
    query = (
        select(Case)
        .join(Person, Person.id == Case.person_id)
        .where(wanted)
        .options(joinedload(Case.person), joinedload(Case.worker))
        .order_by(Person.name_folded, Case.id)
        .offset((asked.page - 1) * PAGE_LENGTH)
        .limit(PAGE_LENGTH)
    )
    cases = list(session.scalars(query))
    in_force = _in_force(session, [each.id for each in cases], county_today())
    return Page([(each, in_force.get(each.id)) for each in cases], total, asked.page)


def _filters(asked: Asked, staff_id: int) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if asked.status:
        found.append(Case.status == asked.status)
    if asked.mine:
        found.append(Case.worker_id == staff_id)
    if asked.number:
        found.append(Case.case_number == asked.number)
    return found


def _in_force(session: Session, case_ids: list[int], on: dt.date) -> dict[int, Authorization]:
    rows = session.scalars(
        select(Authorization)
        .where(
            Authorization.case_id.in_(case_ids),
            Authorization.starts_on <= on,
            or_(Authorization.ends_on.is_(None), Authorization.ends_on >= on),
        )
        .order_by(Authorization.id)
    )
    return {row.case_id: row for row in rows}
