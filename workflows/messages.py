"""What is said to workflows and what they answer: ids, days, enums and cents only, never who somebody is."""

import datetime as dt
from dataclasses import dataclass, field

from workflows.account_request.state import State as AccountRequestState
from workflows.assignment.state import State as AssignmentState
from workflows.enrollment.state import State as EnrollmentState
from workflows.intake.state import State
from workflows.organization.state import State as OrganizationState
from workflows.pay_run.state import State as PayRunState
from workflows.timesheet.state import State as TimesheetState
from workflows.violation.state import State as ViolationState

TASK_QUEUE = "hearth"


@dataclass(frozen=True)
class Said:
    """A submission to be acted on: its row, the member of staff (None: applicant or partner), and when it was said."""

    submission_id: int
    by: int | None
    at: dt.datetime


@dataclass(frozen=True)
class Result:
    """What came of a message: `outcome` is an enum word of the step, `needs` the facts still missing."""

    outcome: str
    needs: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class BeginIntake:
    """One application, just registered. `requested_on` is its protected date.

    `quiet_until` is for an application brought over from elsewhere: its past is told first, and no clock rings before.
    `carried` is the state of the run before this one, when an intake goes on as a new run.
    """

    application_id: int
    requested_on: dt.date
    at: dt.datetime
    quiet_until: dt.datetime | None = None
    carried: State | None = None


@dataclass(frozen=True)
class Progress:
    """Where an application stands, track by track, in enum words."""

    stage: str
    clearance: str
    medi_cal: str
    certification: str
    visit: str
    assessment: str
    proposal: str
    authorized: str
    ended: str | None


@dataclass(frozen=True)
class BeginEnrollment:
    """One enrollment, just begun. `quiet_until` as for an intake; `carried` the state of the run before."""

    enrollment_id: int
    at: dt.datetime
    quiet_until: dt.datetime | None = None
    carried: EnrollmentState | None = None


@dataclass(frozen=True)
class BeginAssignment:
    """One assignment, just designated."""

    assignment_id: int
    at: dt.datetime
    quiet_until: dt.datetime | None = None
    carried: AssignmentState | None = None


@dataclass(frozen=True)
class BeginTimesheetFile:
    """One file of timesheets, just kept."""

    file_id: int
    at: dt.datetime


@dataclass(frozen=True)
class BeginCcsFile:
    """One daily file from CCS, just kept."""

    file_id: int
    at: dt.datetime


@dataclass(frozen=True)
class BeginTimesheet:
    """One timesheet, just submitted, or decided by a file and not accepted."""

    timesheet_id: int
    at: dt.datetime
    quiet_until: dt.datetime | None = None
    carried: TimesheetState | None = None


@dataclass(frozen=True)
class BeginViolation:
    """One violation, just found."""

    violation_id: int
    at: dt.datetime
    quiet_until: dt.datetime | None = None
    carried: ViolationState | None = None


@dataclass(frozen=True)
class BeginPayRun:
    """One pay run, just made."""

    run_id: int
    at: dt.datetime
    carried: PayRunState | None = None


@dataclass(frozen=True)
class BeginAccountRequest:
    """One account request, just made."""

    request_id: int
    at: dt.datetime
    quiet_until: dt.datetime | None = None
    carried: AccountRequestState | None = None


@dataclass(frozen=True)
class BeginOrganization:
    """One organization, which has just applied."""

    organization_id: int
    at: dt.datetime
    quiet_until: dt.datetime | None = None
    carried: OrganizationState | None = None


NOT_THIS_STEPS_TURN = "not_this_steps_turn"
"""Type of the ApplicationError with which a validator refuses a message that comes too late or too early."""


def intake_id(application_id: int) -> str:
    """The workflow id of an application's intake."""
    return f"application-{application_id}"


def process_id(kind: str, row_id: int) -> str:
    """The workflow id of the process about a row: `application-7`, `enrollment-12`."""
    return f"{kind}-{row_id}"
