"""Record the history of each story once: `python -m tests.workflows.record [story ...]`.

What is stored must replay for ever, so a history that is there is never replaced. When the process itself changes, it
changes under `workflow.patched`, and the new path gets a story and a history of its own.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from temporalio.client import WorkflowHistory
from temporalio.testing import WorkflowEnvironment

from cli.office.binaries import skipping_server_program
from tests.workflows.commands import emitted
from tests.workflows.journey_histories import histories_of
from tests.workflows.processes import PROCESSES, ProcessToRecord
from workflows.converter import data_converter


def golden_of(history: Path) -> Path:
    """Where the commands of a history are kept."""
    return history.with_name(history.name.removesuffix(".json") + ".golden.json")


async def tell(process: ProcessToRecord, story: Any) -> list[WorkflowHistory]:
    """Play a story and return the history of each of its runs."""
    program = str(skipping_server_program())
    environment = await WorkflowEnvironment.start_time_skipping(
        test_server_existing_path=program, data_converter=data_converter, identity="teller"
    )
    async with environment:
        it, worker = process.at(environment)
        async with worker:
            await it.begin()
            await story(it)
        return (await histories_of(it.client, it.handle.id))[::-1]


def write(file: Path, history: WorkflowHistory, commands: list[dict[str, Any]]) -> None:
    """Keep a history, one event a line, and its commands, one a line."""
    events = json.loads(history.to_json())["events"]
    file.write_text('{"events": [\n' + ",\n".join(json.dumps(event) for event in events) + "\n]}\n")
    golden_of(file).write_text("[\n" + ",\n".join(json.dumps(command) for command in commands) + "\n]\n")


async def record(names: list[str]) -> None:
    """Record the stories that have no history yet."""
    for process in PROCESSES:
        process.folder.mkdir(exist_ok=True, parents=True)
        for name, story in process.stories().items():
            if (names and name not in names) or (process.folder / f"{name}.json").exists():
                continue
            for run, history in enumerate(await tell(process, story)):
                file_name = f"{name}.json" if run == 0 else f"{name}.run_{run + 1}.json"
                write(process.folder / file_name, history, await emitted(history))
            print(f"recorded {process.name}: {name}")


if __name__ == "__main__":
    asyncio.run(record(sys.argv[1:]))
