"""The step that keeps stage and tasks where the process has come to."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from workflows.steps.step import Kind, Step


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
    # Of an enrollment
    RECEIVE_FORM = "receive_form"  # begun online or by designation: the SOC 426 is awaited in person
    FOLLOW_ENROLLMENT = "follow_enrollment"  # clock: something is missing and the time runs out soon
    ENTER_SSN_CHECK = "enter_ssn_check"
    ENTER_LIST_CHECK = "enter_list_check"
    CHASE_BACKGROUND = "chase_background"  # the Department of Justice is silent
    EVALUATE_RECORD = "evaluate_record"  # a record or a later conviction was reported
    REVIEW_WAIVER = "review_waiver"  # waiver
    COMPLETE_EXCEPTION = "complete_exception"  # exception: sent back by the supervisor
    RECOMMEND_EXCEPTION = "recommend_exception"  # exception
    DECIDE_EXCEPTION = "decide_exception"  # exception
    DECIDE_APPEAL = "decide_appeal"  # appeal
    APPEAL_OVERDUE = "appeal_overdue"
    REVIEW_REINSTATEMENT = "review_reinstatement"  # reinstatement
    REVISE_REINSTATEMENT = "revise_reinstatement"  # reinstatement
    # Of an assignment
    START_ASSIGNMENT = "start_assignment"  # the provider is eligible: begin date and hours
    SET_HOURS = "set_hours"  # the recipient's hours changed: the split does not fit any more
    GET_PROVIDER_AGREEMENT = "get_provider_agreement"  # two or more recipients: SOC 2255
    DECIDE_EXTRA_HOURS = "decide_extra_hours"  # extra hours that a recipient asked for
    FIND_ANOTHER_PROVIDER = "find_another_provider"  # the last provider of a recipient was lost
    # Of a timesheet that is held
    RESOLVE_TIMESHEET = "resolve_timesheet"
    RULE_ON_TIMESHEET = "rule_on_timesheet"  # for the supervisor: by the law, sent up, or left too long
    # Of a violation
    REVIEW_VIOLATION = "review_violation"
    CONFIRM_VIOLATION = "confirm_violation"
    DECIDE_DISPUTE = "decide_dispute"
    DECIDE_STATE_REVIEW = "decide_state_review"
    VIOLATION_OVERDUE = "violation_overdue"  # who was to review or decide has let the time pass
    # Of a pay run
    APPROVE_PAY_RUN = "approve_pay_run"
    RELEASE_PAY_RUN = "release_pay_run"
    MEND_PAY_RUN = "mend_pay_run"  # it has failed with a sentence
    # Of an organization that takes part in provider inquiry
    REVIEW_ORGANIZATION = "review_organization"
    NAME_LIAISON = "name_liaison"  # it has no active liaison
    ORGANIZATION_OVERDUE = "organization_overdue"  # a review, a liaison or a recertification did not come in time
    # Of an account request
    REVIEW_ACCOUNT_REQUEST = "review_account_request"
    ASSIGN_USER_ID = "assign_user_id"
    ACCOUNT_REQUEST_OVERDUE = "account_request_overdue"  # who was to review or assign has let the time pass


@dataclass(frozen=True)
class TaskRef:
    """One task of a subject, by what it asks and the row it is about."""

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
class ArrangeTasks:
    """As `Arrange`, for a process that is shown by its status and has no stages."""

    subject_id: int
    at: dt.datetime
    by: int | None
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

ARRANGE_ENROLLMENT_WORK = Step("arrange_enrollment_work", ArrangeTasks, Arranged, of=Kind.ENROLLMENT)
"""The same for an enrollment; tasks of the state wait in the state's unit."""

ARRANGE_ASSIGNMENT_WORK = Step("arrange_assignment_work", ArrangeTasks, Arranged, of=Kind.ASSIGNMENT)
"""The same for an assignment; its tasks go to the recipient's worker."""

ARRANGE_TIMESHEET_WORK = Step("arrange_timesheet_work", ArrangeTasks, Arranged, of=Kind.TIMESHEET)
"""The same for a timesheet; its tasks go to the recipient's worker, or to a supervisor of the recipient's unit."""

ARRANGE_VIOLATION_WORK = Step("arrange_violation_work", ArrangeTasks, Arranged, of=Kind.VIOLATION)
"""The same for a violation; what the state reviews waits in the state's unit."""

ARRANGE_PAY_RUN_WORK = Step("arrange_pay_run_work", ArrangeTasks, Arranged, of=Kind.PAY_RUN)
"""The same for a pay run; its tasks wait in the unit of the state's payroll."""

ARRANGE_ORGANIZATION_WORK = Step("arrange_organization_work", ArrangeTasks, Arranged, of=Kind.ORGANIZATION)
"""The same for an organization; its tasks wait at the Regional Office."""

ARRANGE_ACCOUNT_REQUEST_WORK = Step("arrange_account_request_work", ArrangeTasks, Arranged, of=Kind.ACCOUNT_REQUEST)
"""The same for an account request; its tasks wait at the Regional Office or the Information Technology Unit."""
