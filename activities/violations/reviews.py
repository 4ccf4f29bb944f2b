"""The county looks at what was found before the provider is told: a caseworker, then a supervisor (ACL 16-36)."""

from sqlalchemy import select

from activities import clocks, submissions, timeline
from activities.doing import Doing, Refused
from activities.step import step
from activities.violations import clock_rows, noticing
from activities.violations.approving import COUNTY, by_staff, must_be_allowed
from activities.violations.standing import answer, as_it_stands, move, overtaken, violation_of
from activities.violations.telling_others import tell_others
from records import clock as county
from records.clocks import Clock
from records.violation import Violation, ViolationFinding
from workflows.steps.step import About, AboutClock, Told
from workflows.steps.violation import (
    BEGIN_VIOLATION,
    CONFIRM_VIOLATION,
    REVIEW_RAN_OUT,
    REVIEW_VIOLATION,
    Cause,
    ClockName,
    ViolationAnswer,
    ViolationStatus,
)

WORDS = ("uphold", "dismiss")


@step(BEGIN_VIOLATION)
def begin_violation(doing: Doing, about: About) -> ViolationAnswer:
    """Three business days for a caseworker, from the day it was found."""
    found_on = county.county_day(violation_of(doing).found_at)
    _, ring = clock_rows.start(doing, ClockName.REVIEW, found_on)
    return answer(doing, "found", [ring])


@step(REVIEW_VIOLATION, refuse=as_it_stands)
def review_violation(doing: Doing, told: Told) -> ViolationAnswer:
    """A caseworker's word, which a supervisor confirms or not."""
    said, row = submissions.payload(doing, told), violation_of(doing)
    outcome = _word(said["outcome"])
    if outcome == "uphold":
        _refuse_without_findings(doing, row)
    row.reviewed_by_id, row.review_reason = by_staff(told), said["reason"]
    clock_rows.end(doing, ClockName.REVIEW, "met")
    move(doing, Cause.REVIEWED, ViolationStatus.SUPERVISOR_REVIEW, told)
    timeline.happened(doing, "violation_reviewed", told, outcome=outcome)
    _, ring = clock_rows.start(doing, ClockName.SUPERVISOR, doing.today)
    return answer(doing, outcome, [ring])


@step(CONFIRM_VIOLATION, refuse=as_it_stands)
def confirm_violation(doing: Doing, told: Told) -> ViolationAnswer:
    """A supervisor's word: it is dismissed, or the provider is told."""
    said, row = submissions.payload(doing, told), violation_of(doing)
    outcome = _word(said["outcome"])
    row.confirmed_by_id = must_be_allowed(doing, told, COUNTY, row.reviewed_by_id)
    timeline.happened(doing, "violation_confirmed", told, outcome=outcome)
    if outcome == "uphold":
        _refuse_without_findings(doing, row)
        clock_rows.end(doing, ClockName.SUPERVISOR, "met")
        return noticing.tell(doing, told)
    clock_rows.end(doing, ClockName.SUPERVISOR, "met")
    move(doing, Cause.DISMISSED, ViolationStatus.ENDED, told)
    tell_others(doing)
    return answer(doing, "dismissed")


@step(REVIEW_RAN_OUT)
def review_ran_out(doing: Doing, about: AboutClock) -> ViolationAnswer:
    """Nobody has looked at it in time: a supervisor is told, and the review goes on."""
    if overtaken(doing, about):
        return answer(doing, "stopped")
    clocks.end(doing, doing.session.get_one(Clock, about.clock_id), "missed")
    return answer(doing, "overdue")


def _word(outcome: str) -> str:
    if outcome not in WORDS:
        raise Refused("Say whether the violation is upheld or dismissed.")
    return outcome


def _refuse_without_findings(doing: Doing, row: Violation) -> None:
    standing = (ViolationFinding.violation_id == row.id, ViolationFinding.gone_at.is_(None))
    if doing.session.scalars(select(ViolationFinding.id).where(*standing).limit(1)).first() is None:
        raise Refused("Nothing that was found holds any more: the hours were corrected or approved. Dismiss it.")
