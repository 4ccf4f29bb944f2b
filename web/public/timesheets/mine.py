"""The timesheets, spells and visits that a page is about: the account's own. Another's does not exist."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import joinedload

from records import accounts
from records.assignment import Assignment
from records.care_case import Case
from records.enrollment import Enrollment
from records.person import Person
from records.timesheet import EvvVisit, Timesheet
from web import database
from web.public.account import guard
from web.reach import found

AT_WORK = ("active", "on_leave", "ended")


@dataclass(frozen=True)
class Spell:
    """The account's spell with a recipient, who is shown by first name and last initial."""

    assignment: Assignment
    person: Person

    @property
    def name(self) -> str:
        """`Ana G.`"""
        return f"{self.person.first_name} {self.person.last_name[:1]}."

    def works(self, first: dt.date, last: dt.date) -> bool:
        """Whether some day of a period is a day of this spell."""
        row = self.assignment
        return row.starts_on is not None and row.starts_on <= last and (row.ended_on is None or row.ended_on >= first)


def _own() -> ColumnElement[bool]:
    mine = accounts.mine(database.session(), guard.the_account())
    return Assignment.enrollment_id.in_(select(Enrollment.id).where(mine))


def _spells() -> Select[tuple[Assignment, Person]]:
    joined = select(Assignment, Person).join(Case, Case.id == Assignment.case_id)
    return joined.join(Person, Person.id == Case.person_id).where(_own())


def spells() -> list[Spell]:
    """The account's spells that ever began, those that go on before those that ended."""
    query = _spells().where(Assignment.status.in_(AT_WORK), Assignment.starts_on.is_not(None))
    ordered = query.order_by(Assignment.ended_on.desc().nulls_first(), Assignment.id)
    return [Spell(*row) for row in database.session().execute(ordered)]


def spell(assignment_id: int) -> Spell:
    """One of the account's spells, or a 404."""
    row = database.session().execute(_spells().where(Assignment.id == assignment_id)).first()
    return Spell(*found(row))


def timesheet(timesheet_id: int, *, to_write: bool = False) -> Timesheet:
    """One of the account's timesheets, or a 404. `to_write`: who writes at the same time waits."""
    query = _timesheets().where(Timesheet.id == timesheet_id)
    if to_write:
        query = query.with_for_update(of=Timesheet)
    return found(database.session().scalar(query.execution_options(populate_existing=to_write)))


def standing(assignment_ids: Sequence[int], since: dt.date) -> list[Timesheet]:
    """The account's timesheets that count, of half-months that began on a day or later."""
    query = _timesheets().where(Timesheet.assignment_id.in_(assignment_ids), Timesheet.period_begins >= since)
    counts = Timesheet.superseded_at.is_(None), Timesheet.status != "withdrawn"
    return list(database.session().scalars(query.where(*counts)))


def sent(without: Iterable[int], most: int, offset: int) -> list[Timesheet]:
    """The account's timesheets that were sent, but some, the newest half-month first."""
    query = _timesheets().where(Timesheet.status != "draft", Timesheet.id.not_in(list(without)))
    ordered = query.order_by(Timesheet.period_begins.desc(), Timesheet.id.desc()).limit(most).offset(offset)
    return list(database.session().scalars(ordered))


def _timesheets() -> Select[tuple[Timesheet]]:
    return select(Timesheet).join(Assignment, Assignment.id == Timesheet.assignment_id).where(_own())


def visit(visit_id: int) -> EvvVisit:
    """One of the account's visits, or a 404. Who writes at the same time waits."""
    query = select(EvvVisit).join(Assignment, Assignment.id == EvvVisit.assignment_id)
    query = query.where(EvvVisit.id == visit_id, _own()).with_for_update(of=EvvVisit)
    return found(database.session().scalar(query))


def open_visits() -> list[EvvVisit]:
    """The account's visits that were checked in and not yet out."""
    query = select(EvvVisit).join(Assignment, Assignment.id == EvvVisit.assignment_id)
    query = query.where(_own(), EvvVisit.checked_out_at.is_(None))
    return list(database.session().scalars(query.order_by(EvvVisit.id)))


def person_of(row: Timesheet) -> Spell:
    """The spell that a timesheet is of."""
    session = database.session()
    query = select(Assignment, Person).join(Case, Case.id == Assignment.case_id)
    query = query.join(Person, Person.id == Case.person_id).where(Assignment.id == row.assignment_id)
    return Spell(*session.execute(query.options(joinedload(Assignment.enrollment))).one())
