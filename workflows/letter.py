"""One letter that no process is waiting for: asked for by whoever changed what it tells, sent once."""

from temporalio import workflow

from workflows.doing import do
from workflows.steps.letters import SEND_ASSIGNMENT_LETTER, BeginLetter, SendLetter


@workflow.defn
class OneLetter:
    """Sends it, however often that has to be tried, and ends."""

    @workflow.run
    async def run(self, begun: BeginLetter) -> int | None:
        """The notice; none where there was nobody to write to."""
        order = SendLetter(begun.assignment_id, begun.letter, begun.about, begun.at)
        return (await do(SEND_ASSIGNMENT_LETTER, order)).notice_id
