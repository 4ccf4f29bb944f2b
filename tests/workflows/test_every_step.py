"""Every step contract is offered by the worker: what a workflow may ask for, somebody does."""

import importlib
import pkgutil

import workflows.steps
from activities.all_steps import every_activity
from workflows.steps import EVERY_STEP
from workflows.steps.step import Step


def test_every_contract_is_listed_once_and_done_by_somebody() -> None:
    modules = pkgutil.walk_packages(workflows.steps.__path__, "workflows.steps.")
    found = [
        value.name
        for module in modules
        for value in vars(importlib.import_module(module.name)).values()
        if isinstance(value, Step)
    ]
    listed = [step.name for step in EVERY_STEP]
    assert sorted(set(found)) == sorted(listed)
    assert len(every_activity()) == len(listed)
