"""The list of cases: filtered and paged by the database, with the hours in force."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload

from records.care_case import Authorization, Case
from records.clock import county_today
from records.name_sounds import folded
from records.person import Person

PAGE_LENGTH = 50
COUNTED_UP_TO = 1_000


@dataclass(frozen=True)
class Asked:
    """What a list of cases is asked for."""

    status: str | None = None
    mine: bool = False
    text: str | None = None
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
    counted = _named(select(Case.id), asked).where(wanted).limit(COUNTED_UP_TO + 1).subquery()
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


def _named(query: Select[int], asked: Asked) -> Select[int]:
    return query.join(Person, Person.id == Case.person_id) if asked.text else query


def _filters(asked: Asked, staff_id: int) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if asked.status:
        found.append(Case.status == asked.status)
    if asked.mine:
        found.append(Case.worker_id == staff_id)
    if asked.text:
        words = asked.text.replace(",", " ").split()
        by_name = [
            or_(
                Person.name_folded.startswith(folded(word), autoescape=True),
                Person.first_name.istartswith(word, autoescape=True),
            )
            for word in words
        ]
        found.append(or_(Case.case_number == asked.text, and_(*by_name)))
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
