"""An application brought over from elsewhere tells its past first; its clocks ring when that is done."""

import datetime as dt

from tests.fixtures import coroutines
from tests.fixtures.temporal import Skipping
from tests.workflows.telling import intake


def test_no_clock_rings_while_the_past_is_told_and_all_that_are_due_ring_after(time_skipping: Skipping) -> None:
    async def story() -> None:
        async with intake(time_skipping, begun=False) as it:
            today = await it.now()
            past = today - dt.timedelta(days=60)
            await it.begin(at=past, quiet_until=today + dt.timedelta(hours=1))
            await it.say("clear_person", at=past + dt.timedelta(days=1))
            given = past + dt.timedelta(days=2)
            await it.say("issue_certification", at=given, issued_on=given.date())
            await it.settled()
            assert {"look_after", "certification_overdue"}.isdisjoint(it.steps.names())
            asked = next(order for name, order in it.steps.orders if name == "ask_medi_cal")
            assert past <= asked.at <= given  # what the process does by itself is of the time being told

            await it.days(0.1)
            assert {"look_after", "certification_overdue"} <= set(it.steps.names())
            assert {"propose_denial", "enter_medi_cal"} <= await it.tasks()
            await it.say("withdraw")
            assert await it.ended() == "withdrawn"
            assert next(order for name, order in it.steps.orders if name == "end_application").at > today

    coroutines.run(story())
