"""One file of timesheets under test."""

from tests.workflows.file_in_parts import FileDoings
from tests.workflows.process_under_test import ProcessUnderTest
from workflows.messages import BeginTimesheetFile, process_id
from workflows.steps.timesheet_file import CHECK, CHECK_PART_WORKWEEKS, DECIDE_PART, FINISH
from workflows.timesheet_file.intake import TimesheetFileIntake

FILE = 901


class Doings(FileDoings):
    """What is done with a file of timesheets."""

    def __init__(self) -> None:
        super().__init__(CHECK, (DECIDE_PART, CHECK_PART_WORKWEEKS), FINISH)


class File(ProcessUnderTest):
    """A file of timesheets that is taken in."""

    WORKFLOW, SCRIPT = TimesheetFileIntake, Doings

    async def comes(self) -> None:
        """It was kept."""
        begin = BeginTimesheetFile(FILE, await self.now())
        await self.start(TimesheetFileIntake.run, begin, process_id("timesheet-file", FILE))
