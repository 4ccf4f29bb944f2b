"""Waivers, requests, appeals and proposals of an enrollment with what became of each."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from flask import url_for
from sqlalchemy import select

from records.background import EnrollmentAppeal, ExceptionRequest, Reinstatement, Waiver
from records.clock import county_day
from records.enrollment import Enrollment
from web import database
from web.access import may
from web.reach import visible
from web.sign_in import guard
from web.staff.enrollments.deciding import is_held


@dataclass(frozen=True)
class Done:
    """A paper about the enrollment with what became of it."""

    title: str
    href: str
    outcome: str
    on: dt.date


def following(enrollment: Enrollment) -> list[Done]:
    """Waivers, requests, appeals and proposals of this enrollment, newest first, as far as one may see them."""
    if not is_held(enrollment):
        return []
    found = [
        _done(enrollment, kind, row) for kind in KINDS if may(kind.thing, "read") for row in _rows(enrollment, kind)
    ]
    return sorted(found, key=lambda each: each.on, reverse=True)


@dataclass(frozen=True)
class _Kind:
    model: type[Any]
    thing: str
    title: str
    endpoint: str
    key: str


KINDS = (
    _Kind(Waiver, "waiver", "Waiver, SOC 862", "enrollment_waivers.show", "waiver_id"),
    _Kind(ExceptionRequest, "exception", "Exception, SOC 863", "enrollment_exceptions.show", "exception_id"),
    _Kind(EnrollmentAppeal, "enrollment_appeal", "Appeal, SOC 856", "enrollment_appeals.show", "appeal_id"),
    _Kind(
        Reinstatement,
        "reinstatement",
        "Giving the standing back",
        "enrollment_reinstatements.show",
        "reinstatement_id",
    ),
)


def _rows(enrollment: Enrollment, kind: _Kind) -> list[Any]:
    mine = (kind.model.enrollment_id == enrollment.id, visible(guard.the_staff(), kind.model))
    return list(database.session().scalars(select(kind.model).where(*mine)))


def _done(enrollment: Enrollment, kind: _Kind, row: Any) -> Done:
    on = county_day(row.proposed_at) if isinstance(row, Reinstatement) else row.received_on
    outcome = row.outcome or "waiting"
    if isinstance(row, Waiver) and row.ended_on is not None and outcome == "accepted":
        outcome = "ended"
    return Done(kind.title, url_for(kind.endpoint, enrollment_id=enrollment.id, **{kind.key: row.id}), outcome, on)
