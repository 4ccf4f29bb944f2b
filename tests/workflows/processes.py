"""The processes whose stories are recorded: where their histories are kept, and how one is begun for recording."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from tests.workflows import telling
from tests.workflows.account_request import stories as of_account_requests
from tests.workflows.account_request import telling as account_request
from tests.workflows.account_request.scripted import ScriptedRequest
from tests.workflows.assignment import stories as of_assignments
from tests.workflows.assignment import telling as assignment
from tests.workflows.assignment.scripted import ScriptedAssignment
from tests.workflows.ccs_file import stories as of_ccs_files
from tests.workflows.ccs_file import telling as ccs_file
from tests.workflows.enrollment import telling as enrollment
from tests.workflows.enrollment.scripted import ScriptedEnrollment
from tests.workflows.enrollment.stories import gathering, record, standing
from tests.workflows.organization import stories as of_organizations
from tests.workflows.organization import telling as organization
from tests.workflows.organization.scripted import ScriptedOrganization
from tests.workflows.pay_run import stories as of_pay_runs
from tests.workflows.pay_run import telling as pay_run
from tests.workflows.pay_run.scripted import ScriptedRun
from tests.workflows.scripted_steps import ScriptedSteps
from tests.workflows.stories import certification, decisions, for_a_time, neglect, tracks
from tests.workflows.timesheet import stories as of_timesheets
from tests.workflows.timesheet import telling as timesheet
from tests.workflows.timesheet.scripted import ScriptedTimesheet
from tests.workflows.timesheet_file import stories as of_files
from tests.workflows.timesheet_file import telling as timesheet_file
from tests.workflows.violation import stories as of_violations
from tests.workflows.violation import telling as violation
from tests.workflows.violation.scripted import ScriptedViolation

HISTORIES = Path(__file__).parent / "histories"
PARTS = {"day", "temporary", "presumptive", "withdrawn"}
"""Functions in the story modules that are parts of stories."""

Story = Callable[[Any], Coroutine[Any, Any, None]]
RECORDER = "worker"


@dataclass(frozen=True)
class ProcessToRecord:
    """One kind of process: its stories, and one of it on a server, with its worker."""

    name: str
    folder: Path
    workflow_id: str
    modules: tuple[ModuleType, ...]
    at: Callable[[WorkflowEnvironment], tuple[Any, Worker]]

    def stories(self) -> dict[str, Story]:
        """Every story by its name."""
        return {name: story for module in self.modules for name, story in told_in(module).items()}


def told_in(module: ModuleType) -> dict[str, Story]:
    """The stories of one module."""
    return {
        name: member
        for name, member in vars(module).items()
        if asyncio.iscoroutinefunction(member) and member.__module__ == module.__name__ and name not in PARTS
    }


def an_intake(environment: WorkflowEnvironment) -> tuple[Any, Worker]:
    steps = ScriptedSteps()
    return telling.Intake(environment, steps), telling.worker_of(environment, steps, RECORDER)


def an_enrollment(environment: WorkflowEnvironment) -> tuple[Any, Worker]:
    steps = ScriptedEnrollment()
    return enrollment.Enrollment(environment, steps), enrollment.worker_of(environment, steps, RECORDER)


def an_assignment(environment: WorkflowEnvironment) -> tuple[Any, Worker]:
    steps = ScriptedAssignment()
    return assignment.Assignment(environment, steps), assignment.worker_of(environment, steps, RECORDER)


def a_violation(environment: WorkflowEnvironment) -> tuple[Any, Worker]:
    steps = ScriptedViolation()
    return violation.Violation(environment, steps), violation.worker_of(environment, steps, RECORDER)


def a_timesheet(environment: WorkflowEnvironment) -> tuple[Any, Worker]:
    steps = ScriptedTimesheet()
    return timesheet.Timesheet(environment, steps), timesheet.worker_of(environment, steps, RECORDER)


def an_organization(environment: WorkflowEnvironment) -> tuple[Any, Worker]:
    steps = ScriptedOrganization()
    return organization.Participation(environment, steps), organization.worker_of(environment, steps, RECORDER)


def a_pay_run(environment: WorkflowEnvironment) -> tuple[Any, Worker]:
    steps = ScriptedRun()
    return pay_run.Run(environment, steps), pay_run.worker_of(environment, steps, RECORDER)


def an_account_request(environment: WorkflowEnvironment) -> tuple[Any, Worker]:
    steps = ScriptedRequest()
    return account_request.Request(environment, steps), account_request.worker_of(environment, steps, RECORDER)


def a_file(environment: WorkflowEnvironment) -> tuple[Any, Worker]:
    doings = timesheet_file.Doings()
    return timesheet_file.File(environment, doings), timesheet_file.worker_of(environment, doings, RECORDER)


def a_ccs_file(environment: WorkflowEnvironment) -> tuple[Any, Worker]:
    doings = ccs_file.Doings()
    return ccs_file.File(environment, doings), ccs_file.worker_of(environment, doings, RECORDER)


PROCESSES = (
    ProcessToRecord(
        "intake",
        HISTORIES,
        f"application-{telling.APPLICATION}",
        (certification, decisions, for_a_time, neglect, tracks),
        an_intake,
    ),
    ProcessToRecord(
        "enrollment",
        HISTORIES / "enrollment",
        f"enrollment-{enrollment.ENROLLMENT}",
        (gathering, record, standing),
        an_enrollment,
    ),
    ProcessToRecord(
        "assignment",
        HISTORIES / "assignment",
        f"assignment-{assignment.ASSIGNMENT}",
        (of_assignments,),
        an_assignment,
    ),
    ProcessToRecord(
        "violation",
        HISTORIES / "violation",
        f"violation-{violation.VIOLATION}",
        (of_violations,),
        a_violation,
    ),
    ProcessToRecord(
        "timesheet",
        HISTORIES / "timesheet",
        f"timesheet-{timesheet.TIMESHEET}",
        (of_timesheets,),
        a_timesheet,
    ),
    ProcessToRecord(
        "timesheet_file",
        HISTORIES / "timesheet_file",
        f"timesheet-file-{timesheet_file.FILE}",
        (of_files,),
        a_file,
    ),
    ProcessToRecord(
        "organization",
        HISTORIES / "organization",
        f"organization-{organization.ORGANIZATION}",
        (of_organizations,),
        an_organization,
    ),
    ProcessToRecord(
        "account_request",
        HISTORIES / "account_request",
        f"account_request-{account_request.REQUEST}",
        (of_account_requests,),
        an_account_request,
    ),
    ProcessToRecord(
        "ccs_file",
        HISTORIES / "ccs_file",
        f"ccs-file-{ccs_file.FILE}",
        (of_ccs_files,),
        a_ccs_file,
    ),
    ProcessToRecord(
        "pay_run",
        HISTORIES / "pay_run",
        f"pay_run-{pay_run.RUN}",
        (of_pay_runs,),
        a_pay_run,
    ),
)
