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
from tests.workflows.assignment import stories as of_assignments
from tests.workflows.assignment import telling as assignment
from tests.workflows.ccs_file import stories as of_ccs_files
from tests.workflows.ccs_file import telling as ccs_file
from tests.workflows.enrollment import telling as enrollment
from tests.workflows.enrollment.stories import gathering, record, standing
from tests.workflows.organization import stories as of_organizations
from tests.workflows.organization import telling as organization
from tests.workflows.pay_run import stories as of_pay_runs
from tests.workflows.pay_run import telling as pay_run
from tests.workflows.process_under_test import ProcessUnderTest
from tests.workflows.stories import certification, decisions, for_a_time, neglect, tracks
from tests.workflows.timesheet import stories as of_timesheets
from tests.workflows.timesheet import telling as timesheet
from tests.workflows.timesheet_file import stories as of_files
from tests.workflows.timesheet_file import telling as timesheet_file
from tests.workflows.violation import stories as of_violations
from tests.workflows.violation import telling as violation

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
    kind: type[ProcessUnderTest]

    def at(self, environment: WorkflowEnvironment) -> tuple[Any, Worker]:
        """One of it that is still to begin, and its worker."""
        steps = self.kind.SCRIPT()
        return self.kind(environment, steps), self.kind.worker_of(environment, steps, RECORDER)

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


PROCESSES = (
    ProcessToRecord(
        "intake",
        HISTORIES,
        f"application-{telling.APPLICATION}",
        (certification, decisions, for_a_time, neglect, tracks),
        telling.Intake,
    ),
    ProcessToRecord(
        "enrollment",
        HISTORIES / "enrollment",
        f"enrollment-{enrollment.ENROLLMENT}",
        (gathering, record, standing),
        enrollment.Enrollment,
    ),
    ProcessToRecord(
        "assignment",
        HISTORIES / "assignment",
        f"assignment-{assignment.ASSIGNMENT}",
        (of_assignments,),
        assignment.Assignment,
    ),
    ProcessToRecord(
        "violation",
        HISTORIES / "violation",
        f"violation-{violation.VIOLATION}",
        (of_violations,),
        violation.Violation,
    ),
    ProcessToRecord(
        "timesheet",
        HISTORIES / "timesheet",
        f"timesheet-{timesheet.TIMESHEET}",
        (of_timesheets,),
        timesheet.Timesheet,
    ),
    ProcessToRecord(
        "timesheet_file",
        HISTORIES / "timesheet_file",
        f"timesheet-file-{timesheet_file.FILE}",
        (of_files,),
        timesheet_file.File,
    ),
    ProcessToRecord(
        "organization",
        HISTORIES / "organization",
        f"organization-{organization.ORGANIZATION}",
        (of_organizations,),
        organization.Participation,
    ),
    ProcessToRecord(
        "account_request",
        HISTORIES / "account_request",
        f"account_request-{account_request.REQUEST}",
        (of_account_requests,),
        account_request.Request,
    ),
    ProcessToRecord(
        "ccs_file",
        HISTORIES / "ccs_file",
        f"ccs-file-{ccs_file.FILE}",
        (of_ccs_files,),
        ccs_file.File,
    ),
    ProcessToRecord(
        "pay_run",
        HISTORIES / "pay_run",
        f"pay_run-{pay_run.RUN}",
        (of_pay_runs,),
        pay_run.Run,
    ),
)
