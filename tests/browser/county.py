"""The county whose staff the journeys follow: an open office, its people, and a look into its records."""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from activities.database import transaction
from records.application import Application
from records.outbox import OutboxMessage
from records.sign_in import SignInSession
from records.submission import Submission
from tests.activities import office as staffed
from tests.fixtures.office import Office

PATIENCE_SECONDS = 15.0
BEGINNINGS = ("register", "begin_enrollment", "apply_organization", "make_account_request")
"""What is said by beginning a process: its answer is the process itself."""
TAKEN_AT_ONCE = ("add_provider", "note_permission", "reset_password", "revoke_user")
"""What the records take where it is said: no step answers it."""


@dataclass
class County:
    """An open office with ines (intake clerk), carla (caseworker), cody (caseworker and supervisor) and sue."""

    office: Office
    people: staffed.Office = field(default_factory=staffed.Office)

    @contextmanager
    def records(self) -> Iterator[Session]:
        """The records as they are now."""
        with transaction() as session:
            yield session

    def newest(self) -> int:
        """The id of the application that was registered last."""
        with transaction() as session:
            return session.scalar(select(func.max(Application.id))) or 0

    def rows(self, model: Any, *where: Any) -> list[Any]:
        """Rows of a kind, in order."""
        with transaction() as session:
            return list(session.scalars(select(model).where(*where).order_by(model.id)))

    def row(self, model: Any, *where: Any) -> Any:
        """The one row of a kind."""
        found = self.rows(model, *where)
        assert len(found) == 1, f"{len(found)} rows of {model.__tablename__}, not one"
        return found[0]

    def application(self, application_id: int) -> Application:
        """An application as it is now."""
        found: Application = self.row(Application, Application.id == application_id)
        return found

    def count(self, model: Any, *where: Any) -> int:
        """How many rows of a kind there are."""
        with transaction() as session:
            return session.scalar(select(func.count()).select_from(model).where(*where)) or 0

    def worked_off(self) -> bool:
        """Whether everything that was said has arrived and has been answered."""
        unsent = self.count(OutboxMessage, OutboxMessage.sent_at.is_(None))
        begun = Submission.kind.in_((*BEGINNINGS, *TAKEN_AT_ONCE))
        unanswered = self.count(Submission, Submission.outcome.is_(None), ~begun)
        return unsent == 0 and unanswered == 0

    def settle(self) -> None:
        """Wait until everything that was said has been worked off."""
        wait_for(self.worked_off, "everything that was said to be worked off")

    def idle_for(self, minutes: int) -> None:
        """Let every open session have been quiet for so long."""
        with transaction() as session:
            earlier = SignInSession.seen_at - dt.timedelta(minutes=minutes)
            session.execute(update(SignInSession).where(SignInSession.ended_at.is_(None)).values(seen_at=earlier))


def wait_for(true: Callable[[], bool], what: str, seconds: float = PATIENCE_SECONDS) -> float:
    """Look again and again until something is so; how long it took, in seconds."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() < began + seconds, f"waited {seconds:.0f} s for {what}"
        time.sleep(0.02)
    return time.monotonic() - began
