"""Workflow code can only wait and call steps: its walls hold."""

import ast
import sys
from pathlib import Path

import pytest
from temporalio import workflow
from temporalio.worker.workflow_sandbox import UnintentionalPassthroughError

import workflows
from tests.fixtures import coroutines
from workflows.assignment.assignment import ProviderAssignment
from workflows.ccs_file.intake import CcsFileIntake
from workflows.enrollment.enrollment import ProviderEnrollment
from workflows.intake.application import ApplicationIntake
from workflows.letter import OneLetter
from workflows.organization.participation import OrganizationParticipation
from workflows.pay_run.advance import AdvancePay
from workflows.pay_run.nightly import NightlyPay
from workflows.pay_run.preview import PayPreview
from workflows.pay_run.run import PayRun
from workflows.sandbox import PASSED_THROUGH, runner
from workflows.snapshot.build import SnapshotBuild
from workflows.timesheet_file.intake import TimesheetFileIntake
from workflows.violation.violation import ProviderViolation

ROOM = Path(workflows.__file__).parent
FOR_CLIENTS_AND_WORKERS = {"connecting.py", "converter.py", "delivery.py", "sandbox.py"}


def check_that_it_loads(workflow_class: type) -> None:
    """What a worker does with a workflow before it takes any work."""

    async def inside_a_loop() -> None:
        runner().prepare_workflow(workflow._Definition.must_from_class(workflow_class))

    coroutines.run(inside_a_loop())


def write_workflow(folder: Path, name: str, imported: str) -> type:
    """A workflow of its own module, importing something."""
    source = f"""
import {imported}
from temporalio import workflow

@workflow.defn(name="{name}")
class Prying:
    @workflow.run
    async def run(self) -> None:
        pass
"""
    (folder / f"{name}.py").write_text(source)
    module = __import__(name)
    prying: type = module.Prying
    return prying


@pytest.mark.parametrize("imported", ["sqlalchemy", "records.application", "rules.book", "flask", "workflows.delivery"])
def test_a_workflow_that_imports_what_is_not_its_own_is_refused(
    imported: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    name = f"prying_{imported.replace('.', '_')}"
    prying = write_workflow(tmp_path, name, imported)
    try:
        with pytest.raises(Exception) as refused:  # noqa: PT011 -- the sandbox wraps it
            check_that_it_loads(prying)
    finally:
        sys.modules.pop(name)
    causes = [refused.value]
    while causes[-1].__cause__:
        causes.append(causes[-1].__cause__)
    assert any(isinstance(cause, UnintentionalPassthroughError) for cause in causes), causes


@pytest.mark.parametrize(
    "process",
    [
        *(ApplicationIntake, ProviderEnrollment, ProviderAssignment, ProviderViolation, TimesheetFileIntake),
        *(CcsFileIntake, SnapshotBuild, OrganizationParticipation),
        *(PayRun, NightlyPay, PayPreview, AdvancePay, OneLetter),
    ],
)
def test_a_process_stays_within_the_walls(process: type) -> None:
    check_that_it_loads(process)


def test_every_module_a_workflow_shares_is_named_once() -> None:
    shared = {path for path in ROOM.rglob("*.py") if "@workflow.defn" not in path.read_text()}
    tracks = {
        ".".join(path.relative_to(ROOM.parent).with_suffix("").parts)
        for path in shared
        if path.name not in {"__init__.py", *FOR_CLIENTS_AND_WORKERS} and "steps" not in path.parts
    }
    assert sorted(PASSED_THROUGH) == sorted({*tracks, "workflows.steps"}), (
        "A module that workflows use must stand in workflows/sandbox.py PASSED_THROUGH, and no other."
    )


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(ROOM.rglob("*.py")) if path.name not in FOR_CLIENTS_AND_WORKERS],
    ids=lambda path: path.stem,
)
def test_workflow_code_knows_only_the_standard_library_temporal_and_itself(path: Path) -> None:
    """The sandbox cannot look into modules that are passed through; this test can."""
    allowed = {
        "abc",
        "asyncio",
        "collections",
        "dataclasses",
        "datetime",
        "enum",
        "math",
        "typing",
        "temporalio",
        "workflows",
    }
    for node in ast.walk(ast.parse(path.read_text())):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            assert name.split(".")[0] in allowed, f"{path} imports {name}: workflows wait and call steps, nothing else."


@pytest.mark.parametrize(
    "path",
    sorted({*ROOM.rglob("*.py")} - {ROOM / name for name in FOR_CLIENTS_AND_WORKERS}),
    ids=lambda path: path.name,
)
def test_workflow_code_never_asks_the_wall_clock(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute) and node.attr in ("today", "utcnow", "now"):
            of = node.value.id if isinstance(node.value, ast.Name) else "?"
            assert of == "workflow", f"{path}:{node.lineno}: use workflow.now(); a replay must see the same instant."
