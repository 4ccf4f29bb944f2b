"""One file of timesheets under test."""

from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from tests.workflows.file_in_parts import FileDoings, FileUnderTest
from workflows.messages import TASK_QUEUE, BeginTimesheetFile, process_id
from workflows.sandbox import runner
from workflows.steps.timesheet_file import CHECK, CHECK_PART_WORKWEEKS, DECIDE_PART, FINISH
from workflows.timesheet_file.intake import TimesheetFileIntake

FILE = 901


class Doings(FileDoings):
    """What is done with a file of timesheets."""

    def __init__(self) -> None:
        super().__init__(CHECK, (DECIDE_PART, CHECK_PART_WORKWEEKS), FINISH)


class File(FileUnderTest):
    """A file of timesheets that is taken in."""

    async def comes(self) -> None:
        """It was kept."""
        begin = BeginTimesheetFile(FILE, await self.now())
        await self.start(TimesheetFileIntake.run, begin, process_id("timesheet-file", FILE))


def worker_of(environment: WorkflowEnvironment, doings: Doings, identity: str | None = None) -> Worker:
    """A worker that has nothing but files."""
    return Worker(
        environment.client,
        task_queue=TASK_QUEUE,
        workflows=[TimesheetFileIntake],
        activities=doings.activities(),
        workflow_runner=runner(),
        identity=identity,
    )
