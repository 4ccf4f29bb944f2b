"""Which numbers can be what they are sent as: the law is asked of all of a part at once."""

import datetime as dt
from collections import defaultdict

import polars as pl

from rules.columns import decide_frame


def lawful(asked: set[tuple[str, str]], on: dt.date) -> dict[tuple[str, str], bool]:
    """For each question and number, whether the number is well formed on a day."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    for question, value in sorted(asked):
        values[question].append(value)
    said: dict[tuple[str, str], bool] = {}
    for question, numbers in values.items():
        answers = decide_frame(question, on, pl.DataFrame({"value": numbers}))["valid"].to_list()
        said.update({(question, number): bool(valid) for number, valid in zip(numbers, answers, strict=True)})
    return said
