"""A test can fail, and none is set aside."""

import ast
import re
from pathlib import Path

from tests.architecture.tree import Function, at, functions, listed, python_files, text

CHECKING = re.compile(r"assert|raises|expect|check|fail|must|should|same|equal|verify", re.IGNORECASE)
ALLOWED_SKIP = Path("tests/fixtures/browser.py")  # a machine without Chromium; CI fails there instead


def checks_something(function: Function) -> bool:
    """Whether a test asserts, or calls something whose name says that it does."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if CHECKING.search(name):
                return True
    return False


def test_every_test_asserts_something() -> None:
    faults = [
        f"{at(path, function)} {function.name}"
        for path in python_files("tests")
        for function in functions(path)
        if function.name.startswith("test_") and not checks_something(function)
    ]
    assert not faults, listed(faults, "A test that asserts nothing cannot fail:")


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    pattern = re.compile("pytest" + r"\.(mark\.)?(skip|xfail)")
    faults = [str(path) for path in python_files("tests") if path != ALLOWED_SKIP and pattern.search(text(path))]
    assert not faults, listed(faults, "Mend the code or the test; these set tests aside:")
