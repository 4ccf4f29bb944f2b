"""The beginning of an intake, its long clock, and the watch that nobody's application lies forgotten."""

import datetime as dt

from sqlalchemy import func, select

from activities import clocks, timeline
from activities.candidates import look_for_candidates
from activities.doing import Doing
from activities.step import step
from records import clock as county
from records.application import Application
from records.clocks import Clock
from records.event import Event
from records.task import Task, unfinished
from rules.ask import ask
from workflows.steps.beginning import (
    BEGIN_INTAKE,
    LOOK_AFTER,
    YARDSTICK_RAN_OUT,
    Attention,
    Begun,
    Care,
    ClockEnd,
    RanOut,
)
from workflows.steps.step import About, AboutClock

REMINDER = "deadline.attention_reminder"
ESCALATION = "deadline.attention_escalation"
MORNING = dt.time(8, 0)
"""When the county's day begins: a reminder is there when people come in."""


@step(BEGIN_INTAKE)
def begin_intake(doing: Doing, about: About) -> Begun:
    """Start the long clock from the protected date, look for candidates, say when to look after it first."""
    application = doing.session.get_one(Application, about.subject_id)
    yardstick = clocks.start(doing, clocks.YARDSTICK, application.requested_on)
    look_for_candidates(doing, application)
    first_look = limit_day(REMINDER, county.county_day(application.touched_at))
    return Begun(yardstick=clocks.as_running(yardstick), look_again_at=county.county_instant(first_look, MORNING))


@step(YARDSTICK_RAN_OUT)
def yardstick_ran_out(doing: Doing, about: AboutClock) -> RanOut:
    """End the long clock as missed, unless it has ended otherwise."""
    row = doing.session.get_one(Clock, about.clock_id)
    if row.outcome is not None:
        return RanOut(ClockEnd.ALREADY_ENDED)
    clocks.end(doing, row, "missed")
    return RanOut(ClockEnd.MISSED)


@step(LOOK_AFTER)
def look_after(doing: Doing, about: About) -> Attention:
    """Remind of an application that nobody has touched, then escalate it; each once for one time of neglect."""
    application = doing.session.get_one(Application, about.subject_id)
    untouched_since = county.county_day(application.touched_at)
    reminder, escalation = limit_day(REMINDER, untouched_since), limit_day(ESCALATION, untouched_since)
    if doing.today >= escalation:
        _note_once(doing, application, "escalated")
        return _look_again(Care.ESCALATED, limit_day(REMINDER, doing.today))
    if doing.today >= reminder:
        _remind(doing, application)
        return _look_again(Care.REMINDED, escalation)
    return _look_again(Care.IN_HAND, reminder)


def limit_day(question: str, since: dt.date) -> dt.date:
    """When an application untouched since a day is due for attention. Not a decision about a person: not recorded."""
    answer = ask(question, since, {"from": since.isoformat()}).answer
    if answer is None:
        raise LookupError(f"{question} gave no day for {since}.")
    return dt.date.fromisoformat(answer["due"])


def _look_again(care: Care, on: dt.date) -> Attention:
    return Attention(outcome=care, look_again_at=county.county_instant(on, MORNING))


def _remind(doing: Doing, application: Application) -> None:
    """Mark the open tasks as reminded of."""
    _note_once(doing, application, "reminded")
    open_tasks = select(Task).where(Task.application_id == application.id, unfinished())
    for task in doing.session.scalars(open_tasks):
        if task.reminded_at is None or task.reminded_at < application.touched_at:
            task.reminded_at = doing.at


def _note_once(doing: Doing, application: Application, kind: str) -> None:
    said = select(func.count()).where(
        Event.application_id == application.id, Event.kind == kind, Event.at > application.touched_at
    )
    if not doing.session.scalar(said):
        timeline.happened(doing, kind, untouched_since=county.county_day(application.touched_at))
