"""An application from clearance to notice, when nothing goes wrong."""

import asyncio

from tests.fixtures.temporal import Skipping
from tests.workflows.telling import intake


def test_an_application_goes_from_clearance_to_notice(time_skipping: Skipping) -> None:
    async def story() -> None:
        async with intake(time_skipping) as it:
            assert await it.tasks() == {"clear_person"}
            assert (await it.say("clear_person")).outcome == "cleared"
            assert await it.tasks() == {"issue_certification", "schedule_visit"}
            await it.say("answer_medi_cal", by=None)
            await it.say("issue_certification", issued_on=await it.today())
            await it.say("schedule_visit")
            assert await it.tasks() == {"follow_certification", "hold_visit"}
            await it.say("complete_visit")
            assert (await it.progress()).stage == "assessment"
            await it.say("complete_assessment")
            await it.say("receive_certification")
            assert await it.tasks() == {"propose_decision"}
            assert (await it.say("propose")).outcome == "decided_alone"
            assert await it.ended() == "approved"
            assert it.steps.names()[-4:] == ["decide", "arrange_work", "send_notice", "end_application"]

    asyncio.run(story())
