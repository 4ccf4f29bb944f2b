"""What was once begun goes on as it began: every stored history replays, command by command."""

import asyncio
import json
from pathlib import Path

import pytest
from temporalio.client import WorkflowHistory

from tests.workflows.cleanliness import assert_history_is_clean
from tests.workflows.commands import assert_replays_exactly
from tests.workflows.record import HISTORIES, golden_file, history_file, stories
from tests.workflows.telling import APPLICATION
from workflows.messages import intake_id

STORED = sorted(path for path in HISTORIES.glob("*.json") if ".golden" not in path.name)


def read(path: Path) -> WorkflowHistory:
    """A stored history."""
    return WorkflowHistory.from_json(intake_id(APPLICATION), path.read_text())


def test_every_path_has_a_stored_history() -> None:
    stored = {path.stem.split(".")[0] for path in STORED}
    assert stored == set(stories()), (
        "Run `python -m tests.workflows.record` for new stories; never drop an old history."
    )


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_a_stored_history_replays_with_the_same_orders_and_timers(path: Path) -> None:
    golden = json.loads(golden_file(path.name.removesuffix(".json")).read_text())
    assert asyncio.run(assert_replays_exactly(read(path))) == golden


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_a_stored_history_holds_nothing_but_ids_days_and_words(path: Path) -> None:
    assert_history_is_clean(read(path), secrets=())


def test_a_changed_order_to_a_step_is_noticed() -> None:
    history = read(history_file("straight_through"))
    step = next(
        event.activity_task_scheduled_event_attributes
        for event in history.events
        if event.activity_task_scheduled_event_attributes.activity_type.name == "decide"
    )
    step.input.payloads[0].data = step.input.payloads[0].data.replace(b'"proposal_id":1', b'"proposal_id":2')
    with pytest.raises(AssertionError, match="A step or its order changed"):
        asyncio.run(assert_replays_exactly(history))


def test_a_changed_timer_is_noticed() -> None:
    history = read(history_file("straight_through"))
    timer = next(
        event.timer_started_event_attributes
        for event in history.events
        if event.HasField("timer_started_event_attributes")
    )
    timer.start_to_fire_timeout.seconds -= 86_400
    with pytest.raises(AssertionError, match="no longer in the code"):
        asyncio.run(assert_replays_exactly(history))
