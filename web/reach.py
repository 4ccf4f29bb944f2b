"""Which rows may this person see? One function per role gives a SELECT filter; the rest does not exist for them."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import abort
from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select, true, union
from sqlalchemy.orm.interfaces import ORMOption

from records.access_log import AccessLog
from records.application import Application, Clearance
from records.assessment import Assessment
from records.assignment import Assignment, AssignmentHours, WorkweekAgreement
from records.background import Conviction, EnrollmentAppeal, ExceptionRequest, Reinstatement, Waiver
from records.care_case import Authorization, Case
from records.clocks import Clock
from records.decision import Decision, Notice, Proposal
from records.eligibility import Certification, HomeVisit, MediCalInquiry
from records.enrollment import Enrollment, EnrollmentStatus, PartnerInquiry, RegistryListing
from records.event import Document, Event
from records.ledger import LedgerLine
from records.pay_hold import PayHold, PayStop
from records.pay_order import AdvanceHold, AdvancePayment, Overpayment, PayOrder
from records.pay_run import PayRun, PayRunApproval, PayRunPart
from records.pay_run_share import PayRunShare
from records.pay_run_total import PayRunTotal
from records.pay_setup import DirectDeposit, ShareOfCost, WithholdingCertificate
from records.payment import OrderTaken, PayLine, Payment
from records.payment_file import PaymentAnswer, PaymentFile
from records.payment_repair import PaymentRepair
from records.person import Person
from records.place import Unit
from records.referral import ReferralFile
from records.sign_in import ApiToken
from records.staff import Staff
from records.task import Task
from records.timekeeping import Exemption, ExtraHours, RecipientAbsence, SickLeaveClaim, TimesheetHold
from records.timesheet import EvvVisit, Timesheet, TimesheetEntry, TimesheetVersion, TravelClaim
from records.timesheet_file import TimesheetFile, TimesheetFilePart, TimesheetLine
from records.violation import Violation, ViolationFinding
from web import database
from web.inquiry_reach import OF_INQUIRY, OFFICES, apart_from_inquiry, nobody_of_a_county, office_of_inquiry
from web.sign_in import guard
from web.sign_in.signed import Signed

Row = TypeVar("Row")
Filter = Callable[[str], ColumnElement[bool]]


def _application_in(model: Any) -> Filter:
    return lambda county: model.application_id.in_(select(Application.id).where(Application.county_code == county))


def _held_in(county: str) -> Select[tuple[int]]:
    """Enrollments that a county holds."""
    return select(Enrollment.id).where(Enrollment.county_code == county)


def _enrollment_in(model: Any) -> Filter:
    return lambda county: model.enrollment_id.in_(_held_in(county))


def _subject_or_case_in(model: Any) -> Filter:
    return lambda county: or_(
        model.application_id.in_(select(Application.id).where(Application.county_code == county)),
        model.enrollment_id.in_(_held_in(county)),
        model.assignment_id.in_(select(Assignment.id).where(Assignment.county_code == county)),
        model.case_id.in_(select(Case.id).where(Case.county_code == county)),
        exists().where(Timesheet.id == model.timesheet_id, _timesheet_in(county)),
        model.violation_id.in_(select(Violation.id).where(_violation_in(county))),
    )


def _provider_in(county: str) -> ColumnElement[bool]:
    """Enrollments that a county holds, and those of who works for its recipients."""
    works = select(Assignment.enrollment_id).where(Assignment.county_code == county)
    return or_(Enrollment.county_code == county, Enrollment.id.in_(works))


def _assignment_in(county: str) -> ColumnElement[bool]:
    """Assignments to a county's recipients, and those of the providers it holds."""
    return or_(Assignment.county_code == county, Assignment.enrollment_id.in_(_held_in(county)))


def _of_assignment_in(model: Any) -> Filter:
    return lambda county: model.assignment_id.in_(select(Assignment.id).where(_assignment_in(county)))


def _timesheet_in(county: str) -> ColumnElement[bool]:
    """Timesheets of a county's recipients, and those of the providers it holds."""
    return or_(Timesheet.county_code == county, Timesheet.enrollment_id.in_(_held_in(county)))


def _of_timesheet_in(model: Any) -> Filter:
    return lambda county: exists().where(Timesheet.id == model.timesheet_id, _timesheet_in(county))


def _payment_in(county: str) -> ColumnElement[bool]:
    """Payments for a county's recipients, and those of the providers it holds."""
    return or_(Payment.county_code == county, Payment.enrollment_id.in_(_held_in(county)))


def _of_payment_in(model: Any) -> Filter:
    return lambda county: exists().where(Payment.id == model.payment_id, _payment_in(county))


def _of_payee_in(model: Any) -> Filter:
    """How a provider is paid: the county that holds the enrollment, and those whose recipients they work for."""
    return lambda county: model.enrollment_id.in_(select(Enrollment.id).where(_provider_in(county)))


