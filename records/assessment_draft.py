"""Drafts of assessments: begun from the last one, kept as they are typed, never overwritten by another tab."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from records.application import Application
from records.assessment import AssessedService, Assessment


@dataclass(frozen=True)
class Line:
    """One service as the worker entered it, in minutes by the week or the month."""

    service: str
    total_minutes: int
    prorated_minutes: int = 0
    alternative_minutes: int = 0
    alternative_source: str | None = None
    guideline: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Content:
    """What an assessment says; `typed` is the form's own text, for what is not a number yet."""

    assessed_on: dt.date
    ranks: dict[str, int] = field(default_factory=dict)
    household: dict[str, Any] = field(default_factory=dict)
    protective_supervision: dict[str, Any] = field(default_factory=dict)
    paramedical: dict[str, Any] = field(default_factory=dict)
    circumstances: dict[str, bool] = field(default_factory=dict)
    notes: str | None = None
    services: tuple[Line, ...] = ()
    typed: dict[str, str] = field(default_factory=dict)


class Overtaken(Exception):
    """The draft was changed elsewhere since this page was loaded, or is no longer a draft."""

    def __init__(self, now: Assessment) -> None:
        super().__init__("This assessment was changed in another window since you opened it here.")
        self.now = now


def newest(session: Session, application_id: int) -> Assessment | None:
    """The newest assessment of an application, draft or complete."""
    return session.scalar(
        select(Assessment)
        .where(Assessment.application_id == application_id)
        .options(selectinload(Assessment.services))
        .order_by(Assessment.version.desc())
        .limit(1)
    )


def begin(session: Session, application: Application, assessor_id: int, on: dt.date) -> Assessment:
    """The application's draft: the one there is, or a new one that starts from what the last assessment said."""
    session.execute(select(Application.id).where(Application.id == application.id).with_for_update(key_share=True))
    last = newest(session, application.id)
    if last is not None and last.status == "draft":
        return last
    draft = Assessment(
        application_id=application.id,
        version=1 if last is None else last.version + 1,
        status="draft",
        assessed_on=on,
        assessor_id=assessor_id,
        typed={},
        saves=0,
    )
    _write(draft, Content(assessed_on=on) if last is None else content_of(last))
    draft.assessed_on = on
    session.add(draft)
    session.flush()
    return draft


def keep(session: Session, assessment_id: int, seen: int, content: Content) -> Assessment:
    """Keep a draft as typed. `seen` is the count of saves the page was loaded with. Raises Overtaken."""
    draft = session.scalars(
        select(Assessment)
        .where(Assessment.id == assessment_id)
        .options(selectinload(Assessment.services))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if draft.status != "draft" or draft.saves != seen:
        raise Overtaken(draft)
    _write(draft, content)
    draft.saves = seen + 1
    session.flush()
    return draft


def content_of(assessment: Assessment) -> Content:
    """What an assessment says, apart from its row."""
    return Content(
        assessed_on=assessment.assessed_on,
        ranks=dict(assessment.ranks),
        household=dict(assessment.household),
        protective_supervision=dict(assessment.protective_supervision),
        paramedical=dict(assessment.paramedical),
        circumstances=dict(assessment.circumstances),
        notes=assessment.notes,
        services=tuple(
            Line(
                each.service,
                each.total_minutes,
                each.prorated_minutes,
                each.alternative_minutes,
                each.alternative_source,
                each.guideline,
                each.reason,
            )
            for each in assessment.services
        ),
        typed=dict(assessment.typed),
    )


def _write(draft: Assessment, content: Content) -> None:
    for name in ("assessed_on", "ranks", "household", "protective_supervision", "paramedical", "circumstances"):
        setattr(draft, name, getattr(content, name))
    draft.notes, draft.typed = content.notes, content.typed
    there = {each.service: each for each in draft.services}
    kept = []
    for position, line in enumerate(content.services):
        row = there.get(line.service) or AssessedService(service=line.service)
        row.position = position
        for name in ("total_minutes", "prorated_minutes", "alternative_minutes"):
            setattr(row, name, getattr(line, name))
        row.alternative_source, row.guideline, row.reason = line.alternative_source, line.guideline, line.reason
        kept.append(row)
    draft.services = kept
