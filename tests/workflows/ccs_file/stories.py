"""Daily files as they are taken in. Each story's history is kept beside its commands."""

from tests.workflows.ccs_file.telling import File
from workflows.steps.ccs_file import CHECK, FINISH, TAKE_PART


async def parts_in_order(it: File) -> None:
    """Checked, each part after the one before, then the totals."""
    await it.comes()
    assert await it.ended() == "done"
    assert it.steps.names() == [CHECK, *[TAKE_PART] * 3, FINISH]
    assert it.steps.parts_of(TAKE_PART) == [0, 1, 2]


async def whole_file_refused(it: File) -> None:
    """Its totals do not agree: nothing of it is taken."""
    it.records.refused, it.records.parts = True, 0
    await it.comes()
    assert await it.ended() == "refused"
    assert it.steps.names() == [CHECK]


async def waits_its_turn(it: File) -> None:
    """A file that came before is not taken in yet: it is asked again until it is."""
    it.records.parts, it.records.failing = 1, {CHECK: 3}
    await it.comes()
    assert await it.ended() == "done"
    assert it.steps.names() == [*[CHECK] * 4, TAKE_PART, FINISH]


async def second_part_tried_again(it: File) -> None:
    """A part fails twice, and the ones after it wait."""
    it.records.parts, it.records.failing = 2, {TAKE_PART: 2}
    await it.comes()
    assert await it.ended() == "done"
    assert it.steps.parts_of(TAKE_PART) == [0, 0, 0, 1]
