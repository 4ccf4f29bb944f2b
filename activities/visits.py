"""The home visit: planned, moved, missed, done."""

import datetime as dt

from sqlalchemy import func, select

from activities import readiness, submissions, timeline
from activities.doing import Doing, Refused
from activities.policy import intake_policy
from activities.step import step
from records.eligibility import HomeVisit
from workflows.steps import visit as contract
from workflows.steps.step import Told
from workflows.steps.visit import Visit, VisitAnswer, VisitOutcome

MISSED_BY_APPLICANT = ("applicant_absent", "refused")


def as_it_stands(doing: Doing, told: Told) -> VisitAnswer:
    """How the visit stands after something about it was refused."""
    return _answer(doing, told, VisitOutcome.REFUSED)


@step(contract.SCHEDULE_VISIT, refuse=as_it_stands)
def schedule_visit(doing: Doing, told: Told) -> VisitAnswer:
    """Plan a visit by the one who says so."""
    said = submissions.payload(doing, told)
    last = latest(doing, told.subject_id)
    if last is not None and last.status == "scheduled":
        raise Refused("A visit is planned already. Move it instead of planning another.")
    if last is not None and last.status == "done":
        raise Refused("The visit has taken place. A further one is not part of this application.")
    visit = _plan(doing, told, dt.datetime.fromisoformat(said["starts_at"]), said.get("place") or "home")
    timeline.happened(doing, "visit_scheduled", told, visit_id=visit.id, starts_at=visit.starts_at)
    return _answer(doing, told, VisitOutcome.SCHEDULED)


@step(contract.MOVE_VISIT, refuse=as_it_stands)
def move_visit(doing: Doing, told: Told) -> VisitAnswer:
    """Give the planned visit another time."""
    said = submissions.payload(doing, told)
    old = _planned(doing, told)
    old.status, old.reason = "moved", said.get("reason")
    visit = _plan(doing, told, dt.datetime.fromisoformat(said["starts_at"]), said.get("place") or old.place, old)
    timeline.happened(doing, "visit_moved", told, visit_id=visit.id, starts_at=visit.starts_at)
    return _answer(doing, told, VisitOutcome.MOVED)


@step(contract.MISS_VISIT, refuse=as_it_stands)
def miss_visit(doing: Doing, told: Told) -> VisitAnswer:
    """Note that the planned visit did not take place, and whose doing that was."""
    said = submissions.payload(doing, told)
    visit = _planned(doing, told)
    visit.status, visit.reason, visit.note = "missed", said["reason"], said.get("note")
    timeline.happened(doing, "visit_missed", told, visit_id=visit.id, reason=said["reason"])
    return _answer(doing, told, VisitOutcome.MISSED)


@step(contract.COMPLETE_VISIT, refuse=as_it_stands)
def complete_visit(doing: Doing, told: Told) -> VisitAnswer:
    """Note that the planned visit took place."""
    said = submissions.payload(doing, told)
    visit = _planned(doing, told)
    if visit.starts_at - told.at > dt.timedelta(days=1):
        raise Refused("This visit is planned for a later day. Move it to the day on which it took place.")
    visit.status, visit.note = "done", said.get("note")
    timeline.happened(doing, "visit_done", told, visit_id=visit.id)
    return _answer(doing, told, VisitOutcome.DONE)


def latest(doing: Doing, application_id: int) -> HomeVisit | None:
    """The plan that counts now: the newest row."""
    query = select(HomeVisit).where(HomeVisit.application_id == application_id)
    return doing.session.scalars(query.order_by(HomeVisit.id.desc()).limit(1)).first()


def _planned(doing: Doing, told: Told) -> HomeVisit:
    visit = latest(doing, told.subject_id)
    if visit is None or visit.status != "scheduled":
        raise Refused("No visit is planned now. Schedule one first.")
    return visit


def _plan(
    doing: Doing, told: Told, starts_at: dt.datetime, place: str, instead_of: HomeVisit | None = None
) -> HomeVisit:
    if told.by is None:
        raise Refused("A visit is planned by the member of staff who makes it.")
    visit = HomeVisit(
        application_id=told.subject_id,
        staff_id=instead_of.staff_id if instead_of else told.by,
        starts_at=starts_at,
        place=place,
        status="scheduled",
        replaces_id=instead_of.id if instead_of else None,
        said_at=told.at,
    )
    doing.session.add(visit)
    doing.session.flush()
    return visit


def _answer(doing: Doing, told: Told, outcome: VisitOutcome) -> VisitAnswer:
    visit = latest(doing, told.subject_id)
    return VisitAnswer(
        outcome=outcome,
        standing=_standing(doing, told.subject_id, visit),
        visit_id=visit.id if visit else None,
        readiness=readiness.now(doing, told.subject_id),
    )


def _standing(doing: Doing, application_id: int, visit: HomeVisit | None) -> Visit:
    if visit is None:
        return Visit.NONE
    if visit.status != "missed":
        return Visit.DONE if visit.status == "done" else Visit.SCHEDULED
    missed = select(func.count()).where(
        HomeVisit.application_id == application_id,
        HomeVisit.status == "missed",
        HomeVisit.reason.in_(MISSED_BY_APPLICANT),
    )
    too_often = (doing.session.scalar(missed) or 0) >= intake_policy("waiting/visits_missed", doing.today)
    return Visit.MISSED_TOO_OFTEN if too_often else Visit.MISSED
