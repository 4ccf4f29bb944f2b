"""What the pages of a violation are made of: findings, the hours of its weeks, clocks, tasks, letters, history."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session, defer

from records import application_view, clock_view, timeline
from records.care_case import Case
from records.clock_view import Running
from records.decision import Decision, Notice
from records.enrollment import Enrollment
from records.person import Person
from records.staff import Staff
from records.submission import Submission
from records.task import Task
from records.timeline import Happened
from records.timesheet import Timesheet, TimesheetEntry, TravelClaim
from records.violation import Violation, ViolationFinding
from records.worked_time import worked

WEEK = dt.timedelta(days=6)
SETTLED = ("accepted", "held")
"""Timesheets whose hours count or may still count."""


@dataclass(frozen=True)
class Finding:
    """A limit that was passed, and for whom, where it is about one recipient."""

    row: ViolationFinding
    case: Case | None
    person: Person | None


@dataclass(frozen=True)
class Stretch:
    """Minutes of one day with one recipient, as paid or claimed."""

    day: dt.date
    case_id: int
    minutes: int


@dataclass(frozen=True)
class Week:
    """A workweek of the provider over all recipients. `travel` in minutes; `names` by case."""

    sunday: dt.date
    stretches: list[Stretch]
    travel: int
    names: dict[int, str]


SAID = (
    *("review_violation", "confirm_violation", "dispute_violation", "decide_dispute"),
    *("ask_state_review", "decide_state_review", "finish_training"),
)


@dataclass(frozen=True)
class Word:
    """What somebody said about a violation: `outcome` one way or the other, in whose words, who; none: the provider."""

    kind: str
    outcome: str | None
    text: str | None
    by: str | None
    at: dt.datetime


@dataclass(frozen=True)
class Seen:
    """A violation as its page shows it on a day."""

    violation: Violation
    findings: list[Finding]
    clocks: list[Running]
    tasks: list[Task]
    decisions: list[Decision]
    notices: list[Notice]
    timeline: list[Happened]


def see(session: Session, row: Violation, on: dt.date, decisions: ColumnElement[bool]) -> Seen:
    """Read everything the page of a violation shows; `decisions` is the filter of those the reader may see."""
    asked = select(Decision).where(Decision.violation_id == row.id, decisions).order_by(Decision.id.desc())
    return Seen(
        violation=row,
        findings=findings(session, row.id),
        clocks=clock_view.of_violation(session, row.id, on),
        tasks=application_view.open_tasks(session, Task.violation_id == row.id),
        decisions=list(session.scalars(asked)),
        notices=notices(session, row.id),
        timeline=timeline.of_violation(session, row.id),
    )


def findings(session: Session, violation_id: int) -> list[Finding]:
    """What was found, week by week."""
    query = (
        select(ViolationFinding, Case, Person)
        .outerjoin(Case, Case.id == ViolationFinding.case_id)
        .outerjoin(Person, Person.id == Case.person_id)
        .where(ViolationFinding.violation_id == violation_id)
        .order_by(ViolationFinding.week, ViolationFinding.code, ViolationFinding.id)
    )
    return [Finding(*found) for found in session.execute(query)]


def words(session: Session, violation_id: int) -> list[Word]:
    """What was said about it and taken, in the order in which it was said."""
    query = (
        select(Submission, Staff.name)
        .outerjoin(Staff, Staff.id == Submission.staff_id)
        .where(Submission.violation_id == violation_id, Submission.kind.in_(SAID), Submission.outcome == "applied")
        .order_by(Submission.said_at, Submission.id)
    )
    return [
        Word(
            said.kind,
            said.payload.get("outcome"),
            said.payload.get("reason") or said.payload.get("statement"),
            by,
            said.said_at,
        )
        for said, by in session.execute(query)
    ]


def notices(session: Session, violation_id: int) -> list[Notice]:
    """Letters about it, newest first."""
    query = select(Notice).where(Notice.violation_id == violation_id).options(defer(Notice.pdf))
    return list(session.scalars(query.order_by(Notice.id.desc())))


def week_of(session: Session, enrollment_id: int, sunday: dt.date) -> Week:
    """The hours of one workweek, over every recipient of the provider."""
    mine = and_(
        Timesheet.enrollment_id == enrollment_id,
        Timesheet.superseded_at.is_(None),
        Timesheet.status.in_(SETTLED),
        TimesheetEntry.day.between(sunday, sunday + WEEK),
    )
    newest = and_(TimesheetEntry.timesheet_id == Timesheet.id, TimesheetEntry.version == Timesheet.version)
    entries = session.execute(select(TimesheetEntry, Timesheet).join(Timesheet, newest).where(mine)).all()
    stretches = [Stretch(each.day, sheet.case_id, _minutes(each)) for each, sheet in entries]
    cases = {each.case_id for each in stretches}
    people = select(Case.id, Person.first_name, Person.last_name).join(Person, Person.id == Case.person_id)
    named = session.execute(people.where(Case.id.in_(cases)))
    return Week(
        sunday,
        stretches,
        _travel(session, enrollment_id, sunday),
        {case_id: f"{first} {last}" for case_id, first, last in named},
    )


def _minutes(entry: TimesheetEntry) -> int:
    """What is paid of a stretch, or how long it was while nothing is decided; minutes."""
    if entry.payable_minutes is not None:
        return entry.payable_minutes
    return worked(entry.day, entry.starts, entry.ends, entry.start_again, entry.end_again)


def _travel(session: Session, enrollment_id: int, sunday: dt.date) -> int:
    newest = and_(TravelClaim.timesheet_id == Timesheet.id, TravelClaim.version == Timesheet.version)
    query = (
        select(TravelClaim.minutes)
        .join(Timesheet, newest)
        .where(
            Timesheet.enrollment_id == enrollment_id,
            Timesheet.superseded_at.is_(None),
            Timesheet.status.in_(SETTLED),
            TravelClaim.day.between(sunday, sunday + WEEK),
        )
    )
    return sum(session.scalars(query))


def of_enrollment(session: Session, enrollment_id: int) -> list[Violation]:
    """Every violation of a provider, newest month first."""
    query = select(Violation).where(Violation.enrollment_id == enrollment_id)
    return list(session.scalars(query.order_by(Violation.month.desc(), Violation.id.desc())))


def told_to(session: Session, enrollment_ids: list[int]) -> list[Violation]:
    """Those of which a provider has been told, newest first: what is still looked at is nobody's record yet."""
    query = select(Violation).where(Violation.enrollment_id.in_(enrollment_ids), Violation.notice_on.is_not(None))
    return list(session.scalars(query.order_by(Violation.notice_on.desc(), Violation.id.desc())))


def of_provider(session: Session, violation_id: int, mine: ColumnElement[bool]) -> Violation | None:
    """A violation that was told to the provider whose enrollments `mine` names."""
    query = (
        select(Violation)
        .join(Enrollment, Enrollment.id == Violation.enrollment_id)
        .where(Violation.id == violation_id, Violation.notice_on.is_not(None), mine)
    )
    return session.scalar(query)
