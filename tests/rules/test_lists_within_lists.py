"""Lists within a list, mappings and plain values: read strictly, decided alike, listed in words, flattened for bulk."""

from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pytest

from cli.questions import as_text, listed
from rules.columns import ItemColumns, decide_frame
from rules.errors import FactError
from rules.preview import preview
from tests.rules.places import book_of

ON = date(2021, 6, 1)
GARDEN = book_of("garden")


@pytest.mark.parametrize(
    ("visit", "says"),
    [
        ({"watered": [1]}, "visits[0].watered: a list is not one object of names and values."),
        (
            {"watered": {"north": "1"}},
            "visits[0].watered['north']: '1' is not a whole number of minutes from 0 to 600.",
        ),
        ({"watered": {"": 1}}, "visits[0].watered['']: '' is not text in quotes of 1 to 10 whole characters"),
        ({"helpers": {"ann": 1}}, "visits[0].helpers: an object is not a list."),
        ({"helpers": ["ann", "dan"]}, "visits[0].helpers[1]: 'dan' is not one of ann, bob, cid."),
        ({"pauses": [{"minutes": 5, "tea": "no"}]}, "visits[0].pauses[0].tea: 'no' is not true or false, or null."),
        ({"pauses": [{"minutes": 5, "tea": None, "cake": 1}]}, "visits[0].pauses[0] has no member 'cake'"),
    ],
)
def test_a_fault_within_a_list_is_a_sentence_that_names_its_place(visit: dict[str, Any], says: str) -> None:
    with pytest.raises(FactError) as refused:
        preview("garden.diary", ON, {"visits": [{"visited": "2021-05-01", "watered": {}} | visit]}, GARDEN)
    assert str(refused.value).startswith(says)


def test_what_is_missing_within_a_list_is_named_by_its_place() -> None:
    visit = {"watered": {"north": None}, "helpers": [None], "pauses": [{"tea": True}]}
    needs = preview("garden.diary", ON, {"visits": [visit]}, GARDEN).needs
    assert needs == (
        "visits[0].visited",
        "visits[0].watered['north']",
        "visits[0].helpers[0]",
        "visits[0].pauses[0].minutes",
    )


def test_a_decision_keeps_lists_as_they_were_given() -> None:
    visits = [{"visited": "2021-05-01", "watered": {"north": 5}, "helpers": ["bob"], "pauses": []}]
    assert preview("garden.diary", ON, {"visits": visits}, GARDEN).as_decision()["facts"] == {"visits": visits}


def test_the_list_of_questions_tells_how_lists_are_written() -> None:
    text = as_text(listed(GARDEN.question("garden.diary")))
    assert "watered: mapping, of {bed: text; minutes: integer, minutes, 0 to 600}" in text
    assert "helpers: list of values, of {helper: enum, one of ann bob cid}, optional" in text
    assert "done: list, of {visited: date; minutes: integer, minutes; helpers: integer, count, nullable" in text


def test_flattened_lists_within_lists_are_decided_as_nested_ones_are() -> None:
    watered = ItemColumns(np.array([0, 2, 2, 3]), pl.DataFrame({"bed": ["a", "b", "c"], "minutes": [1, 2, 4]}))
    days = pl.DataFrame({"visited": [date(2021, 5, 1)] * 3})
    visits = ItemColumns(np.array([0, 2, 2, 3]), days, {"watered": watered})
    done = decide_frame("garden.diary", ON, {}, {"visits": visits}, GARDEN)["done"].to_list()
    assert [[visit["minutes"] for visit in visits] for visits in done] == [[3, 0], [], [4]]
    spoilt = ItemColumns(np.array([0, 2]), days.head(2), {"watered": watered})
    with pytest.raises(FactError, match="The list watered: its offsets do not fit 2 items of visits"):
        decide_frame("garden.diary", ON, {}, {"visits": spoilt}, GARDEN)
