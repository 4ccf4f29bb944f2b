"""Facts of every wrong kind get a sentence, never a crash and never an answer."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.answer import Answer
from rules.ask import ask
from rules.columns import ItemColumns, ask_many, decide_frame
from rules.errors import BeforeTheLaw, EngineFault, FactError, LawError, UnknownQuestion
from rules.facts_json import read_json
from rules.frames import PART
from rules.model.amounts import Amount
from rules.schema import read_day
from tests.rules.places import EVERY, book_of

ON = date(2026, 3, 15)
GOOD = {"beds": 1, "soil": "loam", "shaded": True}
HOSTILE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.sampled_from(
        [2**62, 2**63, 2**64, 10**400, -(10**400), 0, 1, True, "1", "true", "40", "", "\0", "\ud800", "2026-02-30"]
    ),
    st.floats(),
    st.text(),
    st.binary().map(lambda raw: raw.decode("utf-8", "surrogateescape")),
)
NESTED = st.recursive(
    HOSTILE, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)


def refusal(**facts: Any) -> str:
    """What the garden's inspection says of facts it refuses."""
    with pytest.raises(FactError) as refused:
        ask("garden.inspection", ON, GOOD | facts, book_of("garden"))
    return str(refused.value)


def test_a_number_in_words_is_no_number() -> None:
    assert refusal(beds="40") == "beds: '40' is not a whole number from 0 to 40."


@pytest.mark.parametrize("value", [1.0, True, 2**62, -1, 41, float("nan"), float("inf"), [1], {"a": 1}, 10**4000])
def test_a_fact_of_another_type_or_out_of_range_is_named(value: Any) -> None:
    assert refusal(beds=value).startswith("beds: ")


@pytest.mark.parametrize("value", ["mud", "LOAM", 0, True, "loam ", "\ud800", "lo\0am"])
def test_a_word_that_is_not_among_those_allowed_is_named_with_them(value: Any) -> None:
    assert refusal(soil=value).endswith("is not one of sand, loam, clay.")


@pytest.mark.parametrize("value", [1, 0, "true", "yes"])
def test_only_true_and_false_are_true_and_false(value: Any) -> None:
    assert "is not true or false" in refusal(shaded=value)


def test_an_unknown_fact_is_named_with_the_facts_there_are() -> None:
    said = refusal(bedz=1)
    assert said == "garden.inspection has no fact 'bedz'; its facts are: beds, soil, shaded, weeds."


@pytest.mark.parametrize("value", ["2026-02-30", "20260315", "2026-W11-7", "2026-3-1", "1066-10-14", 5, "٢٠٢٦-٠٣-١٥"])
def test_a_day_is_a_real_day_in_one_way_of_writing(value: Any) -> None:
    facts = {"rented_on": value, "plants": []}
    with pytest.raises(FactError, match=r"rented_on: .* is not a date as YYYY-MM-DD"):
        ask("garden.plants", ON, facts, book_of("garden"))


def test_missing_is_not_false_and_null_is_missing() -> None:
    answer = ask("garden.inspection", ON, {"beds": None}, book_of("garden"))
    assert (answer.answer, answer.needs) == (None, ("beds", "soil", "shaded"))


def test_null_is_known_where_the_fact_may_be_null_and_needed_where_it_was_left_out() -> None:
    facts = {"beds": 1, "soil": "loam", "shaded": True, "rented_on": "2020-01-01", "rent_cents": 1, "plants": []}
    assert ask("garden.tap", ON, facts, book_of("garden")).needs == ("rank",)
    assert ask("garden.tap", ON, facts | {"rank": None}, book_of("garden")).because[0].row == "novice"


def test_what_an_item_of_a_list_lacks_is_named_with_its_place() -> None:
    facts = {"rented_on": "2020-01-01", "plants": [{"kind": "bean", "minutes_per_week": 1}, {"kind": "bean"}]}
    assert ask("garden.plants", ON, facts, book_of("garden")).needs == ("plants[1].minutes_per_week",)


