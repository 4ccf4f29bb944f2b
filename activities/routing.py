"""Who does what: the role a task asks for, the member of staff it goes to, the unit an application belongs to."""

from typing import Any

from sqlalchemy import select

from activities import subjects
from activities.doing import Doing
from records.application import Application
from records.assignment import Assignment
from records.background import Reinstatement
from records.care_case import Case
from records.casework_unit import casework_unit
from records.decision import Proposal
from records.eligibility import HomeVisit
from records.enrollment import Enrollment
from records.out_of_office import who_receives
from records.pay_run import PayRun
from records.place import Unit
from records.staff import Staff, StaffRole
from records.timesheet import Timesheet
from records.violation import Violation
from workflows.steps.work import TaskKind, TaskRef

CLERK, CASEWORKER, SUPERVISOR, STATE = "intake_clerk", "caseworker", "supervisor", "state_reviewer"
PAYROLL = "payroll_officer"
REGIONAL_OFFICE, UNIT_OF_IT = "regional_office", "information_technology"
OF_INQUIRY = {REGIONAL_OFFICE: "regional", UNIT_OF_IT: "technology", "help_desk": "help_desk"}
"""The kind of unit in whose list a task of provider inquiry waits, by who does it; without such a unit, in nobody's."""
ROLES = {
    TaskKind.CLEAR_PERSON: CLERK,
    TaskKind.RULE_ON_CLEARANCE: SUPERVISOR,
    TaskKind.ENTER_MEDI_CAL: CASEWORKER,
    TaskKind.ISSUE_CERTIFICATION: CASEWORKER,
    TaskKind.FOLLOW_CERTIFICATION: CASEWORKER,
    TaskKind.SCHEDULE_VISIT: CASEWORKER,
    TaskKind.HOLD_VISIT: CASEWORKER,
    TaskKind.RESCHEDULE_VISIT: CASEWORKER,
    TaskKind.ASSESS_NEEDS: CASEWORKER,
    TaskKind.PROPOSE_DECISION: CASEWORKER,
    TaskKind.PROPOSE_DENIAL: CASEWORKER,
    TaskKind.REVIEW_PROPOSAL: SUPERVISOR,
    TaskKind.REVISE_PROPOSAL: CASEWORKER,
    TaskKind.APPLICATION_OVERDUE: SUPERVISOR,
    TaskKind.UNTOUCHED_ESCALATION: SUPERVISOR,
    TaskKind.RECEIVE_FORM: CASEWORKER,
    TaskKind.FOLLOW_ENROLLMENT: CASEWORKER,
    TaskKind.ENTER_SSN_CHECK: CASEWORKER,
    TaskKind.ENTER_LIST_CHECK: CASEWORKER,
    TaskKind.CHASE_BACKGROUND: CASEWORKER,
    TaskKind.EVALUATE_RECORD: CASEWORKER,
    TaskKind.REVIEW_WAIVER: SUPERVISOR,
    TaskKind.COMPLETE_EXCEPTION: CASEWORKER,
    TaskKind.RECOMMEND_EXCEPTION: SUPERVISOR,
    TaskKind.DECIDE_EXCEPTION: STATE,
    TaskKind.DECIDE_APPEAL: STATE,
    TaskKind.APPEAL_OVERDUE: STATE,
    TaskKind.REVIEW_REINSTATEMENT: SUPERVISOR,
    TaskKind.REVISE_REINSTATEMENT: CASEWORKER,
    TaskKind.START_ASSIGNMENT: CASEWORKER,
    TaskKind.SET_HOURS: CASEWORKER,
    TaskKind.GET_PROVIDER_AGREEMENT: CASEWORKER,
    TaskKind.DECIDE_EXTRA_HOURS: CASEWORKER,
    TaskKind.FIND_ANOTHER_PROVIDER: CASEWORKER,
    TaskKind.RESOLVE_TIMESHEET: CASEWORKER,
    TaskKind.RULE_ON_TIMESHEET: SUPERVISOR,
    TaskKind.REVIEW_VIOLATION: CASEWORKER,
    TaskKind.CONFIRM_VIOLATION: SUPERVISOR,
    TaskKind.DECIDE_DISPUTE: SUPERVISOR,
    TaskKind.DECIDE_STATE_REVIEW: STATE,
    TaskKind.VIOLATION_OVERDUE: SUPERVISOR,
    TaskKind.APPROVE_PAY_RUN: PAYROLL,
    TaskKind.RELEASE_PAY_RUN: SUPERVISOR,
    TaskKind.MEND_PAY_RUN: PAYROLL,
    TaskKind.REVIEW_ORGANIZATION: REGIONAL_OFFICE,
    TaskKind.NAME_LIAISON: REGIONAL_OFFICE,
    TaskKind.ORGANIZATION_OVERDUE: REGIONAL_OFFICE,
    TaskKind.REVIEW_ACCOUNT_REQUEST: REGIONAL_OFFICE,
    TaskKind.ASSIGN_USER_ID: UNIT_OF_IT,
    TaskKind.ACCOUNT_REQUEST_OVERDUE: REGIONAL_OFFICE,
}
OF_THE_STATE = tuple(kind for kind, role in ROLES.items() if role == STATE)
"""Tasks that wait in the state's list, whatever county the enrollment is held by."""


