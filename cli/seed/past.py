"""Telling one invented past to the real process: said as the web would say it, delivered by the dispatcher."""

import asyncio
import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from records import clock
from records.outbox import OutboxMessage, post_tell
from records.staff import Staff
from records.subject import Subject
from records.submission import AlreadySaid, Submission, say
from records.task import Task, unfinished
from records.task_moves import claim
from workflows.messages import process_id

QUIET = dt.timedelta(minutes=8)
"""How long a process's clocks keep still while its past is told."""
PATIENCE = 120.0
POLL = 0.03
COMES_IN_SECONDS = 60.0
Found = TypeVar("Found")


class StoryError(Exception):
    """The process refused a part of an invented past; the message says which and why."""


@dataclass
class Past(ABC):
    """What happened about one subject. `begins` is day 0; `staff` gives ids by short name; each thing is told once."""

    engine: Engine
    number: int
    county_code: str
    begins: dt.date
    random: Random
    staff: dict[str, int]

    @property
    @abstractmethod
    def subject(self) -> Subject:
        """What the past is about, once it has begun."""

    @property
    def name(self) -> str:
        """The past's own name, under which its sayings are kept."""
        return f"demo-office-{self.number:04d}"

    told = 0

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

    async def say(self, kind: str, by: str | None, at: dt.datetime, /, **payload: Any) -> str:
        """Say something and wait until the process has answered; the answer's outcome. Refusals raise StoryError."""
        return await self.say_about(self.subject, kind, by, at, **payload)

    async def say_about(self, about: Subject, kind: str, by: str | None, at: dt.datetime, /, **payload: Any) -> str:
        """The same about another subject that belongs to this past."""
        return await self._tell(about, kind, at, payload, staff_id=self.staff[by] if by else None)

    async def user_says(self, user_id: int, about: Subject, kind: str, at: dt.datetime, /, **payload: Any) -> str:
        """The same, said by a user of a participating organization."""
        return await self._tell(about, kind, at, payload, user_id=user_id)

    async def _tell(
        self, about: Subject, kind: str, at: dt.datetime, payload: dict[str, Any], **who: int | None
    ) -> str:
        self.told += 1
        key = f"{self.name}-{self.told:02d}-{kind}"[:64]
        await self.look(lambda session: _said(session, about, kind, key, at, payload, **who))
        return await self._answered(key, kind)

    async def look(self, find: Callable[[Session], Found]) -> Found:
        """Read something the process has written meanwhile, or write what a page would."""

        def do() -> Found:
            with Session(self.engine, expire_on_commit=False) as session, session.begin():
                return find(session)

        return await asyncio.to_thread(do)

    async def there(self, find: Callable[[Session], int | None], what: str) -> int:
        """Wait until the process has written something by itself; its id."""
        until = dt.timedelta(seconds=COMES_IN_SECONDS) / dt.timedelta(seconds=0.1)
        for _ in range(int(until)):
            found = await self.look(find)
            if found is not None:
                return found
            await asyncio.sleep(0.1)
        raise StoryError(f"{self.name}: {what} was awaited for {COMES_IN_SECONDS:.0f} seconds and did not come.")

    async def claim_tasks(self, by: str) -> None:
        """Somebody takes the casework that nobody has."""

        def take(session: Session) -> None:
            staff = session.get_one(Staff, self.staff[by])
            of_nobody = (self.subject.of(Task), Task.assignee_id.is_(None), Task.role == "caseworker")
            for task in session.scalars(select(Task).where(*of_nobody, unfinished())):
                claim(session, task, staff)

        await self.look(take)

    async def _answered(self, key: str, kind: str) -> str:
        waited = 0.0
        while waited < PATIENCE:
            message = await self.look(lambda session: _message(session, key))
            if message is not None and message.sent_at is not None:
                if message.outcome == "refused":
                    raise StoryError(f"{self.name}: {kind} was refused: {message.last_error}")
                return str((message.result or {}).get("outcome", ""))
            await asyncio.sleep(POLL)
            waited += POLL
        raise StoryError(f"{self.name}: {kind} was not answered in {PATIENCE:.0f} seconds. Is the worker up?")


def quieten(session: Session, workflow_id: str) -> None:
    """Let no clock of a process ring while its past is being told."""
    begin = session.scalars(
        select(OutboxMessage).where(OutboxMessage.workflow_id == workflow_id, OutboxMessage.kind == "begin")
    ).one()
    if begin.sent_at is None:
        begin.payload = {**begin.payload, "quiet_until": (clock.now() + QUIET).isoformat()}


def _said(
    session: Session,
    about: Subject,
    kind: str,
    key: str,
    at: dt.datetime,
    payload: dict[str, Any],
    staff_id: int | None = None,
    user_id: int | None = None,
) -> None:
    who = {"staff_id": staff_id, "user_id": user_id}
    try:
        said = say(session, kind=kind, form_key=key, subject=about, said_at=at, payload=payload, **who)
    except AlreadySaid:
        return
    post_tell(session, process_id(about.kind, about.id), said)


def _message(session: Session, key: str) -> OutboxMessage | None:
    said = session.scalars(select(Submission.id).where(Submission.form_key == key)).one()
    return session.scalars(select(OutboxMessage).where(OutboxMessage.update_id == f"submission-{said}")).one_or_none()