@pytest.mark.parametrize(
    ("plants", "said"),
    [
        ("bean", "plants: 'bean' is not a list."),
        ([1], "plants\\[0\\]: 1 is not an object"),
        ([{"kind": "bean", "minutes_per_week": -1}], "plants\\[0\\].minutes_per_week: -1 is not a whole number"),
        ([{"kind": "bean", "colour": 1}], "plants\\[0\\] has no member 'colour'"),
        ([{"kind": "bean", "minutes_per_week": 1}] * 51, "plants: 51 items; it takes 0 to 50."),
        ([{"kind": "bean", "minutes_per_week": 1, "shared_minutes": 2}], "shared for longer than it takes"),
    ],
)
def test_a_wrong_list_is_refused_naming_the_item(plants: Any, said: str) -> None:
    with pytest.raises(FactError, match=said):
        ask("garden.plants", ON, {"rented_on": "2020-01-01", "plants": plants}, book_of("garden"))


@pytest.mark.parametrize(("tree", "name"), EVERY)
def test_hostile_facts_get_a_sentence_or_an_answer_alike_for_one_and_for_many(tree: str, name: str) -> None:
    book = book_of(tree)
    names = [fact.name for fact in book.question(name).facts]

    @settings(max_examples=15, deadline=None, derandomize=True)
    @given(
        st.lists(st.dictionaries(st.sampled_from(names) | st.text(), NESTED, max_size=len(names)) | NESTED, max_size=4)
    )
    def survive(drawn: list[Any]) -> None:
        for facts, many in zip(drawn, ask_many(name, ON, drawn, book), strict=True):
            try:
                one: Answer | FactError = ask(name, ON, facts, book)
            except FactError as refused:
                one = refused
            assert type(one) is type(many)
            assert str(one).encode("utf-8") if isinstance(one, FactError) else one.as_json() == many.as_json()  # type: ignore[union-attr]

    survive()


def test_a_day_before_the_law_is_an_error_and_never_a_guess() -> None:
    with pytest.raises(BeforeTheLaw, match="its law begins on 2010-01-01"):
        ask("garden.inspection", date(2009, 12, 31), GOOD, book_of("garden"))
    with pytest.raises(BeforeTheLaw, match="its law begins on 2001-01-01"):
        ask("garden.plants", date(2000, 12, 31), {}, book_of("garden"))


@pytest.mark.parametrize(("tree", "name"), EVERY)
def test_the_last_day_there_is_gets_an_answer_as_any_other(tree: str, name: str) -> None:
    book = book_of(tree)
    for example in book.question(name).examples:
        answer = ask(name, date.max, example.facts, book)
        assert answer.needs == example.needs
        assert (answer.answer is None) == bool(example.needs)


def test_arithmetic_that_breaks_is_a_fault_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    amount = book_of("garden").question("garden.plants")
    assert isinstance(amount, Amount)

    def broken(*_: Any) -> Any:
        raise IndexError("index 7 is out of bounds")

    monkeypatch.setitem(book_of("garden")._questions, "garden.plants", replace(amount, answer=broken))
    with pytest.raises(EngineFault, match=r"The arithmetic of garden\.plants failed \(IndexError"):
        ask("garden.plants", ON, {"rented_on": "2020-01-01", "plants": []}, book_of("garden"))


@pytest.mark.parametrize(
    "name", ["garden.tapp", "tap", "", "garden.", "..", "garden.../facts", "\ud800.x", "garden.tap.yaml"]
)
def test_an_unknown_question_is_named(name: str) -> None:
    with pytest.raises(UnknownQuestion, match="There is no question"):
        ask(name, ON, {}, book_of("garden"))


@pytest.mark.parametrize("text", ["", "today", "2026-13-01", "2026-3-15", "2026-03-15T00:00:00", "０２６-03-15"])
def test_a_day_asked_about_is_written_one_way(text: str) -> None:
    with pytest.raises(LawError, match="is not a date; write it as YYYY-MM-DD"):
        read_day(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"{} {}", "not JSON"),
        (b'{"a": NaN}', "NaN is not a number"),
        (b'{"a": -Infinity}', "-Infinity is not a number"),
        (b'{"a": 1, "a": 2}', "'a' stands twice"),
        (b'{"a": ' + b"9" * 5000 + b"}", "thousands of digits"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": ' * 50_000, "nested too deeply"),
        (b"\xff\xfe{}", "not UTF-8"),
    ],
)
def test_text_that_is_not_one_json_value_gets_a_sentence(text: bytes, said: str) -> None:
    with pytest.raises(FactError, match=said):
        read_json(text)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.binary(max_size=60))