def assignee(doing: Doing, ref: TaskRef) -> int | None:
    """Who receives a task, honoring who is out; nobody: it waits in the unit's list to be claimed."""
    if ROLES[ref.kind] != CASEWORKER:
        return None
    receiver = who_receives(doing.session, _meant_for(doing, ref), doing.today)
    if receiver is None:
        return None
    staff = doing.session.get_one(Staff, receiver)
    return receiver if CASEWORKER in staff.role_names else None


def _meant_for(doing: Doing, ref: TaskRef) -> int | None:
    if ref.kind is TaskKind.REVISE_PROPOSAL and ref.about is not None:
        return doing.session.get_one(Proposal, ref.about).proposed_by_id
    if ref.kind in (TaskKind.HOLD_VISIT, TaskKind.RESCHEDULE_VISIT) and ref.about is not None:
        return doing.session.get_one(HomeVisit, ref.about).staff_id
    if ref.kind is TaskKind.REVISE_REINSTATEMENT and ref.about is not None:
        return doing.session.get_one(Reinstatement, ref.about).proposed_by_id
    return _worker(subjects.row_of(doing))


def _worker(row: Any) -> int | None:
    """Who carries the subject."""
    worker: int | None = _carried(row).worker_id
    return worker


def _carried(row: Any) -> Any:
    """The record that a worker and a unit carry: the recipient's case for an assignment or a timesheet, the provider's
    enrollment for a violation, else the subject itself."""
    if isinstance(row, Assignment | Timesheet):
        return row.case
    return row.enrollment if isinstance(row, Violation) else row


def unit_of(doing: Doing, ref: TaskRef, role: str) -> int | None:
    """In whose list a task waits: the subject's unit, or where nobody there has the role, a unit that has one."""
    row = subjects.row_of(doing)
    if role in OF_INQUIRY:
        return _unit_of_kind(doing, OF_INQUIRY[role])
    if ref.kind in OF_THE_STATE or isinstance(row, PayRun):
        kind = "payroll" if isinstance(row, PayRun) else "adjudication"
        return _unit_of_kind(doing, kind)
    own = _carried(row).unit_id
    with_role = (
        select(Staff.unit_id)
        .join(StaffRole, StaffRole.staff_id == Staff.id)
        .where(Staff.active, StaffRole.role == role, Staff.county_code == row.county_code)
    )
    likely = "providers" if isinstance(row, Enrollment | Violation) else "casework"
    own_first = (Unit.id != own, Unit.kind != likely, Unit.id) if own else (Unit.kind != likely, Unit.id)
    query = select(Unit.id).where(Unit.county_code == row.county_code, Unit.id.in_(with_role))
    return doing.session.scalar(query.order_by(*own_first).limit(1)) or own


def _unit_of_kind(doing: Doing, kind: str) -> int | None:
    return doing.session.scalar(select(Unit.id).where(Unit.kind == kind).order_by(Unit.id).limit(1))


def to_casework(doing: Doing, application: Application) -> None:
    """Hand a cleared application to casework: the case's own worker and unit, else the unit with the fewest open."""
    case = doing.session.scalar(
        select(Case).where(Case.person_id == application.person_id, Case.county_code == application.county_code)
    )
    if case is not None:
        application.case_id = case.id
        if case.unit_id is not None:
            application.unit_id, application.worker_id = case.unit_id, application.worker_id or case.worker_id
            return
    unit = doing.session.get(Unit, application.unit_id) if application.unit_id else None
    if unit is None or unit.kind != "casework":
        application.unit_id = casework_unit(doing.session, application.county_code) or application.unit_id
