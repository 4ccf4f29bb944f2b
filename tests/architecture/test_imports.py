"""Who may import what, beyond what import-linter says in the same run."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import ROOMS, at, functions, listed, python_files, tree

ENGINE = Path("rules/engine.py")


def modules(node: ast.AST) -> Iterator[str]:
    """The top-level packages that an import statement names."""
    if isinstance(node, ast.Import):
        yield from (alias.name.split(".")[0] for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
        yield node.module.split(".")[0]


def test_only_one_module_imports_the_rule_engine() -> None:
    faults = [
        at(path, node)
        for path in python_files()
        if path != ENGINE
        for node in ast.walk(tree(path))
        if "durable" in modules(node)
    ]
    rule = f"durable_rules is native code with sharp edges; {ENGINE} wraps it and nothing else imports it:"
    assert not faults, listed(faults, rule)


def test_no_import_hides_inside_a_function() -> None:
    faults = [
        f"{at(path, node)} in {function.name}"
        for path in python_files(*ROOMS)
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not faults, listed(faults, "A module says at its top what it leans on; move these imports there:")
