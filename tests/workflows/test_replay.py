"""What was once begun goes on as it began: every stored history replays, command by command."""

import json
from pathlib import Path

import pytest
from temporalio.client import WorkflowHistory

from tests.fixtures import coroutines
from tests.workflows.cleanliness import assert_history_is_clean
from tests.workflows.commands import assert_replays_exactly
from tests.workflows.processes import PROCESSES, ProcessToRecord
from tests.workflows.record import golden_of

STORED = [
    (process, path)
    for process in PROCESSES
    for path in sorted(process.folder.glob("*.json"))
    if ".golden" not in path.name
]
INTAKE = PROCESSES[0]
of_each = pytest.mark.parametrize(("process", "path"), STORED, ids=lambda each: getattr(each, "stem", ""))


def read(process: ProcessToRecord, path: Path) -> WorkflowHistory:
    """A stored history."""
    return WorkflowHistory.from_json(process.workflow_id, path.read_text())


def intake(story: str) -> WorkflowHistory:
    """The stored history of an intake."""
    return read(INTAKE, INTAKE.folder / f"{story}.json")


@pytest.mark.parametrize("process", PROCESSES, ids=lambda process: process.name)
def test_every_path_has_a_stored_history(process: ProcessToRecord) -> None:
    stored = {path.stem.split(".")[0] for of, path in STORED if of is process}
    assert stored == set(process.stories()), (
        "Run `python -m tests.workflows.record` for new stories; never drop an old history."
    )


@of_each
def test_a_stored_history_replays_with_the_same_orders_and_timers(process: ProcessToRecord, path: Path) -> None:
    golden = json.loads(golden_of(path).read_text())
    assert coroutines.run(assert_replays_exactly(read(process, path))) == golden


@of_each
def test_a_stored_history_holds_nothing_but_ids_days_and_words(process: ProcessToRecord, path: Path) -> None:
    assert_history_is_clean(read(process, path), secrets=())


def test_a_changed_order_to_a_step_is_noticed() -> None:
    history = intake("straight_through")
    step = next(
        event.activity_task_scheduled_event_attributes
        for event in history.events
        if event.activity_task_scheduled_event_attributes.activity_type.name == "decide"
    )
    step.input.payloads[0].data = step.input.payloads[0].data.replace(b'"proposal_id":1', b'"proposal_id":2')
    with pytest.raises(AssertionError, match="A step or its order changed"):
        coroutines.run(assert_replays_exactly(history))


def test_a_changed_timer_is_noticed() -> None:
    history = intake("straight_through")
    timer = next(
        event.timer_started_event_attributes
        for event in history.events
        if event.HasField("timer_started_event_attributes")
    )
    timer.start_to_fire_timeout.seconds -= 86_400
    with pytest.raises(AssertionError, match="no longer in the code"):
        coroutines.run(assert_replays_exactly(history))
