"""One timesheet decided three ways: asked as `hearth ask` asks, told to its workflow, and read from a file."""

import asyncio
import datetime as dt
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

import polars as pl
import psycopg
import pytest
from sqlalchemy import select
from temporalio.client import Client

from activities.database import open_engine, transaction
from activities.policy import policy_of
from activities.worker import THREADS, worker_for
from cli.office.postgres import OWNER, EmbeddedPostgres
from cli.seed.bulk.timesheet_file import as_file
from records import clock, periods, timesheeting
from records.assignment import Assignment
from records.outbox import OutboxMessage
from records.subject import Subject
from records.submission import say
from records.timesheet import Timesheet
from records.timesheet_entries import Stretch
from records.timesheet_facts import facts_of
from rules.ask import ask
from tests.activities.timesheets.random_world import Drawn
from tests.activities.timesheets.written_world import Target, write
from tests.fixtures.temporal import Skipping
from tests.journeys.filed import by_hand
from tests.records.timekeepers import Timekeepers
from workflows.delivery import Delivered, begin, tell

PLACES = {"home": "H", "community": "C", "both": "B"}


@dataclass(frozen=True)
class Outcome:
    """What a timesheet came to."""

    outcome: str
    reasons: tuple[str, ...]
    payable_minutes: int


@contextmanager
def working_in(postgres: EmbeddedPostgres, name: str) -> Iterator[None]:
    """Everything works in a database meanwhile; afterwards nobody is connected to it."""
    url = postgres.url_of(name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", url)
        yield
    open_engine(url).dispose()


def copied(admin: psycopg.Connection, template: str, name: str) -> str:
    """Another database with the same rows, and so the same ids."""
    admin.execute(f"create database {name} template {template} owner {OWNER} strategy file_copy")
    return name


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


def taken_in(targets: Sequence[Target]) -> list[Outcome]:
    """Read from one file, on the day after the last was approved."""
    lines = pl.DataFrame([line(each) for each in targets])
    at = clock.county_instant(max(each.drawn.approved_on for each in targets) + periods.DAY)
    by_hand(as_file(lines, "csv", at.date()), at)
    return found(targets)


def line(target: Target) -> dict[str, str | int]:
    """A timesheet as a line of a file."""
    drawn = target.drawn
    return {
        "provider": target.provider_number,
        "case_number": target.case_number,
        "period": drawn.begins.isoformat(),
        "received": drawn.received_on.isoformat(),
        "approved": drawn.approved_on.isoformat(),
        "minutes": sum(each.ends - each.starts for each in drawn.entries),
        "entries": " ".join(packed(each) for each in drawn.entries),
    }


def packed(each: Stretch) -> str:
    """A stretch of care in twelve characters."""
    times = "".join(f"{minute // 60:02}{minute % 60:02}" for minute in (each.starts, each.ends))
    return f"{each.day.day:02}{times}{PLACES[each.place]}{each.start_again + 2 * each.end_again}"


async def told(time_skipping: Skipping, targets: Sequence[Target], timesheet_ids: Sequence[int]) -> list[Outcome]:
    """Submitted by the provider and approved by the recipient, each by its own workflow with its real steps."""
    async with time_skipping() as environment:
        with ThreadPoolExecutor(THREADS) as threads:
            async with worker_for(environment.client, threads):
                pairs = zip(targets, timesheet_ids, strict=True)
                await asyncio.gather(*(_tell(environment.client, *pair) for pair in pairs))
    return await asyncio.to_thread(found, targets)


async def _tell(client: Client, target: Target, timesheet_id: int) -> None:
    message = await asyncio.to_thread(_submit, target, timesheet_id)
    begun = await begin(client, message.workflow, message.workflow_id, message.payload)
    assert isinstance(begun, Delivered), begun
    submission_id = await asyncio.to_thread(_approve, target, timesheet_id)
    payload = {"submission_id": submission_id, "by": None, "at": target.approved_at.isoformat()}
    update_id = f"submission-{submission_id}"
    answer = await tell(client, message.workflow_id, "approve_timesheet", update_id, payload)
    assert isinstance(answer, Delivered), answer
    assert answer.result
    assert answer.result.outcome != "refused"


def _submit(target: Target, timesheet_id: int) -> OutboxMessage:
    with transaction() as session:
        row = session.get_one(Timesheet, timesheet_id)
        timesheeting.submit(session, row, target.provider_account, target.received_at)
        to = f"timesheet-{timesheet_id}"
        return session.scalars(select(OutboxMessage).where(OutboxMessage.workflow_id == to)).one()


def _approve(target: Target, timesheet_id: int) -> int:
    with transaction() as session:
        return say(
            session,
            kind="approve_timesheet",
            form_key=f"approve-{timesheet_id}",
            subject=Subject("timesheet", timesheet_id),
            staff_id=None,
            said_at=target.approved_at,
            payload={"version": 1, "account_id": target.recipient_account},
        ).id
