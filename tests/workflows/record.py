"""Record the history of each story once: `python -m tests.workflows.record [story ...]`.

What is stored must replay for ever, so a history that is there is never replaced. When the process itself changes, it
changes under `workflow.patched`, and the new path gets a story and a history of its own.
"""

import asyncio
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from temporalio.client import WorkflowHistory
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from cli.office.binaries import skipping_server_program
from tests.workflows.commands import emitted
from tests.workflows.journey_histories import histories_of
from tests.workflows.scripted_steps import ScriptedSteps
from tests.workflows.stories import certification, decisions, for_a_time, neglect, tracks
from tests.workflows.telling import Intake, Story
from workflows.converter import data_converter
from workflows.intake.application import ApplicationIntake
from workflows.messages import TASK_QUEUE
from workflows.sandbox import runner

HISTORIES = Path(__file__).parent / "histories"
PARTS = {"day", "temporary", "presumptive", "withdrawn"}
"""Functions in the story modules that are parts of stories."""


def stories() -> dict[str, Story]:
    """Every story by its name."""
    return {
        name: story
        for module in (certification, decisions, for_a_time, neglect, tracks)
        for name, story in told_in(module)
    }


def told_in(module: ModuleType) -> list[tuple[str, Callable[..., Any]]]:
    """The stories of one module."""
    return [
        (name, member)
        for name, member in vars(module).items()
        if asyncio.iscoroutinefunction(member) and member.__module__ == module.__name__ and name not in PARTS
    ]


def history_file(story: str) -> Path:
    """Where a story's history is kept."""
    return HISTORIES / f"{story}.json"


def golden_file(story: str) -> Path:
    """Where the commands of a story are kept."""
    return HISTORIES / f"{story}.golden.json"


async def tell(story: Story) -> list[WorkflowHistory]:
    """Play a story and return the history of each of its runs."""
    steps = ScriptedSteps()
    program = str(skipping_server_program())
    environment = await WorkflowEnvironment.start_time_skipping(
        test_server_existing_path=program, data_converter=data_converter, identity="teller"
    )
    async with environment:
        worker = Worker(
            environment.client,
            task_queue=TASK_QUEUE,
            workflows=[ApplicationIntake],
            activities=steps.activities(),
            workflow_runner=runner(),
            identity="worker",
        )
        async with worker:
            it = Intake(environment, steps)
            await it.begin()
            await story(it)
        return (await histories_of(it.client, it.handle.id))[::-1]


def write(name: str, history: WorkflowHistory, commands: list[dict[str, Any]]) -> None:
    """Keep a history, one event a line, and its commands, one a line."""
    events = json.loads(history.to_json())["events"]
    history_file(name).write_text('{"events": [\n' + ",\n".join(json.dumps(event) for event in events) + "\n]}\n")
    golden_file(name).write_text("[\n" + ",\n".join(json.dumps(command) for command in commands) + "\n]\n")


async def record(names: list[str]) -> None:
    """Record the stories that have no history yet."""
    HISTORIES.mkdir(exist_ok=True)
    for name, story in stories().items():
        if (names and name not in names) or history_file(name).exists():
            continue
        for run, history in enumerate(await tell(story)):
            file_name = name if run == 0 else f"{name}.run_{run + 1}"
            write(file_name, history, await emitted(history))
        print(f"recorded {name}")


if __name__ == "__main__":
    asyncio.run(record(sys.argv[1:]))
