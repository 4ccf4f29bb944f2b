"""`hearth rules check` refuses, one by one: each test spoils one thing in the garden law and reads the refusal."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from rules.book import Book
from rules.check import check_law
from tests.rules.places import GARDEN

Spoil = Callable[[str, str, str], list[str]]
TAP, BEDS = "tables/tap.yaml", "parameters/water/least_beds.yaml"
LARGE = "      - row: large\n        when: {beds: {over: 4, at_least: least_beds}"


@pytest.fixture
def spoil(tmp_path: Path) -> Spoil:
    """Replaces words in one file of a copy of the garden law, and returns what the check says of it."""

    def spoilt(file: str, old: str, new: str) -> list[str]:
        shutil.copytree(GARDEN, tmp_path / "laws", dirs_exist_ok=True)
        path = tmp_path / "laws" / "garden" / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return check_law(Book(tmp_path / "laws"))

    return spoilt


SPOILT = yaml.safe_load((Path(__file__).parent / "spoilt.yaml").read_text("utf-8"))


@pytest.mark.parametrize("fault", list(SPOILT))
def test_the_check_refuses_a_spoilt_law(fault: str, spoil: Spoil) -> None:
    how = SPOILT[fault]
    faults = spoil(how["file"], how["old"], how["new"])
    assert any(how["says"] in said for said in faults), faults


def test_the_check_refuses_a_boundary_with_an_example_on_one_side_only(spoil: Spoil) -> None:
    seven = "  - {name: seven beds, on: 2021-01-01, facts: {beds: 7}, answer: {tap: none}, row: the_rest}\n"
    assert spoil(TAP, seven, "") == ["garden.tap, row large: no example just beyond the boundary beds at_least 8."]


def test_the_check_refuses_a_row_without_an_example(spoil: Spoil) -> None:
    novice = "  - {name: a novice, on: 2021-01-01, facts: {rank: null, rented_on: 2020-01-01}"
    faults = spoil(TAP, novice, novice.replace("rank: null", "rank: 2"))
    assert "garden.tap: the row novice decides no example; add one." in faults


def test_the_check_refuses_a_table_of_more_rows_than_the_engine_takes(spoil: Spoil) -> None:
    row = "      - {{row: row_{0}, when: {{weeds: {{is: {0}}}}}, gives: {{tap: none, fee_cents: 0, until: null}}}}\n"
    rows = "".join(row.format(number) for number in range(55))
    assert any("61 rows; the engine takes 60 at most" in said for said in spoil(TAP, LARGE, rows + LARGE))


def test_the_check_refuses_an_amount_whose_rows_have_no_cite(spoil: Spoil) -> None:
    assert any(
        "the row nettles" in said for said in spoil("amounts/plants.py", '"nettles": "Garden Act 11"', '"nettles": ""')
    )


def test_the_check_says_every_fault_of_a_law_at_once(spoil: Spoil) -> None:
    spoil("reasons.en.yaml", "garden.tap.novice: You are new.\n", "")
    assert len(spoil(BEDS, "cite: Water Rule 1, ", "")) >= 2


def test_the_check_refuses_items_whose_answers_nobody_uses(spoil: Spoil) -> None:
    whole = (GARDEN / "garden" / "tables" / "round.yaml").read_text("utf-8")
    asked, _ = whole.split("combines:")
    row = "      - {row: nothing, otherwise: true, gives: {round: none}}\n"
    edition = f"editions:\n  - from: 2001-01-01\n    cite: Garden Act 13\n    evidence: seen\n    rows:\n{row}"
    idle = f"{asked}gives:\n  round: {{type: enum, one_of: [none]}}\n{edition}examples: []\n"
    assert "garden.round: nothing is made of the answers of garden.plant; say what in combines or derived." in spoil(
        "tables/round.yaml", whole, idle
    )
