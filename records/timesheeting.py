"""Writing timesheets: typed as a draft, submitted, corrected by the county. Each in the transaction of who calls.

A half-month of a pair has one timesheet that counts; submitting it begins its workflow.
"""

import datetime as dt
from collections.abc import Sequence
from uuid import uuid4

from sqlalchemy import Select, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from records import clock, outbox, periods, submission, timesheet_entries
from records.assignment import Assignment
from records.event import Event
from records.timesheet import DRAFT, Timesheet, TimesheetEntry, TimesheetVersion, TravelClaim
from records.timesheet_entries import CannotSubmit, Said, Stretch, Trip, stretches
from records.timesheet_entries import trips as trips_said
from records.timesheet_facts import entry_rows

WORKFLOW = "TimesheetApproval"
STILL_TYPED = ("draft", "returned")
"""Standings in which a provider may type a draft."""


def draft(session: Session, assignment: Assignment, period_begins: dt.date, at: dt.datetime) -> Timesheet:
    """The pair's timesheet of a half-month that counts, as it stands; a new draft where there is none."""
    if period_begins.day not in (1, periods.SECOND_HALF):
        raise ValueError("A pay period begins on the 1st or the 16th.")
    made = insert(Timesheet).values(
        assignment_id=assignment.id,
        enrollment_id=assignment.enrollment_id,
        case_id=assignment.case_id,
        county_code=assignment.county_code,
        period_begins=period_begins,
        period_ends=periods.last_day(period_begins),
        made_at=at,
        touched_at=at,
    )
    session.execute(made.on_conflict_do_nothing())  # two clicks at once make one
    return session.scalars(_standing(assignment.id, period_begins)).one()


def find(session: Session, assignment_id: int, period_begins: dt.date) -> Timesheet | None:
    """The pair's timesheet of a half-month that counts, if there is one."""
    return session.scalars(_standing(assignment_id, period_begins)).one_or_none()


def entries(session: Session, timesheet: Timesheet, version: int | None = None) -> list[TimesheetEntry]:
    """The entries of a version; none given: the newest that was submitted, else the draft."""
    return entry_rows(session, timesheet, timesheet.version if version is None else version)


def trips(session: Session, timesheet: Timesheet, version: int | None = None) -> list[TravelClaim]:
    """The trips of a version, as `entries`."""
    rows = select(TravelClaim).where(
        TravelClaim.timesheet_id == timesheet.id,
        TravelClaim.version == (timesheet.version if version is None else version),
    )
    return list(session.scalars(rows.order_by(TravelClaim.day, TravelClaim.id)))


def versions(session: Session, timesheet: Timesheet) -> list[TimesheetVersion]:
    """Everything that was submitted, the oldest first."""
    rows = select(TimesheetVersion).where(TimesheetVersion.timesheet_id == timesheet.id)
    return list(session.scalars(rows.order_by(TimesheetVersion.number)))


def write_draft(session: Session, timesheet: Timesheet, typed: Said, travel: Said = ()) -> None:
    """Keep what is typed so far, as in a payload, in place of what was. Raises CannotSubmit once it is with others."""
    if timesheet.status not in STILL_TYPED:
        raise CannotSubmit("not_a_draft")
    timesheet_entries.write(session, timesheet, DRAFT, stretches(typed), trips_said(travel))


def submit(session: Session, timesheet: Timesheet, account_id: int | None, at: dt.datetime) -> Timesheet:
    """Send the draft as version 1 and begin its workflow. Raises CannotSubmit, with a sentence."""
    session.refresh(timesheet, with_for_update={"of": Timesheet, "key_share": True})
    if timesheet.status != "draft":
        raise CannotSubmit("not_a_draft")
    typed, travel = _typed(session, timesheet, DRAFT)
    send(session, timesheet, typed, travel, at, account_id=account_id)
    timesheet_entries.write(session, timesheet, DRAFT, (), ())
    begin(session, timesheet, at)
    return timesheet


