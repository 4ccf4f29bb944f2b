"""The memory of steps: a step tried again after a crash finds what it answered and does nothing a second time."""

from typing import Any

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from temporalio.converter import value_to_type

from activities.doing import Doing
from records import clock
from records.activity_log import ActivityLog
from workflows.converter import DayReader, as_json


def claim(doing: Doing, kind: str) -> bool:
    """Whether this step is done now for the first time. A second attempt waits here until the first has ended."""
    row = (
        insert(ActivityLog)
        .values(workflow_id=doing.workflow_id, activity_id=doing.step_id, kind=kind, done_at=clock.now())
        .on_conflict_do_nothing()
        .returning(ActivityLog.activity_id)
    )
    return doing.session.scalar(row) is not None


def keep(doing: Doing, answer: Any) -> None:
    """Remember what the step answered."""
    doing.session.execute(
        update(ActivityLog)
        .where(ActivityLog.workflow_id == doing.workflow_id, ActivityLog.activity_id == doing.step_id)
        .values(result=as_json(answer))
    )


def kept(doing: Doing, answer_type: Any) -> Any:
    """What the step answered when it was done, in the type that its contract declares."""
    done = doing.session.get_one(ActivityLog, (doing.workflow_id, doing.step_id))
    return value_to_type(answer_type, done.result, [DayReader()])
