"""What a random timesheet comes to: asked as `hearth ask` asks, or as it stands on record."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from activities.database import transaction
from activities.policy import policy_of
from records import clock, periods, timesheeting
from records.assignment import Assignment
from records.timesheet import Timesheet
from records.timesheet_facts import facts_of
from rules.ask import ask
from tests.activities.timesheets.random_world import Drawn
from tests.activities.timesheets.written_world import Target, write
from tests.records.timekeepers import Timekeepers


@dataclass(frozen=True)
class Outcome:
    """What a timesheet came to."""

    outcome: str
    reasons: tuple[str, ...]
    payable_minutes: int


def written(drawn: Sequence[Drawn]) -> list[Target]:
    """The worlds of some timesheets, side by side in one database."""
    with transaction() as session:
        people = Timekeepers(session)
        return [write(people, each) for each in drawn]


def typed(target: Target) -> int:
    """The provider types the timesheet: a draft."""
    with transaction() as session:
        assignment = session.get_one(Assignment, target.assignment_id)
        row = timesheeting.draft(session, assignment, target.drawn.begins, target.received_at)
        timesheeting.write_draft(session, row, [vars(each) for each in target.drawn.entries])
        return row.id


def asked(target: Target, timesheet_id: int) -> Outcome:
    """What the law answers to the facts of the draft, as if it were received and approved."""
    on = periods.last_day(target.drawn.begins)
    with transaction() as session, clock.fixed(target.received_at):
        row = session.get_one(Timesheet, timesheet_id)
        facts = facts_of(session, row, signature_share=policy_of("ihss", "timesheet/signature_share", on))
    given = ask("ihss.timesheet", on, facts).answer
    assert given is not None
    return Outcome(given["outcome"], tuple(sorted(given["reasons"])), given["payable_minutes"])


def found(targets: Sequence[Target]) -> list[Outcome]:
    """What stands on record of each timesheet."""
    outcomes = []
    with transaction() as session:
        for target in targets:
            mine = (Timesheet.assignment_id == target.assignment_id, Timesheet.period_begins == target.drawn.begins)
            row = session.scalars(select(Timesheet).where(*mine)).one()
            assert row.outcome is not None, f"Timesheet {row.id} is {row.status}."
            outcomes.append(Outcome(row.outcome, tuple(sorted(row.reasons)), row.payable_minutes or 0))
    return outcomes


def paid_by_entry(targets: Sequence[Target]) -> list[list[tuple[dt.date, int, int | None]]]:
    """What is paid of each stretch of care of each timesheet: its day, its start and the minutes."""
    with transaction() as session:
        rows = (timesheeting.find(session, target.assignment_id, target.drawn.begins) for target in targets)
        entries = [timesheeting.entries(session, row) if row else [] for row in rows]
    return [[(each.day, each.starts, each.payable_minutes) for each in sheet] for sheet in entries]