def test_any_bytes_are_json_or_a_sentence(raw: bytes) -> None:
    try:
        said = json.dumps(read_json(raw))
    except FactError as refused:
        said = str(refused)
    assert said.encode("utf-8")


def test_a_frame_with_a_column_of_another_type_is_refused_whole() -> None:
    with pytest.raises(FactError, match="The column beds is String"):
        decide_frame(
            "garden.inspection", ON, {"beds": ["1"], "soil": ["loam"], "shaded": [True]}, book=book_of("garden")
        )
    with pytest.raises(FactError, match="has no fact 'bedz'"):
        decide_frame("garden.inspection", ON, {"bedz": [1]}, book=book_of("garden"))


def test_a_frame_says_of_each_case_what_is_missing_and_what_is_wrong() -> None:
    frame = {"beds": [1, None, 99, 2**64 - 1], "soil": ["loam", "clay", "mud", None], "shaded": [True] * 4}
    out = decide_frame("garden.inspection", ON, frame, book=book_of("garden"), rows=True).to_dicts()
    assert [row["needs"] for row in out] == [None, "beds", None, "soil"]
    assert [row["error"] is None for row in out] == [True, True, False, False]
    assert "soil: a value is not one of sand, loam, clay." in out[2]["error"]
    assert [row["outcome"] for row in out] == ["none", None, None, None]
    assert [row["row in_order"] for row in out] == [True, False, False, False]


def test_a_frame_may_hold_words_as_an_enum_of_its_own() -> None:
    soils = pl.Series(["clay", "mud", None, "sand"], dtype=pl.Enum(["mud", "sand", "clay"]))
    frame = {"beds": [1] * 4, "soil": soils, "shaded": [True] * 4}
    out = decide_frame("garden.inspection", ON, frame, book=book_of("garden"))
    assert out["outcome"].to_list() == ["none", None, None, "none"]
    assert out["needs"].to_list() == [None, None, "soil", None]
    assert [error is None for error in out["error"]] == [True, False, True, True]


def test_a_caseload_of_many_parts_is_decided_as_its_cases_are() -> None:
    plants = pl.DataFrame({"kind": ["bean", "nettle", "rose"], "minutes_per_week": [10, 20, 30], "sown": [ON] * 3})
    height = PART + 7
    offsets = np.minimum(np.arange(height + 1), 3)
    frame = pl.DataFrame({"rented_on": pl.Series([ON]).new_from_index(0, height)})
    lists = {"plants": ItemColumns(offsets, plants)}
    out = decide_frame("garden.plants", ON, frame, lists, book_of("garden"), rows=True)
    assert out.height == height
    assert out["monthly_minutes"].head(4).to_list() == [43, 87, 130, 0]
    assert out["monthly_minutes"].tail(height - 3).sum() == 0
    assert out["row nettles"].sum() == 1


def test_lists_whose_offsets_do_not_fit_are_refused() -> None:
    plants = pl.DataFrame({"kind": ["bean"], "minutes_per_week": [10]})
    frame = pl.DataFrame({"rented_on": [ON, ON]})
    law = book_of("garden")
    for offsets in ([0, 1], [0, 1, 2], [0, 2, 1], [1, 1, 1]):
        lists = {"plants": ItemColumns(np.array(offsets), plants)}
        with pytest.raises(FactError, match="its offsets do not fit 2 cases and 1 items"):
            decide_frame("garden.plants", ON, frame, lists, law)


def test_a_frame_without_a_column_needs_that_fact_of_everybody() -> None:
    out = decide_frame("garden.inspection", ON, {"beds": [1, 2], "soil": ["loam", "clay"]}, book=book_of("garden"))
    assert out["needs"].to_list() == ["shaded", "shaded"]