def _whole_state(model: Any) -> Filter:
    """Runs are of all counties at once: whoever may see one sees its totals, which name nobody."""
    return lambda county: true()


def _violation_in(county: str) -> ColumnElement[bool]:
    """Violations of the providers a county holds."""
    return Violation.enrollment_id.in_(_held_in(county))


def _file_in(county: str) -> ColumnElement[bool]:
    """Files of timesheets that a county's staff brought; those that came by themselves are the state's."""
    return TimesheetFile.received_by_id.in_(select(Staff.id).where(Staff.county_code == county))


def _of_file_in(model: Any) -> Filter:
    return lambda county: model.file_id.in_(select(TimesheetFile.id).where(_file_in(county)))


def _person_in(county: str) -> ColumnElement[bool]:
    """People known in a county: by an application there, a case there, or as a provider."""
    return or_(
        Person.id.in_(select(Application.person_id).where(Application.county_code == county)),
        Person.id.in_(select(Case.person_id).where(Case.county_code == county)),
        Person.id.in_(select(Enrollment.person_id).where(_provider_in(county))),
    )


def _staff_in(model: Any) -> Filter:
    return lambda county: model.staff_id.in_(select(Staff.id).where(Staff.county_code == county))


OF_RECORD = (Conviction, EnrollmentAppeal, ExceptionRequest, Reinstatement, Waiver)
"""What follows from a criminal record belongs to the county that holds the enrollment, and to no other."""
OF_APPLICATION = (Assessment, Certification, Clearance, HomeVisit, MediCalInquiry, Proposal)

IN_COUNTY: dict[type, Filter] = {
    Application: lambda county: Application.county_code == county,
    Case: lambda county: Case.county_code == county,
    Clock: lambda county: Clock.county_code == county,
    Task: lambda county: Task.county_code == county,
    Staff: lambda county: Staff.county_code == county,
    Unit: lambda county: Unit.county_code == county,
    ReferralFile: lambda county: ReferralFile.county_code == county,
    Person: _person_in,
    Authorization: lambda county: Authorization.case_id.in_(select(Case.id).where(Case.county_code == county)),
    **{model: _application_in(model) for model in OF_APPLICATION},
    Enrollment: _provider_in,
    Assignment: _assignment_in,
    AssignmentHours: _of_assignment_in(AssignmentHours),
    WorkweekAgreement: _of_assignment_in(WorkweekAgreement),
    **{model: _enrollment_in(model) for model in (*OF_RECORD, EnrollmentStatus, PartnerInquiry, RegistryListing)},
    Timesheet: _timesheet_in,
    **{model: _of_timesheet_in(model) for model in (TimesheetEntry, TimesheetVersion, TravelClaim)},
    **{model: _of_assignment_in(model) for model in (EvvVisit, ExtraHours, SickLeaveClaim, TimesheetHold)},
    RecipientAbsence: lambda county: RecipientAbsence.case_id.in_(select(Case.id).where(Case.county_code == county)),
    Exemption: _enrollment_in(Exemption),
    Violation: _violation_in,
    ViolationFinding: lambda county: ViolationFinding.violation_id.in_(
        select(Violation.id).where(_violation_in(county))
    ),
    TimesheetFile: _file_in,
    **{model: _of_file_in(model) for model in (TimesheetFilePart, TimesheetLine)},
    **{model: _whole_state(model) for model in (PayRun, PayRunApproval, PayRunPart, PayRunTotal, PaymentFile)},
    Payment: _payment_in,
    **{model: _of_payment_in(model) for model in (PayLine, OrderTaken, LedgerLine, PaymentAnswer)},
    PayHold: lambda county: or_(PayHold.county_code == county, PayHold.enrollment_id.in_(_held_in(county))),
    **{model: _of_payee_in(model) for model in (PayStop, PayOrder, Overpayment, PaymentRepair, WithholdingCertificate)},
    DirectDeposit: _of_assignment_in(DirectDeposit),
    **{
        model: lambda county, of=model: of.case_id.in_(select(Case.id).where(Case.county_code == county))
        for model in (ShareOfCost, AdvancePayment, AdvanceHold, PayRunShare)
    },
    **{model: _subject_or_case_in(model) for model in (Decision, Document, Event, Notice)},
    **{model: _staff_in(model) for model in (AccessLog, ApiToken)},
    **{model: nobody_of_a_county for model in OF_INQUIRY},
}
"""How each kind of record belongs to a county."""

NO_CLIENTS = {AccessLog, ApiToken, Staff, Unit}
"""Records of staff, which are nobody's client record."""


def of_own_county(staff: Signed, model: type) -> ColumnElement[bool]:
    """Rows of the county one works for; all rows for the state's own staff, who have no county."""
    return true() if staff.county_code is None else IN_COUNTY[model](staff.county_code)


def no_client_records(staff: Signed, model: type) -> ColumnElement[bool]:
    """No client's record; only what is about staff."""
    return of_own_county(staff, model) if model in NO_CLIENTS else false()


