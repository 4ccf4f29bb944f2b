"""Statutory clocks: started and ended on record. The timer itself runs in the workflow, until `expires_at`."""

import datetime as dt

from sqlalchemy import select

from activities import deciding, subjects, timeline
from activities.doing import Doing
from records import clock as county
from records.clocks import Clock
from workflows.steps.step import RunningClock

YARDSTICK = "deadline.application_yardstick"
CERTIFICATION = "deadline.health_certification"
CERTIFICATION_GOOD_CAUSE = "deadline.health_certification_good_cause"
REASSESSMENT = "deadline.reassessment"
HEARING = "deadline.hearing_request"


def start(doing: Doing, question: str, starts_on: dt.date, case_id: int | None = None) -> Clock:
    """Ask the law when a clock that starts on a day is due, and let it run."""
    due = deciding.decide(doing, question, starts_on, {"from": starts_on.isoformat()}, case_id)
    row = Clock(
        **doing.subject.columns,
        case_id=case_id,
        county_code=subjects.row_of(doing).county_code,
        question=question,
        starts_on=starts_on,
        due_on=dt.date.fromisoformat(due["due"]),
        cite=due.answer.because[0].cite,
    )
    doing.session.add(row)
    doing.session.flush()
    timeline.happened(
        doing,
        "clock_started",
        case_id=case_id,
        decision_id=due.decision_id,
        question=question,
        due_on=row.due_on,
        clock_id=row.id,
    )
    return row


def end(doing: Doing, row: Clock, outcome: str, on: dt.date | None = None) -> None:
    """End a clock as `met`, `missed`, `extended` or `stopped`, today unless told."""
    row.outcome, row.ended_on = outcome, on or doing.today
    if row.subject is not None:
        timeline.happened(
            doing,
            "clock_ended",
            of=row.subject,
            case_id=row.case_id,
            question=row.question,
            outcome=outcome,
            clock_id=row.id,
        )


def of_question(doing: Doing, *questions: str) -> Clock | None:
    """The latest clock of the step's subject for any of these questions."""
    query = select(Clock).where(doing.subject.of(Clock), Clock.question.in_(questions))
    return doing.session.scalars(query.order_by(Clock.id.desc()).limit(1)).first()


def running(doing: Doing) -> list[Clock]:
    """Every clock of the step's subject that has not ended."""
    query = select(Clock).where(doing.subject.of(Clock), Clock.outcome.is_(None))
    return list(doing.session.scalars(query.order_by(Clock.id)))


def as_running(row: Clock) -> RunningClock:
    """A clock as its workflow times it: it runs out when the due day has ended in California."""
    morning_after = county.county_instant(row.due_on + dt.timedelta(days=1), dt.time())
    return RunningClock(clock_id=row.id, due_on=row.due_on, expires_at=morning_after)
