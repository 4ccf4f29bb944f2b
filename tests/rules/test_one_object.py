"""A fact that is one object, or null: a W-4 that was filed, or none."""

from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pytest

from rules.ask import ask
from rules.columns import ItemColumns, ask_many, decide_frame
from rules.errors import FactError, LawError
from rules.model.facts import read_facts

PAY_DATE = date(2026, 3, 31)
USUAL: dict[str, Any] = {
    "gross_cents": 200000,
    "w4": {"filing_status": "single"},
    "de4": None,
    "relationship": "none",
    "live_in_certified": False,
    "fica_threshold_met": True,
    "sdi_threshold_met": True,
    "year_to_date_cents": 0,
    "share_of_cost_cents": 0,
}


def tax(**facts: Any) -> Any:
    """Federal income tax withheld, or what is still needed."""
    answer = ask("ihss.net_pay", PAY_DATE, USUAL | facts)
    return answer.answer["federal_income_tax_cents"] if answer.answer else answer.needs


def test_one_object_is_given_null_or_needed() -> None:
    assert tax() == 14917
    assert tax(w4=None) == 0
    assert tax(w4={"two_jobs": True}) == ("w4.filing_status",)
    without = {name: value for name, value in USUAL.items() if name != "w4"}
    assert ask("ihss.net_pay", PAY_DATE, without).needs == ("w4",)


@pytest.mark.parametrize(
    ("w4", "sentence"),
    [
        ([USUAL["w4"]], "not one object"),
        ("single", "not one object"),
        ({"filing_status": "widowed"}, "w4.filing_status"),
        ({"filing_status": "single", "step_2": True}, "no member 'step_2'"),
        ({"filing_status": "single", "extra_cents": -1}, "w4.extra_cents"),
    ],
)
def test_one_object_that_is_not_right_is_refused_by_its_member(w4: Any, sentence: str) -> None:
    with pytest.raises(FactError, match=sentence):
        tax(w4=w4)


def test_one_object_stands_in_a_frame_as_structs_or_as_at_most_one_item() -> None:
    cases = [USUAL, USUAL | {"w4": None}, USUAL | {"w4": {"filing_status": "married_jointly"}}]
    told = [case.as_json()["answer"]["federal_income_tax_cents"] for case in ask_many("ihss.net_pay", PAY_DATE, cases)]  # type: ignore[union-attr]
    rest = pl.DataFrame([{name: value for name, value in case.items() if name not in ("w4", "de4")} for case in cases])
    w4 = pl.Series("w4", [case["w4"] for case in cases], dtype=pl.Struct({"filing_status": pl.String}))
    none = ItemColumns(np.zeros(4, np.int64), pl.DataFrame())
    structs = decide_frame("ihss.net_pay", PAY_DATE, rest.with_columns(w4), {"de4": none}, rows=True)
    items = ItemColumns(np.array([0, 1, 1, 2]), w4.drop_nulls().struct.unnest())
    flat = decide_frame("ihss.net_pay", PAY_DATE, rest, {"w4": items, "de4": none}, rows=True)
    assert structs["federal_income_tax_cents"].to_list() == told == [14917, 0, 6583]
    assert structs.equals(flat)
    assert flat["row no_w4"].to_list() == [False, True, False]


def test_one_object_that_a_join_did_not_find_is_none() -> None:
    slips = pl.DataFrame([USUAL | {"payment": number, "w4": None} for number in range(6)]).drop("w4", "de4")
    filed = pl.DataFrame({"payment": [1, 4], "w4": [USUAL["w4"], {"filing_status": "married_jointly"}]})
    joined = slips.join(filed, on="payment", how="left", maintain_order="left").drop("payment")
    none = ItemColumns(np.zeros(7, np.int64), pl.DataFrame())
    out = decide_frame("ihss.net_pay", PAY_DATE, joined, {"de4": none}, rows=True)
    assert out["federal_income_tax_cents"].to_list() == [0, 14917, 0, 0, 6583, 0]
    assert out["row federal_by_w4"].to_list() == [False, True, False, False, True, False]


def test_two_items_are_not_one_object() -> None:
    facts = {name: [value] for name, value in USUAL.items() if name not in ("w4", "de4")}
    two = ItemColumns(np.array([0, 2]), pl.DataFrame({"filing_status": ["single", "single"]}))
    none = ItemColumns(np.zeros(2, np.int64), pl.DataFrame())
    out = decide_frame("ihss.net_pay", PAY_DATE, facts, {"w4": two, "de4": none})
    assert "0 to 1" in out["error"][0]


def test_one_object_has_plain_members_and_is_no_member_itself() -> None:
    plain = {"type": "boolean", "label": "Plain", "cite": "W&I 12300"}
    nested = {"type": "list", "items": "one", "of": {"plain": plain}}
    shared = {"label": "Whole", "cite": "W&I 12300"}
    with pytest.raises(LawError, match="one object is a fact of its own"):
        read_facts({"whole": {"type": "list", "of": {"inner": nested}} | shared}, "facts.yaml")
    inner = {"type": "list", "of": {"plain": plain}}
    with pytest.raises(LawError, match="its members are plain"):
        read_facts({"whole": {"type": "list", "items": "one", "of": {"inner": inner}} | shared}, "facts.yaml")
