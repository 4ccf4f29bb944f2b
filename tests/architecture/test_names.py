"""Names say what a thing is."""

import ast
import re
from pathlib import Path

from tests.architecture.tree import at, files, listed, python_files, tree

EMPTY_WORDS = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers", "service", "services"}


def says_nothing(path: Path) -> bool:
    """Whether a module or a folder bears an empty word. Where words are the law's, a service is a service."""
    named = [*path.parent.parts, path.stem] if path.suffix == ".py" else path.parent.parts
    return path.parts[:2] != ("rules", "law") and any(part.lower() in EMPTY_WORDS for part in named)


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    faults = [str(path) for path in files() if says_nothing(path)]
    assert not faults, listed(faults, f"Name the idea, not the drawer ({', '.join(sorted(EMPTY_WORDS))} are no names):")


def test_no_class_is_called_manager_helper_or_service() -> None:
    faults = [
        f"{at(path, node)} {node.name}"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and re.search(r"\w(Manager|Helper|Utils?)$", node.name)
    ]
    assert not faults, listed(faults, "A class is named for what it is; these names say only that something is done:")


def test_test_names_are_sentences_about_the_world() -> None:
    faults = [
        f"{at(path, node)} {node.name}"
        for path in python_files("tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
        and len(node.name.split("_")) < 4
    ]
    assert not faults, listed(
        faults, "A test's name says what is true (test_a_form_on_day_46_is_late); these are short:"
    )
