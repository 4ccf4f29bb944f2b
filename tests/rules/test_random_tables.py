"""Tables nobody would write: the three evaluators agree on them too, whatever operators meet whatever facts."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules.ask import ask
from rules.book import Book
from rules.columns import ask_many
from rules.model.table_file import as_json
from tests.rules.drawing import cases
from tests.rules.oracle import decide

FACTS: dict[str, dict[str, Any]] = {
    "alive": {"type": "boolean"},
    "hurt": {"type": "boolean", "optional": True},
    "colour": {"type": "enum", "one_of": ["red", "green", "blue"]},
    "hat": {"type": "enum", "one_of": ["bowler", "beret"], "nullable": True},
    "age": {"type": "integer", "unit": "years", "least": -5, "most": 12},
    "debt": {"type": "integer", "unit": "cents", "least": -(2**62) + 1, "most": 2**62 - 1, "nullable": True},
    "born": {"type": "date"},
    "died": {"type": "date", "optional": True},
}
NUMBERS = {"age": st.integers(-6, 13), "debt": st.sampled_from([-(2**62) + 1, -1, 0, 1, 2**53 + 1, 2**62 - 1])}
DAYS = st.dates(date(1999, 12, 30), date(2000, 1, 3))
ORDER = ["at_least", "at_most", "over", "under"]


def literal(name: str) -> Any:
    """A value to hold a fact against."""
    fact = FACTS[name]
    if fact["type"] == "boolean":
        return st.booleans()
    if fact["type"] == "enum":
        return st.sampled_from(fact["one_of"])
    return DAYS if fact["type"] == "date" else NUMBERS[name]


@st.composite
def condition(draw: Any, name: str) -> dict[str, Any]:
    """One condition on a fact."""
    fact = FACTS[name]
    words = ["is", "is_not", "one_of", "none_of"]
    if fact["type"] in ("integer", "date"):
        words += [*ORDER, "between", "against"]
    if fact.get("nullable") or fact.get("optional"):
        words += ["null"]
    word = draw(st.sampled_from(words))
    if word == "null":
        return {draw(st.sampled_from(["is", "is_not"])): None}
    if word == "against":
        other = {"age": "debt", "debt": "age", "born": "died", "died": "born"}[name]
        return {draw(st.sampled_from([*ORDER, "is", "is_not"])): {"fact": other}}
    if word == "between":
        return {word: sorted([draw(literal(name)), draw(literal(name))])}
    return {
        word: draw(
            st.lists(literal(name), min_size=1, max_size=3)
            if word.endswith("one_of") or word == "none_of"
            else literal(name)
        )
    }


@st.composite
def conditions(draw: Any, most: int) -> dict[str, Any]:
    """Conditions on a few facts."""
    names = draw(st.lists(st.sampled_from(list(FACTS)), min_size=1, max_size=most, unique=True))
    return {name: draw(condition(name)) for name in names}


@st.composite
def tables(draw: Any) -> dict[str, Any]:
    """A table of a few rows."""
    rows: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 7))):
        when = draw(conditions(3))
        if draw(st.booleans()):
            when["any_of"] = [draw(conditions(2)) for _ in range(draw(st.integers(2, 3)))]
        rows.append(
            {"row": f"row_{number}", "when": when, "gives": {"place": number, "word": draw(st.sampled_from("ab"))}}
        )
    rows.append({"row": "last", "otherwise": True, "gives": {"place": -1, "word": "b"}})
    gives = {"place": {"type": "integer", "unit": "count"}, "word": {"type": "enum", "one_of": ["a", "b"]}}
    edition = {"from": date(2000, 1, 1), "cite": "x", "evidence": "seen", "rows": rows}
    hit = draw(st.sampled_from(["first", "collect"]))
    return {"asks": "x", "facts": list(FACTS), "gives": gives, "hit": hit, "editions": [edition], "examples": []}


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(table=tables(), data=st.data())
def test_engine_columns_and_oracle_agree_on_any_table(table: dict[str, Any], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "odd" / "tables" / "t.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(yaml.safe_dump(table, sort_keys=False), "utf-8")
        facts = {name: fact | {"label": "x", "cite": "x"} for name, fact in FACTS.items()}
        (path.parent.parent / "facts.yaml").write_text(yaml.safe_dump(facts), "utf-8")
        book = Book(Path(folder))
        drawn = data.draw(st.lists(cases(book, book.question("odd.t")), min_size=25, max_size=25))
        by_columns = ask_many("odd.t", date(2001, 1, 1), drawn, book)
        for given_facts, columns in zip(drawn, by_columns, strict=True):
            engine = ask("odd.t", date(2001, 1, 1), given_facts, book)
            known = {name: None for name in FACTS} | as_json(engine.facts)
            rows, answer = decide(Path(folder), path, "2001-01-01", known)
            assert ([reason.row for reason in engine.because], engine.answer) == (rows, answer)
            assert columns.as_json() == engine.as_json()  # type: ignore[union-attr]
