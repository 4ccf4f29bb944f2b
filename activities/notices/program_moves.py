"""How a recipient's care moved from one program to another because of a provider: what the change's letter tells."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.assignment import Assignment
from records.care_case import Authorization
from records.event import Event
from records.provider_hours import DAY, authorizations, in_force


@dataclass(frozen=True)
class ProgramMoved:
    """The programs before and after, the first day of the new one, and what was authorized on either side of it."""

    before: str
    program: str
    starts_on: dt.date
    authorized_before: Authorization | None
    authorized: Authorization | None
    decision_id: int | None


def program_moved(session: Session, assignment: Assignment) -> ProgramMoved | None:
    """The newest move that this assignment caused; of several authorizations moved at once, the first."""
    moves = select(Event).where(Event.assignment_id == assignment.id, Event.kind == "program_changed")
    newest = list(session.scalars(moves.order_by(Event.at.desc(), Event.id.desc())))
    if not newest:
        return None
    first = min((each for each in newest if each.at == newest[0].at), key=lambda each: each.params["starts_on"])
    starts_on = dt.date.fromisoformat(first.params["starts_on"])
    rows = authorizations(session, assignment.case_id)
    return ProgramMoved(
        before=first.params["before"],
        program=first.params["program"],
        starts_on=starts_on,
        authorized_before=in_force(rows, starts_on - DAY) or _last_of(rows, first.params["before"]),
        authorized=in_force(rows, starts_on),
        decision_id=first.decision_id,
    )


def _last_of(rows: list[Authorization], program: str) -> Authorization | None:
    """What was authorized last in a program: no day of it is left where the move goes back to its first day."""
    return next((row for row in rows if row.program == program), None)
