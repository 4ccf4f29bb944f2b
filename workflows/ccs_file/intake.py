"""The daily file from CCS, from its coming to totals that tie."""

from temporalio import workflow

from workflows.doing import do_long
from workflows.messages import BeginCcsFile
from workflows.steps.ccs_file import CHECK, FINISH, TAKE_PART
from workflows.steps.file_in_parts import PATIENCE, SILENCE, Done, FileChecked, FileOrder, PartOrder


@workflow.defn
class CcsFileIntake:
    """Checks a file, takes its parts one after the other, as later ones refer to earlier, and ties the totals."""

    @workflow.run
    async def run(self, begin: BeginCcsFile) -> str:
        """The whole intake; answers `done` or `refused`."""
        order = FileOrder(begin.file_id, begin.at)
        checked = await do_long(CHECK, order, FileChecked, PATIENCE, SILENCE)
        if checked.refused:
            return "refused"
        for part in range(checked.parts):
            await do_long(TAKE_PART, PartOrder(begin.file_id, part, begin.at), Done, PATIENCE, SILENCE)
        await do_long(FINISH, order, Done, PATIENCE, SILENCE)
        return "done"
