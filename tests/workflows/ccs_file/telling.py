"""One daily file from CCS under test."""

from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from tests.workflows.file_in_parts import FileDoings, FileUnderTest
from workflows.ccs_file.intake import CcsFileIntake
from workflows.messages import TASK_QUEUE, BeginCcsFile, process_id
from workflows.sandbox import runner
from workflows.steps.ccs_file import CHECK, FINISH, TAKE_PART

FILE = 951


class Doings(FileDoings):
    """What is done with a daily file."""

    def __init__(self) -> None:
        super().__init__(CHECK, (TAKE_PART,), FINISH)


class File(FileUnderTest):
    """A daily file that is taken in."""

    async def comes(self) -> None:
        """It was kept."""
        begin = BeginCcsFile(FILE, await self.now())
        await self.start(CcsFileIntake.run, begin, process_id("ccs-file", FILE))


def worker_of(environment: WorkflowEnvironment, doings: Doings, identity: str | None = None) -> Worker:
    """A worker that has nothing but daily files."""
    return Worker(
        environment.client,
        task_queue=TASK_QUEUE,
        workflows=[CcsFileIntake],
        activities=doings.activities(),
        workflow_runner=runner(),
        identity=identity,
    )
