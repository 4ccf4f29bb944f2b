"""Stories of a file of timesheets: taken in part by part, refused whole, empty, and tried again where a part fails."""

from tests.workflows.timesheet_file.telling import File
from workflows.steps.timesheet_file import CHECK, CHECK_PART_WORKWEEKS, DECIDE_PART, FINISH


async def three_parts(it: File) -> None:
    """Checked, every part decided, then the workweeks of every part, then the totals."""
    await it.comes()
    assert await it.ended() == "done"
    assert it.steps.names() == [CHECK, *[DECIDE_PART] * 3, *[CHECK_PART_WORKWEEKS] * 3, FINISH]
    assert sorted(it.steps.parts_of(DECIDE_PART)) == [0, 1, 2]
    assert sorted(it.steps.parts_of(CHECK_PART_WORKWEEKS)) == [0, 1, 2]


async def refused_whole(it: File) -> None:
    """Its totals do not agree: nothing of it is decided."""
    it.records.refused, it.records.parts = True, 0
    await it.comes()
    assert await it.ended() == "refused"
    assert it.steps.names() == [CHECK]


async def every_line_rejected(it: File) -> None:
    """Nothing is left to decide; the totals are tied all the same."""
    it.records.parts = 0
    await it.comes()
    assert await it.ended() == "done"
    assert it.steps.names() == [CHECK, FINISH]


async def a_part_tried_again(it: File) -> None:
    """A part fails twice, and the workweeks wait until it is decided."""
    it.records.parts, it.records.failing = 1, {DECIDE_PART: 2}
    await it.comes()
    assert await it.ended() == "done"
    assert it.steps.names() == [CHECK, *[DECIDE_PART] * 3, CHECK_PART_WORKWEEKS, FINISH]
