"""Steps that failed are written down for administrators, beside the step's own transaction, which was undone."""

import logging

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import InterfaceError, OperationalError

from activities.database import transaction
from records import clock
from records.step_fault import StepFault

log = logging.getLogger("hearth.step")


def note(workflow_id: str, step_id: str, step: str, error: Exception) -> None:
    """Count one more failure of a step, by the kind of its error only. It never fails itself."""
    if isinstance(error, OperationalError | InterfaceError):
        return  # the database is away or held up: nothing can be written, and the page says so by itself
    now = clock.now()
    row = insert(StepFault).values(
        workflow_id=workflow_id,
        step_id=step_id,
        step=step,
        fault=type(error).__name__[:80],
        tries=1,
        first_at=now,
        last_at=now,
    )
    again = {"tries": StepFault.tries + 1, "fault": row.excluded.fault, "last_at": row.excluded.last_at}
    try:
        with transaction() as session:
            session.execute(row.on_conflict_do_update(index_elements=["workflow_id", "step_id"], set_=again))
    except Exception as trouble:
        log.warning("The fault of step %s could not be written down (%s).", step, type(trouble).__name__)
