"""There is one clock, `records/clock.py`; everything else is told what time it is."""

import ast
from pathlib import Path

from tests.architecture.tree import ROOMS, at, listed, python_files, tree

THE_CLOCK = Path("records/clock.py")
ASKING = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow")}


def asks_the_time(node: ast.AST) -> bool:
    """Whether a node is date.today, datetime.now and the like, however the module was imported."""
    if not isinstance(node, ast.Attribute):
        return False
    owner = node.value
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    return (name, node.attr) in ASKING


def test_only_the_clock_asks_what_time_it_is() -> None:
    faults = [
        at(path, node)
        for path in python_files(*ROOMS, "tests", "bench")
        if path != THE_CLOCK
        for node in ast.walk(tree(path))
        if asks_the_time(node)
    ]
    rule = "Ask records.clock (now, county_today) or take the day as an argument; these ask the machine's clock:"
    assert not faults, listed(faults, rule)


def test_the_rule_notices_each_way_to_ask() -> None:
    ways = ["date.today()", "dt.date.today()", "datetime.now()", "dt.datetime.now(dt.UTC)", "datetime.utcnow()"]
    for way in ways:
        assert any(asks_the_time(node) for node in ast.walk(ast.parse(way))), way
    assert not any(asks_the_time(node) for node in ast.walk(ast.parse("clock.now()")))
