"""One half-month of a pair, told to its timesheet's process as provider, recipient and county would say it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cli.seed.past import Past, quieten
from cli.seed.timesheets.hours import Typed
from cli.seed.timesheets.pairs import Pair
from records import clock, periods, timesheeting
from records.account import Account
from records.assignment import Assignment
from records.care_case import Case
from records.subject import Subject
from records.timesheet import Timesheet
from workflows.messages import process_id


@dataclass
class SheetPast(Past):
    """A timesheet; `begins` is the 1st or the 16th. `worker` and `supervisor` by their short names."""

    pair: Pair
    worker: str
    supervisor: str
    timesheet_id: int = 0

    @property
    def subject(self) -> Subject:
        """The timesheet."""
        return Subject("timesheet", self.timesheet_id)

    @property
    def name(self) -> str:
        """Under this name the past's sayings are kept."""
        return f"demo-sheet-{self.pair.assignment_id}-{self.begins:%y%m%d}"

    @property
    def over(self) -> dt.date:
        """The day after the half-month."""
        return periods.last_day(self.begins) + periods.DAY

    def after(self, days: int, hour: int = 10) -> dt.datetime:
        """So many days after the half-month, at an hour; never later than now."""
        day = self.over + dt.timedelta(days=days)
        at = clock.county_instant(day, dt.time(hour, 5 * (self.pair.assignment_id % 12)))
        return min(at, clock.now() - dt.timedelta(seconds=60))

    async def typed(self, typed: Typed, at: dt.datetime) -> None:
        """Keep a draft."""
        await self.look(lambda session: self._drafted(session, typed, at))

    async def submitted(self, typed: Typed, at: dt.datetime, channel: str = "online") -> None:
        """Send it; the timesheet's process begins, and keeps its clocks still."""

        def send(session: Session) -> None:
            row = self._drafted(session, typed, at)
            if row.status != "draft":
                return  # sent before this was broken off
            timesheeting.submit(session, row, self.pair.account_id, at)
            row.channel = channel if self.pair.account_id is None else "online"
            quieten(session, process_id("timesheet", row.id))

        await self.look(send)

    async def approved(self, at: dt.datetime) -> str:
        """The recipient approves it by the own account, or on the telephone to the worker."""
        by, told = await self._recipient()
        return await self.say("approve_timesheet", by, at, version=1, **told)

    async def rejected(self, at: dt.datetime, reason: str) -> str:
        """The recipient sends it back."""
        by, told = await self._recipient()
        return await self.say("reject_timesheet", by, at, version=1, reason=reason, **told)

    async def resolved(self, at: dt.datetime, how: str, reason: str | None = None) -> str:
        """The worker's word on a held one."""
        return await self.say("resolve_timesheet", self.worker, at, how=how, reason=reason)

    async def _recipient(self) -> tuple[str | None, dict[str, Any]]:
        account = await self.look(self._account)
        return (None, {"account_id": account}) if account else (self.worker, {})

    def _account(self, session: Session) -> int | None:
        person = session.get_one(Case, self.pair.case_id).person_id
        return session.scalar(select(Account.id).where(Account.person_id == person))

    def _drafted(self, session: Session, typed: Typed, at: dt.datetime) -> Timesheet:
        assignment = session.get_one(Assignment, self.pair.assignment_id)
        row = timesheeting.draft(session, assignment, self.begins, at)
        if row.status == "draft":
            timesheeting.write_draft(session, row, typed)
        self.timesheet_id = row.id
        return row
