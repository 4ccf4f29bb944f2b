"""Who does what: the member of staff a task goes to, the unit it waits in, the unit an application belongs to."""

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
from workflows.steps.task_roles import CASEWORKER, REGIONAL_OFFICE, ROLES, STATE, UNIT_OF_IT
from workflows.steps.work import TaskKind, TaskRef

OF_INQUIRY = {REGIONAL_OFFICE: "regional", UNIT_OF_IT: "technology", "help_desk": "help_desk"}
"""The kind of unit in whose list a task of provider inquiry waits, by who does it; without such a unit, in nobody's."""
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
