"""The words in which an amount of the law is written; modules under rules/law import from here."""

from rules.columns_of_facts import Columns, Items
from rules.model.amounts import (
    AmountQuestion,
    Give,
    Result,
    boolean,
    cents,
    count,
    day,
    integer,
    minutes,
    one_of,
    records,
    rows,
    text,
)
from rules.model.limits import Limits
from rules.model.records import Records, records_of
from rules.model.tables import Example
from rules.rounding import IntArray, Mask

__all__ = [
    "AmountQuestion",
    "Columns",
    "Example",
    "Give",
    "IntArray",
    "Items",
    "Limits",
    "Mask",
    "Records",
    "Result",
    "boolean",
    "cents",
    "count",
    "day",
    "integer",
    "minutes",
    "one_of",
    "records",
    "records_of",
    "rows",
    "text",
]
