"""Whole timesheets on the real server, database and rules: paid, held and put right, sent back and sent again."""

import asyncio
from typing import Any

import pytest
from temporalio.client import Client

from activities.database import transaction
from cli.office.temporal import DevServer
from records import clock, periods, timesheeting
from records.assignment import Assignment
from records.outbox import post_tell
from records.submission import Submission
from records.task import Task
from records.timekeeping import RecipientAbsence
from records.timesheet import Timesheet
from tests.activities.timesheet_office import Pair, Sheet, typed
from tests.journeys.at_work import PATIENCE_SECONDS, NotHeard, arrived, at_work, open_tasks_are
from tests.workflows.journey_histories import check_histories, histories_of
from workflows.messages import process_id

SECRETS = ("Ruth", "Paz", "Abel", "Ortiz", "1950-03-07", "1980-02-02")


class Journey(Sheet):
    """The half-month before this one, submitted; everything is told through the outbox."""

    def __init__(self, pair: Pair, *entries: tuple[int, int, int]) -> None:
        self.pair, self.at = pair, clock.now()
        begins = periods.half_month(periods.half_month(clock.county_today()) - periods.DAY)
        first = begins.day - 1
        with transaction() as session:
            row = timesheeting.draft(session, session.get_one(Assignment, pair.work), begins, self.at)
            row.signature_checked = True  # whether chance picks it is not what is told here
            timesheeting.write_draft(session, row, [typed(begins, first + day, *hours) for day, *hours in entries])
            timesheeting.submit(session, row, pair.provider, self.at)
            self.id = row.id

    async def told(self, kind: str, by: int | None = None, /, **payload: Any) -> str:
        """Say something and wait until it has been answered; the outcome."""
        self.at = clock.now()
        said = self.say(kind, by, payload)
        with transaction() as session:
            update_id = post_tell(
                session, process_id("timesheet", self.id), session.get_one(Submission, said.submission_id)
            ).update_id
        sent = await arrived(update_id or "")
        if sent.outcome == "refused" or sent.result is None:
            raise NotHeard(sent.last_error)
        return str(sent.result["outcome"])

    async def approved(self) -> str:
        """The recipient approves the newest version."""
        return await self.told("approve_timesheet", version=self.row.version, account_id=self.pair.recipient)

    async def settled(self, *kinds: str) -> None:
        """Wait until exactly these tasks are open."""
        await open_tasks_are(Task.timesheet_id == self.id, *kinds)

    async def ended(self, client: Client) -> str:
        """Wait for the end; its history must be clean and replay."""
        workflow_id = process_id("timesheet", self.id)
        async with asyncio.timeout(PATIENCE_SECONDS):
            ending = await client.get_workflow_handle(workflow_id).result()
        await check_histories(client, [workflow_id], SECRETS)
        return str(ending)


@pytest.fixture
def pair(records: str, own_server: DevServer) -> Pair:
    return Pair()


async def test_a_timesheet_is_submitted_approved_and_accepted_to_be_paid(pair: Pair) -> None:
    async with at_work() as client:
        sheet = Journey(pair, (2, 9, 12), (3, 9, 12))
        assert await sheet.approved() == "accepted"
        assert await sheet.ended(client) == "accepted"
        runs = await histories_of(client, process_id("timesheet", sheet.id))
        assert len(runs) == 1
        assert len(runs[0].events) <= 32
    row = sheet.row
    assert (row.status, row.outcome, row.payable_minutes) == ("accepted", "pay", 360)
    assert sheet.events == ["timesheet_submitted", "timesheet_approved"]


async def test_a_held_timesheet_becomes_a_task_and_the_accepted_fix_pays_the_rest(pair: Pair) -> None:
    async with at_work() as client:
        sheet = Journey(pair, (2, 9, 12), (3, 9, 12))
        with transaction() as session:
            row = session.get_one(Timesheet, sheet.id)
            away_on = row.period_begins + 2 * periods.DAY
            absent = {"first_day": away_on, "last_day": away_on, "why": "hospital"}
            noted = {"noted_by_id": pair.worker, "noted_at": clock.now()}
            session.add(RecipientAbsence(case_id=pair.case, **absent, **noted))
        assert await sheet.approved() == "held"
        await sheet.settled("resolve_timesheet")
        assert await sheet.told("resolve_timesheet", pair.worker, how="accept_fix") == "accepted"
        assert await sheet.ended(client) == "accepted"
        await sheet.settled()
    assert (sheet.row.payable_minutes, sheet.row.reasons) == (180, ["fix_accepted"])
    assert [each.outcome for each in sheet.clocks] == ["met"]


async def test_a_rejected_timesheet_is_corrected_sent_again_and_accepted(pair: Pair) -> None:
    async with at_work() as client:
        sheet = Journey(pair, (2, 9, 12), (3, 9, 12))
        said = {"version": 1, "reason": "Nobody came on the second day.", "account_id": pair.recipient}
        assert await sheet.told("reject_timesheet", **said) == "returned"
        row = sheet.row
        entries = [typed(row.period_begins, row.period_begins.day + 1, 9, 12)]
        again = {"entries": entries, "trips": [], "account_id": pair.provider}
        assert await sheet.told("submit_timesheet_again", **again) == "awaiting_recipient"
        stale = {"version": 1, "account_id": pair.recipient}
        assert await sheet.told("approve_timesheet", **stale) == "refused"
        assert await sheet.approved() == "accepted"
        assert await sheet.ended(client) == "accepted"
    assert (sheet.row.version, sheet.row.payable_minutes) == (2, 180)
    assert len(sheet.entries(1)) == 2
