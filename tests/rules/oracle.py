"""The oracle: a decision table read and decided in plain Python, by nobody who wrote the two evaluators."""

import operator
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

WORDS: dict[str, Any] = {
    "is": operator.eq,
    "is_not": operator.ne,
    "at_least": operator.ge,
    "at_most": operator.le,
    "over": operator.gt,
    "under": operator.lt,
    "one_of": lambda value, some: value in some,
    "none_of": lambda value, some: value not in some,
    "between": lambda value, ends: ends[0] <= value <= ends[1],
}


class Reading:
    """A case held against the words of a table; `case` has every fact and derived fact as JSON, days as ISO text."""

    def __init__(self, case: dict[str, Any], limits: dict[str, Any]) -> None:
        self.case, self.limits = case, limits

    def read(self, word: Any, like: Any) -> Any:
        if isinstance(word, dict):
            return self.case[word["fact"]] if "fact" in word else self.read(self.limits[word["limit"]], like)
        if isinstance(word, list):
            return [self.read(one, like) for one in word]
        if word in self.limits:
            return self.read(self.limits[word], like)
        return word == "true" if isinstance(like, bool) else int(word) if isinstance(like, int) else word

    def holds(self, value: Any, word: str, operand: Any) -> bool:
        if operand == "null":
            return (value is None) == (word == "is")
        against = None if value is None else self.read(operand, value)
        return value is not None and against is not None and bool(WORDS[word](value, against))

    def fits(self, when: dict[str, Any]) -> bool:
        tests = [(name, *test) for name, tests in when.items() if name != "any_of" for test in tests.items()]
        alone = all(self.holds(self.case[name], word, operand) for name, word, operand in tests)
        return alone and ("any_of" not in when or any(self.fits(group) for group in when["any_of"]))


Decided = tuple[list[str], dict[str, Any]]


def decide(law: Path, path: Path, on: str, case: dict[str, Any], items: list[dict[str, Any]] | None = None) -> Decided:
    """The rows that decide a case, and the answer; `items` are the cases of the items a table asks one by one."""
    return table_on(law, path, on)(case | combined_on(law, path, on, items or []))


def combined_on(law: Path, path: Path, on: str, items: list[dict[str, Any]]) -> dict[str, int]:
    """What the answers to the items come to, each item decided by the table it is asked of."""
    table = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    ways, found = table.get("combines", {}), {}
    for asked in table.get("each", {}).values():
        one = table_on(law, path.parent / f"{asked.partition('.')[2]}.yaml", on)
        answers = [one(item)[1] for item in items]
        for name, way in ways.items():
            if "sum" in way:
                found[name] = sum(answer[way["sum"]] or 0 for answer in answers)
            else:
                words = {True: "true", False: "false"}
                found[name] = sum(words.get(said, said) == way["is"] for said in (a[way["count"]] for a in answers))
    return found


def table_on(law: Path, path: Path, on: str) -> Callable[[dict[str, Any]], Decided]:
    """A table as it stands on a day: from a case to the rows that decide it, and the answer."""
    table = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # every leaf is text, as it is written
    limits = {name: limit_on(law, path, where, on) for name, where in table.get("limits", {}).items()}
    rows = [edition for edition in table["editions"] if edition["from"] <= on][-1]["rows"]

    def decided(case: dict[str, Any]) -> Decided:
        reading = Reading(case, limits)
        fired = [row for row in rows if "when" in row and reading.fits(row["when"])] or rows[-1:]
        fired = fired[:1] if table.get("hit", "first") == "first" else fired
        answer: dict[str, Any] = {}
        for name, give in table["gives"].items():
            if give["type"] == "list":  # no row gives it: an amount works it out, and has tests of its own
                continue
            value = next((row["gives"][name] for row in [*fired, rows[-1]] if name in row.get("gives", {})), "null")
            like = {"integer": 0, "boolean": False}.get(give["type"], "")
            answer[name] = None if value == "null" else reading.read(value, like)
            if give["type"] == "rows":
                answer[name] = [row["row"] for row in fired]
        return [row["row"] for row in fired], answer

    return decided


def limit_on(law: Path, table: Path, where: str, on: str) -> Any:
    """The value of a parameter on a day, as it is written."""
    folder, _, name = where.rpartition(":")
    home = law / folder if folder else table.parent.parent
    values = yaml.load((home / "parameters" / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)["values"]
    return [value["value"] for value in values if value["from"] <= on][-1]
