"""One daily file from CCS under test."""

from tests.workflows.file_in_parts import FileDoings
from tests.workflows.process_under_test import ProcessUnderTest
from workflows.ccs_file.intake import CcsFileIntake
from workflows.messages import BeginCcsFile, process_id
from workflows.steps.ccs_file import CHECK, FINISH, TAKE_PART

FILE = 951


class Doings(FileDoings):
    """What is done with a daily file."""

    def __init__(self) -> None:
        super().__init__(CHECK, (TAKE_PART,), FINISH)


class File(ProcessUnderTest):
    """A daily file that is taken in."""

    WORKFLOW, SCRIPT = CcsFileIntake, Doings

    async def comes(self) -> None:
        """It was kept."""
        begin = BeginCcsFile(FILE, await self.now())
        await self.start(CcsFileIntake.run, begin, process_id("ccs-file", FILE))
