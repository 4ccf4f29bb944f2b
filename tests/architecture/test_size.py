"""Files are one idea long, and functions can be read without scrolling."""

from pathlib import Path
from statistics import median

from tests.architecture.tree import at, functions, is_migration, listed, python_files, text

LONGEST_FILE = 400
LONGEST_FUNCTION = 39
LONGEST_TEST_FUNCTION = 60
MEDIAN_FILE = 80


def lines(path: Path) -> int:
    return text(path).count("\n") + 1


def test_no_file_is_longer_than_400_lines() -> None:
    faults = [f"{path}: {lines(path)} lines" for path in python_files() if lines(path) > LONGEST_FILE]
    assert not faults, listed(
        faults, f"A file is one idea long, at most {LONGEST_FILE} lines; give each idea its file:"
    )


def test_half_of_all_files_are_shorter_than_80_lines() -> None:
    typical = median(lines(path) for path in python_files() if path.name != "__init__.py")
    assert typical < MEDIAN_FILE, f"The median file has {typical:.0f} lines; it should stay under {MEDIAN_FILE}."


def test_functions_are_shorter_than_40_lines() -> None:
    faults = []
    for path in python_files():
        limit = LONGEST_TEST_FUNCTION if path.parts[0] == "tests" else LONGEST_FUNCTION
        for function in functions(path):
            size = (function.end_lineno or function.lineno) - function.lineno + 1
            if size > limit and not is_migration(path):
                faults.append(f"{at(path, function)} {function.name}: {size} lines, at most {limit}")
    assert not faults, listed(faults, "A function is read without scrolling; name its parts and move them out:")
