"""A request for a general exception as the law asks for it, and as the timeline tells of it."""

from activities import timeline
from activities.deciding import Decided
from activities.doing import Doing
from records.background import ExceptionRequest
from workflows.steps.step import Told

QUESTION = "enrollment.exception"


def facts_of(row: ExceptionRequest, signed: bool = True) -> dict[str, object]:
    """A request as enrollment.exception asks for it."""
    return {
        "received_on": row.received_on.isoformat(),
        "denial_notice_on": row.notice_on.isoformat(),
        "signed": signed,
        "offenses": row.offenses,
        "offense_kind": row.offense_kind,
        "custody_ended_on": row.custody_ended_on.isoformat() if row.custody_ended_on else None,
    }


def happened(doing: Doing, told: Told, kind: str, row: ExceptionRequest, found: Decided) -> None:
    timeline.happened(
        doing,
        kind,
        told,
        decision_id=found.decision_id,
        exception_id=row.id,
        outcome=row.outcome,
        standard=row.standard,
    )
