"""One applicant's past, told to the intake."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from cli.seed.office import TEAMS
from cli.seed.past import Past, StoryError, quieten
from records.application import Application
from records.place import Unit
from records.registering import Soc295, register
from records.subject import Subject
from records.submission import AlreadySaid
from workflows.messages import intake_id

__all__ = ["Story", "StoryError"]


@dataclass
class Story(Past):
    """One applicant, and who at the county looks after the application."""

    worker: str
    supervisor: str
    clerk: str
    application_id: int = 0

    @property
    def subject(self) -> Subject:
        """The application."""
        return Subject("application", self.application_id)

    async def register(self, form: Soc295, channel: str, hour: int | None = None) -> None:
        """The first call: registered by the clerk, or by the applicant online."""
        staff_id = None if channel == "online" else self.staff[self.clerk]
        at = self.at(0, hour)
        self.application_id = await self.look(lambda session: self._registered(session, form, channel, staff_id, at))

    async def claim(self) -> None:
        """Somebody of the application's unit takes what waits for a caseworker, and so becomes its worker."""
        unit = await self.look(lambda session: _unit_of(session, self.application_id))
        if unit in TEAMS:
            workers, self.supervisor = TEAMS[unit]
            self.worker = self.random.choice(workers)
        await self.claim_tasks(self.worker)
        await self.look(self._carried)

    def _carried(self, session: Session) -> None:
        application = session.get_one(Application, self.application_id)
        application.worker_id = application.worker_id or self.staff[self.worker]

    def _registered(self, session: Session, form: Soc295, channel: str, staff_id: int | None, at: dt.datetime) -> int:
        try:
            application = register(session, form, channel, staff_id, at, f"{self.name}-registered")
        except AlreadySaid as before:
            return int(before.first.application_id or 0)
        quieten(session, intake_id(application.id))
        return application.id


def _unit_of(session: Session, application_id: int) -> str:
    carried_by = select(Unit.name).join(Application, Application.unit_id == Unit.id)
    return session.scalars(carried_by.where(Application.id == application_id)).one()
