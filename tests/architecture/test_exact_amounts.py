"""Money is integer cents and time is integer minutes; a binary fraction is neither."""

import ast
from pathlib import Path

from tests.architecture.tree import ROOMS, at, listed, python_files, tree

EXACT = ("_cents", "_minutes", "_minutes_per_month", "_minutes_per_week")


def is_exact(name: str) -> bool:
    """Whether a name promises cents or minutes."""
    return name in ("cents", "minutes") or name.endswith(EXACT)


def named(node: ast.AST) -> str:
    """The name of a variable, attribute or argument; empty for anything else."""
    return getattr(node, "id", getattr(node, "attr", getattr(node, "arg", ""))) or ""


def inexact(node: ast.AST | None) -> bool:
    """Whether an expression is plainly a float: a literal, a true division, or a call of float."""
    for part in ast.walk(node) if node is not None else ():
        if isinstance(part, ast.Constant) and isinstance(part.value, float):
            return True
        if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Div) and not isinstance(part.right, ast.Constant):
            return not isinstance(part.right, ast.JoinedStr)
        if isinstance(part, ast.Name) and part.id == "float":
            return True
    return False


def says_float(node: ast.AST) -> bool:
    """Whether a node gives cents or minutes the type or the value of a float."""
    if isinstance(node, ast.arg):
        return is_exact(node.arg) and inexact(node.annotation)
    if isinstance(node, ast.AnnAssign):
        return is_exact(named(node.target)) and (inexact(node.annotation) or inexact(node.value))
    if isinstance(node, ast.Assign):
        return any(is_exact(named(target)) for target in node.targets) and inexact(node.value)
    return isinstance(node, ast.keyword) and is_exact(node.arg or "") and inexact(node.value)


def test_nothing_called_cents_or_minutes_is_a_float() -> None:
    faults = [at(path, node) for path in python_files(*ROOMS) for node in ast.walk(tree(path)) if says_float(node)]
    assert not faults, listed(
        faults, "Cents and minutes are integers; round where the law says so, in rules/rounding.py:"
    )


def test_the_amounts_of_the_law_are_reckoned_without_floats() -> None:
    faults = [
        at(path, node)
        for path in python_files("rules")
        if "amounts" in path.parts
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div))
        or (isinstance(node, ast.Name) and node.id == "float")
    ]
    assert not faults, listed(faults, "The law's arithmetic is over integers; use // and the one rounding, not floats:")


def test_no_column_of_a_table_is_a_float() -> None:
    faults = [
        at(path, node)
        for path in python_files("records")
        if path.parent == Path("records")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.AnnAssign) and "Mapped[float" in ast.unparse(node.annotation)
    ]
    assert not faults, listed(
        faults, "A column holds integers, text, days or instants; a float has no place in a record:"
    )


def test_the_rule_notices_each_kind_of_float() -> None:
    for line in ("pay_cents = 1.5", "pay_cents: float = x", "f(minutes=a / b)", "def f(cents: float): ..."):
        assert any(says_float(node) for node in ast.walk(ast.parse(line))), line
    assert not any(says_float(node) for node in ast.walk(ast.parse("pay_cents = a * b // 60")))
