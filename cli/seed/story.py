"""Telling one invented person's past to the real process: said as the web would say it, delivered by the dispatcher."""

import asyncio
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from cli.seed.office import TEAMS
from records import clock
from records.application import Application
from records.outbox import OutboxMessage, post_tell
from records.place import Unit
from records.registering import Soc295, register
from records.staff import Staff
from records.subject import Subject
from records.submission import AlreadySaid, Submission, say
from records.task import Task, unfinished
from records.task_moves import claim
from workflows.messages import intake_id

QUIET = dt.timedelta(minutes=8)
"""How long an application's clocks keep still while its past is told."""
PATIENCE = 120.0
POLL = 0.03
Found = TypeVar("Found")


class StoryError(Exception):
    """The process refused a part of an invented past; the message says which and why."""


@dataclass
class Story:
    """One applicant. `begins` is day 0; `staff` gives ids by short name; each thing is told once, by its number."""

    engine: Engine
    number: int
    county_code: str
    begins: dt.date
    random: Random
    staff: dict[str, int]
    worker: str
    supervisor: str
    clerk: str
    application_id: int = 0
    told: int = 0

    def at(self, days: int, hour: int | None = None) -> dt.datetime:
        """A moment in office hours, `days` after the beginning; a Monday for a weekend, never later than now."""
        day = self.begins + dt.timedelta(days=days)
        day += dt.timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)
        time = dt.time(hour or self.random.randrange(8, 17), self.random.randrange(60))
        return min(clock.county_instant(day, time), clock.now() - dt.timedelta(seconds=90))

    def day(self, days: int) -> str:
        """A day of the story as ISO text, not later than today."""
        return clock.county_day(self.at(days)).isoformat()

    def ahead(self, days: int, hour: int) -> str:
        """An hour on a working day from today on, for visits to come."""
        day = clock.county_today() + dt.timedelta(days=days)
        day += dt.timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)
        return clock.county_instant(day, dt.time(hour, self.random.choice((0, 30)))).isoformat()

    async def register(self, form: Soc295, channel: str, hour: int | None = None) -> None:
        """The first call: registered by the clerk, or by the applicant online."""
        staff_id = None if channel == "online" else self.staff[self.clerk]
        at = self.at(0, hour)
        self.application_id = await self._in_a_thread(
            lambda session: self._registered(session, form, channel, staff_id, at)
        )

    async def say(self, kind: str, by: str | None, at: dt.datetime, /, **payload: Any) -> str:
        """Say something and wait until the process has answered; the answer's outcome. Refusals raise StoryError."""
        self.told += 1
        key = f"demo-office-{self.number:04d}-{self.told:02d}-{kind}"[:64]
        staff_id = self.staff[by] if by else None
        await self._in_a_thread(lambda session: self._said(session, kind, key, staff_id, at, payload))
        return await self._answered(key, kind)

    async def claim(self) -> None:
        """Somebody of the application's unit takes what waits for a caseworker, and so becomes its worker."""
        unit = await self._in_a_thread(lambda session: _unit_of(session, self.application_id))
        if unit in TEAMS:
            workers, self.supervisor = TEAMS[unit]
            self.worker = self.random.choice(workers)
        await self._in_a_thread(lambda session: self._claimed(session, self.worker))

    async def look(self, find: Callable[[Session], Found]) -> Found:
        """Read something the process has written meanwhile."""
        return await self._in_a_thread(find)

    def _registered(self, session: Session, form: Soc295, channel: str, staff_id: int | None, at: dt.datetime) -> int:
        key = f"demo-office-{self.number:04d}-registered"
        try:
            application = register(session, form, channel, staff_id, at, key)
        except AlreadySaid as before:
            return int(before.first.application_id or 0)
        workflow_id = intake_id(application.id)
        begin = session.scalars(select(OutboxMessage).where(OutboxMessage.workflow_id == workflow_id)).one()
        begin.payload = {**begin.payload, "quiet_until": (clock.now() + QUIET).isoformat()}
        return application.id

    def _said(
        self, session: Session, kind: str, key: str, staff_id: int | None, at: dt.datetime, payload: dict[str, Any]
    ) -> None:
        try:
            said = say(
                session,
                kind=kind,
                form_key=key,
                subject=Subject("application", self.application_id),
                staff_id=staff_id,
                said_at=at,
                payload=payload,
            )
        except AlreadySaid:
            return
        post_tell(session, intake_id(self.application_id), said)

    async def _answered(self, key: str, kind: str) -> str:
        waited = 0.0
        while waited < PATIENCE:
            message = await self._in_a_thread(lambda session: _message(session, key))
            if message is not None and message.sent_at is not None:
                if message.outcome == "refused":
                    raise StoryError(f"Person {self.number}: {kind} was refused: {message.last_error}")
                return str((message.result or {}).get("outcome", ""))
            await asyncio.sleep(POLL)
            waited += POLL
        raise StoryError(f"Person {self.number}: {kind} was not answered in {PATIENCE:.0f} seconds. Is the worker up?")

    def _claimed(self, session: Session, by: str) -> None:
        from_nobody = (
            Task.application_id == self.application_id,
            Task.assignee_id.is_(None),
            Task.role == "caseworker",
        )
        staff = session.get_one(Staff, self.staff[by])
        for task in session.scalars(select(Task).where(*from_nobody, unfinished())):
            claim(session, task, staff)
        application = session.get_one(Application, self.application_id)
        application.worker_id = application.worker_id or staff.id

    async def _in_a_thread(self, work: Callable[[Session], Found]) -> Found:
        def do() -> Found:
            with Session(self.engine, expire_on_commit=False) as session, session.begin():
                return work(session)

        return await asyncio.to_thread(do)


def _unit_of(session: Session, application_id: int) -> str:
    carried_by = select(Unit.name).join(Application, Application.unit_id == Unit.id)
    return session.scalars(carried_by.where(Application.id == application_id)).one()


def _message(session: Session, key: str) -> OutboxMessage | None:
    said = session.scalars(select(Submission.id).where(Submission.form_key == key)).one()
    return session.scalars(select(OutboxMessage).where(OutboxMessage.update_id == f"submission-{said}")).one_or_none()