def send(
    session: Session,
    timesheet: Timesheet,
    typed: Sequence[Stretch],
    travel: Sequence[Trip],
    at: dt.datetime,
    *,
    account_id: int | None = None,
    staff_id: int | None = None,
) -> None:
    """Write the next version. Raises CannotSubmit for what can never be right. The caller tells the workflow."""
    timesheet_entries.look_at(timesheet.period_begins, typed, travel, at)
    number = timesheet.version + 1
    timesheet_entries.write(session, timesheet, number, typed, travel)
    claimed = sum(each.minutes for each in typed)
    session.add(
        TimesheetVersion(
            timesheet_id=timesheet.id,
            number=number,
            submitted_at=at,
            submitted_by_id=account_id,
            staff_id=staff_id,
            claimed_minutes=claimed,
        )
    )
    timesheet.version, timesheet.submitted_at, timesheet.touched_at = number, at, at
    timesheet.received_on, timesheet.claimed_minutes = clock.county_day(at), claimed
    timesheet.status = "waiting" if at < periods.over_at(timesheet.period_begins) else "awaiting_recipient"
    session.flush()


def begin(session: Session, timesheet: Timesheet, at: dt.datetime) -> None:
    """Begin the workflow of a timesheet as it stands, once this transaction commits."""
    payload = {"timesheet_id": timesheet.id, "at": at.isoformat()}
    outbox.post_begin(session, WORKFLOW, f"timesheet-{timesheet.id}", payload)


def correct(
    session: Session,
    timesheet: Timesheet,
    typed: Said,
    travel: Said,
    staff_id: int,
    reason: str,
    at: dt.datetime,
    *,
    form_key: str | None = None,
) -> Timesheet:
    """The county corrects an accepted timesheet: a new one takes its place and is decided; the old one is kept.

    Raises CannotSubmit, and submission.AlreadySaid where the form was sent before.
    """
    session.refresh(timesheet, with_for_update={"of": Timesheet, "key_share": True})
    said = submission.say(
        session,
        kind="correct_timesheet",
        form_key=form_key or str(uuid4()),
        subject=timesheet.subject,
        staff_id=staff_id,
        said_at=at,
        payload={"reason": reason},
    )
    if timesheet.status != "accepted" or timesheet.superseded_at is not None:
        raise CannotSubmit("not_accepted")
    timesheet.superseded_at = at
    session.flush()
    row = draft(session, timesheet.assignment, timesheet.period_begins, at)
    row.corrects_id, row.channel = timesheet.id, timesheet.channel
    send(session, row, stretches(typed), trips_said(travel), at, staff_id=staff_id)
    row.approved_at = at  # a correction is the county's word; the recipient approved what it corrects
    row.late_approved = row.signature_checked = True  # its day is the county's doing, and so is its signature
    said.outcome = "applied"
    session.add(_corrected(timesheet, row, staff_id, said.id, at))
    begin(session, row, at)
    return row


def _corrected(before: Timesheet, row: Timesheet, staff_id: int, submission_id: int, at: dt.datetime) -> Event:
    return Event(
        timesheet_id=before.id,
        case_id=before.case_id,
        at=at,
        staff_id=staff_id,
        kind="timesheet_corrected",
        params={"by_timesheet_id": row.id},
        submission_id=submission_id,
    )


def _typed(session: Session, timesheet: Timesheet, version: int) -> tuple[list[Stretch], list[Trip]]:
    """What stands in a version, as it was typed."""
    typed = [
        Stretch(each.day, each.starts, each.ends, each.place, each.start_again, each.end_again)
        for each in entries(session, timesheet, version)
    ]
    travel = [Trip(each.day, each.minutes, each.from_assignment_id) for each in trips(session, timesheet, version)]
    return typed, travel


def _standing(assignment_id: int, period_begins: dt.date) -> Select[Timesheet]:
    return select(Timesheet).where(
        Timesheet.assignment_id == assignment_id,
        Timesheet.period_begins == period_begins,
        Timesheet.superseded_at.is_(None),
        Timesheet.status != "withdrawn",
    )
