"""The step that keeps stage and tasks where the process has come to."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from workflows.steps.step import Step


class Stage(StrEnum):
    """Where an application's progress picture points."""

    CLEARANCE = "clearance"
    GATHERING = "gathering"
    ASSESSMENT = "assessment"
    PROPOSAL = "proposal"
    REVIEW = "review"
    NOTICE = "notice"
    ENDED = "ended"


class TaskKind(StrEnum):
    """What somebody is to do next. In brackets: what `about` refers to."""

    CLEAR_PERSON = "clear_person"
    RULE_ON_CLEARANCE = "rule_on_clearance"
    ENTER_MEDI_CAL = "enter_medi_cal"
    ISSUE_CERTIFICATION = "issue_certification"
    FOLLOW_CERTIFICATION = "follow_certification"  # clock
    SCHEDULE_VISIT = "schedule_visit"
    HOLD_VISIT = "hold_visit"  # visit
    RESCHEDULE_VISIT = "reschedule_visit"  # visit
    ASSESS_NEEDS = "assess_needs"
    PROPOSE_DECISION = "propose_decision"
    PROPOSE_DENIAL = "propose_denial"
    REVIEW_PROPOSAL = "review_proposal"  # proposal
    REVISE_PROPOSAL = "revise_proposal"  # proposal
    APPLICATION_OVERDUE = "application_overdue"  # clock
    UNTOUCHED_ESCALATION = "untouched_escalation"


@dataclass(frozen=True)
class TaskRef:
    """One task of an application, by what it asks and the row it is about."""

    kind: TaskKind
    about: int | None = None


@dataclass(frozen=True)
class Arrange:
    """The new stage, and which tasks begin and end with it.

    `done`: what `by` has just done. `closed`: whose cause went away. `opened`: what is to be done now.
    """

    subject_id: int
    at: dt.datetime
    by: int | None
    stage: Stage
    done: list[TaskRef] = field(default_factory=list)
    closed: list[TaskRef] = field(default_factory=list)
    opened: list[TaskRef] = field(default_factory=list)


@dataclass(frozen=True)
class Arranged:
    """How many tasks changed."""

    changed: int


ARRANGE_WORK = Step("arrange_work", Arrange, Arranged)
"""Set `application.stage`, end tasks and open new ones: role, due day, unit, assignee and redirection are the step's to
find. One transaction may open several tasks."""
