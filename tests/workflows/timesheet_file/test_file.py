"""A file of timesheets is taken in part by part, and a part never before its turn."""

import asyncio

import pytest

from tests.fixtures.temporal import Skipping
from tests.workflows.processes import Story, told_in
from tests.workflows.timesheet_file import stories
from tests.workflows.timesheet_file.telling import File
from workflows.steps.timesheet_file import CHECK_PART_WORKWEEKS, DECIDE_PART
from workflows.timesheet_file.intake import AT_ONCE


@pytest.mark.parametrize("story", told_in(stories).values(), ids=told_in(stories))
def test_a_file_is_taken_in_as_told(time_skipping: Skipping, story: Story) -> None:
    File.check(time_skipping, story)


def test_two_parts_are_decided_at_once_and_workweeks_wait_for_all(time_skipping: Skipping) -> None:
    async def story(it: File) -> None:
        at_work, most = 0, 0

        async def slowly(order: object) -> None:
            nonlocal at_work, most
            assert CHECK_PART_WORKWEEKS not in it.steps.names()
            at_work += 1
            most = max(most, at_work)
            await asyncio.sleep(0.05)
            at_work -= 1

        it.records.parts = 5
        it.steps.before[DECIDE_PART] = slowly
        await it.comes()
        assert await it.ended() == "done"
        assert most == AT_ONCE
        assert len(it.steps.parts_of(DECIDE_PART)) == len(it.steps.parts_of(CHECK_PART_WORKWEEKS)) == 5

    File.check(time_skipping, story)
