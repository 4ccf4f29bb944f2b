"""The timeline's rows, written by steps at the moment a thing was said or came about."""

from typing import Any

from activities.doing import Doing
from records.event import Document, Event
from records.subject import Subject
from records.submission import Submission
from workflows.converter import as_json
from workflows.steps.step import Told


def happened(
    doing: Doing,
    kind: str,
    told: Told | None = None,
    /,
    *,
    of: Subject | None = None,
    case_id: int | None = None,
    decision_id: int | None = None,
    notice_id: int | None = None,
    **params: Any,
) -> Event:
    """Put something on the timeline of the step's subject, or of another one; wording is made when it is shown.

    `params` are ids, days, minutes and enum words.
    """
    event = Event(
        **(of or doing.subject).columns,
        case_id=case_id,
        at=doing.at,
        staff_id=told.by if told else None,
        user_id=_user(doing, told),
        kind=kind,
        params=as_json(params),
        decision_id=decision_id,
        notice_id=notice_id,
        submission_id=told.submission_id if told else None,
    )
    doing.session.add(event)
    return event


def _user(doing: Doing, told: Told | None) -> int | None:
    """The user of an organization who said it, if it was one."""
    said = doing.session.get(Submission, told.submission_id) if told and told.by is None else None
    return said.user_id if said else None


def paper(doing: Doing, told: Told, kind: str, title: str, received_on: Any) -> Document:
    """Note a paper that came in for the step's subject."""
    document = Document(
        **doing.subject.columns,
        kind=kind,
        title=title,
        received_on=received_on,
        noted_by_id=told.by,
        location=None,
    )
    doing.session.add(document)
    return document