CONFIDENTIAL = ("ihss.background_check", "ihss.conviction", "enrollment.exception")
"""Questions whose facts are somebody's convictions."""
OF_CONVICTIONS = (
    *("provider_tier_1", "provider_tier_2", "provider_goes_on"),
    *("exception_incomplete", "exception_late", "exception_granted", "exception_denied"),
)
"""Letters that tell of them."""


def without_convictions(staff: Signed, model: type) -> ColumnElement[bool]:
    """Rows of one's county but for what somebody was convicted of, which only those see who decide about it."""
    if model in (Conviction, EnrollmentAppeal, ExceptionRequest):
        return false()
    own = of_own_county(staff, model)
    if model is Decision:
        return and_(own, Decision.question.not_in(CONFIDENTIAL))
    return and_(own, Notice.template.not_in(OF_CONVICTIONS)) if model is Notice else own


def what_the_state_decides(staff: Signed, model: Any) -> ColumnElement[bool]:
    """Of all counties: enrollments with an exception, appeal or violation before the state; the state's own tasks."""
    asked = union(
        select(ExceptionRequest.enrollment_id).where(ExceptionRequest.outcome.in_(("forwarded", "granted", "denied"))),
        select(EnrollmentAppeal.enrollment_id),
        select(Violation.enrollment_id).where(Violation.state_asked_on.is_not(None)),
    )
    if model is Task:
        return Task.role == "state_reviewer"
    if model is Enrollment:
        return Enrollment.id.in_(asked)
    if model is Person:
        return Person.id.in_(select(Enrollment.person_id).where(Enrollment.id.in_(asked)))
    if model in NO_CLIENTS:
        return of_own_county(staff, model)
    if model is ViolationFinding:
        return ViolationFinding.violation_id.in_(select(Violation.id).where(Violation.enrollment_id.in_(asked)))
    about: ColumnElement[bool] = model.enrollment_id.in_(asked) if hasattr(model, "enrollment_id") else false()
    return about


def the_registry(staff: Signed, model: type) -> ColumnElement[bool]:
    """The county's registry of providers, and no record of anybody (W&I 12301.6)."""
    return of_own_county(staff, model) if model is RegistryListing or model in NO_CLIENTS else false()


OF_PAY = (
    *(Timesheet, TimesheetEntry, TimesheetVersion, TravelClaim, TimesheetFile, TimesheetFilePart, TimesheetLine),
    *(PayRun, PayRunApproval, PayRunPart, PayRunTotal, PaymentFile, PaymentAnswer, Payment, PayLine, OrderTaken),
    *(LedgerLine, PayHold, PayStop, PayOrder, Overpayment, DirectDeposit, WithholdingCertificate),
    *(ShareOfCost, PayRunShare, PaymentRepair, AdvancePayment, AdvanceHold),
    *(Enrollment, Assignment),
)
"""What payroll is reckoned from, and what it comes to; of providers and recipients, who is paid for whom."""


def what_is_paid(staff: Signed, model: type) -> ColumnElement[bool]:
    """Timesheets, what is paid for them, to whom and how, payroll's own tasks, and nothing else of anybody.

    Tasks about runs have no county: they are of the state's officers, and missing for those of one county.
    """
    if model is Task:
        return and_(Task.role == "payroll_officer", of_own_county(staff, Task))
    return of_own_county(staff, model) if model in OF_PAY or model in NO_CLIENTS else false()


ROWS_OF: dict[str, Callable[[Signed, type], ColumnElement[bool]]] = {
    "caseworker": apart_from_inquiry(of_own_county),
    "supervisor": apart_from_inquiry(of_own_county),
    "intake_clerk": apart_from_inquiry(without_convictions),
    "auditor": without_convictions,
    "public_authority": the_registry,
    "state_reviewer": what_the_state_decides,
    "payroll_officer": what_is_paid,
    "policy_analyst": no_client_records,
    "administrator": no_client_records,
    **{role: office_of_inquiry(role, no_client_records) for role in OFFICES},
}


def visible(staff: Signed, model: type) -> ColumnElement[bool]:
    """The filter of rows that any of this person's roles lets them see."""
    return or_(false(), *(ROWS_OF[role](staff, model) for role in sorted(staff.roles) if role in ROWS_OF))


def within() -> Callable[[type], ColumnElement[bool]]:
    """`visible` for whoever is signed in: `within()(Application)`."""
    staff = guard.the_staff()
    return lambda model: visible(staff, model)


def reachable(model: type[Row], row_id: int, *options: ORMOption) -> Row:
    """A row by its id, if it is within reach. Out of reach is the same 404 as no such row."""
    query = select(model).where(model.id == row_id, visible(guard.the_staff(), model))  # type: ignore[attr-defined]
    return found(database.session().scalars(query.options(*options)).unique().one_or_none())


def found(row: Row | None) -> Row:
    """The row, or a 404."""
    if row is None:
        abort(404)
    return row
