"""A test can fail, and none is set aside."""

import ast
import re
from pathlib import Path

from tests.architecture.tree import Function, at, functions, listed, python_files, text

ALLOWED_SKIP = Path("tests/fixtures/browser.py")  # a machine without Chromium; CI fails there instead


def called(function: Function) -> set[str]:
    """The names of everything that a function calls or enters."""
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return {getattr(call, "attr", getattr(call, "id", "")) for call in calls}


def asserts(function: Function) -> bool:
    """Whether a function asserts by itself, or says what must be raised."""
    return any(isinstance(node, ast.Assert | ast.Raise) for node in ast.walk(function)) or bool(
        called(function) & {"raises", "fail", "assert_allclose", "assert_array_equal"}
    )


def asserting() -> set[str]:
    """The names of all functions in tests that assert, or leave it to one that does, at any depth."""
    everything = [function for path in python_files("tests") for function in functions(path)]
    found = {function.name for function in everything if asserts(function)}
    while more := {function.name for function in everything if called(function) & found} - found:
        found |= more
    return found


def test_every_test_asserts_something() -> None:
    trusted = asserting()
    faults = [
        f"{at(path, function)} {function.name}"
        for path in python_files("tests")
        for function in functions(path)
        if function.name.startswith("test_") and function.name not in trusted
    ]
    assert not faults, listed(faults, "A test that asserts nothing cannot fail:")


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    pattern = re.compile("pytest" + r"\.(mark\.)?(skip|xfail)")
    faults = [str(path) for path in python_files("tests") if path != ALLOWED_SKIP and pattern.search(text(path))]
    assert not faults, listed(faults, "Mend the code or the test; these set tests aside:")
