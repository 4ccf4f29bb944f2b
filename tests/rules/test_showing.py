"""The law shown, compared, explained: what policy staff read at the command line and people on a page."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.rules import rules
from rules.ask import ask
from rules.book import LAW, Book, load_book
from rules.diff import differences
from rules.errors import BeforeTheLaw, FactError, UnknownQuestion
from rules.sentences import in_words
from rules.show import decision_sentences, reason_sentences, show
from rules.unverified import unverified
from rules.working import working
from tests.rules.places import GARDEN, book_of

ON = date(2021, 1, 1)
FACTS = {
    "beds": 8,
    "soil": "clay",
    "shaded": False,
    "rank": 5,
    "rented_on": "2020-01-01",
    "rent_cents": 5,
    "plants": [],
}


@pytest.mark.parametrize(
    ("value", "unit", "english", "spanish"),
    [
        (11700, "minutes", "195:00", "195:00"),
        (9, "minutes", "0:09", "0:09"),
        (-61, "minutes", "-1:01", "-1:01"),
        (123456789, "cents", "$1,234,567.89", "$1,234,567.89"),
        (5600, "percent_hundredths", "56.00%", "56.00%"),
        (1234, "count", "1,234", "1,234"),
        ("2026-03-05", "", "March 5, 2026", "5 de marzo de 2026"),
        (date(2026, 12, 31), "", "December 31, 2026", "31 de diciembre de 2026"),
        (True, "", "yes", "sí"),
        (None, "", "not known", "no se sabe"),
        (["CFCO", "PCSP"], "", "CFCO, PCSP", "CFCO, PCSP"),
        ({"eating": 3}, "rank", "eating 3", "eating 3"),
    ],
)
def test_a_value_is_written_for_a_reader_by_its_unit(value: object, unit: str, english: str, spanish: str) -> None:
    assert (in_words(value, unit), in_words(value, unit, "es")) == (english, spanish)


def test_reasons_name_facts_limits_and_answers_in_both_languages() -> None:
    book = book_of("garden")
    decision = ask("garden.tap", ON, FACTS, book).as_decision()
    assert decision_sentences(decision, "en", book) == ["Your garden has 8 beds; 8 are enough."]
    assert decision_sentences(decision, "es", book) == ["Su jardín tiene 8 camas; bastan 8."]
    facts = {"soil": "sand", "fee_cents": 50000, "left_on": "2020-02-29"}
    said = reason_sentences("garden.tap", ["dry", "left_again"], facts, "en", book)
    assert said == ["Your soil is dry. The fee is $500.00.", "You left on February 29, 2020."]


def test_a_question_is_shown_as_it_stood_on_a_day() -> None:
    before, after = show(book_of("garden"), "garden.tap", date(2020, 6, 30)), show(book_of("garden"), "garden.tap", ON)
    assert "beds at least least_beds (10)" in before
    assert "beds at least least_beds (8)" in after
    assert "soil none of wet_soils (clay, loam)" in after
    assert "left_on at least rented_on" in after
    assert "left_on" not in show(book_of("garden"), "garden.tap", date(2014, 1, 1)).split("edition of")[1]


def test_a_parameter_and_a_fact_are_shown_by_name() -> None:
    shown = show(book_of("garden"), "water/least_beds", ON)
    assert shown == show(book_of("garden"), "garden/water/least_beds", ON)
    assert shown.endswith("from 2020-07-01: 8 (Water Rule 2; recalled) <- on 2021-01-01")
    assert "Day rented" in show(book_of("garden"), "rented_on", ON)


def test_what_is_not_in_the_law_cannot_be_shown() -> None:
    with pytest.raises(UnknownQuestion, match="no question, parameter or fact 'tulips'"):
        show(book_of("garden"), "tulips", ON)
    with pytest.raises(BeforeTheLaw):
        show(book_of("garden"), "garden.tap", date(1999, 12, 31))


@pytest.mark.parametrize("name", load_book().names())
def test_every_question_of_the_law_can_be_shown(name: str) -> None:
    assert show(load_book(), name, date(2026, 3, 15)).startswith(f"{name} on 2026-03-15")


def test_the_unverified_are_listed_recalled_before_derived() -> None:
    lines = unverified(book_of("garden"))
    assert [line.split()[0] for line in lines] == ["recalled"] * 2 + ["derived"] * 5
    assert any("water/least_beds from 2020-07-01" in line and "Water Rule 2" in line for line in lines)
    assert any("garden.tap, row the_rest from 2015-01-01" in line for line in lines)
    assert not any("Water Rule 3" in line for line in lines)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A copy of the garden law under git, below a folder of its own."""
    law = tmp_path / "office" / "law"
    shutil.copytree(GARDEN, law)
    me = ["-c", "user.name=Test", "-c", "user.email=test@hearth.example"]
    for words in (["init", "-q"], ["add", "."], [*me, "commit", "-q", "-m", "The law"]):
        subprocess.run(["git", "-C", str(tmp_path), *words], check=True)
    return law


def test_a_law_nobody_touched_is_the_same(kept: Path) -> None:
    assert differences(kept, "HEAD") == ["The law is the same as at HEAD."]


def test_changes_are_told_by_row_value_and_file(kept: Path) -> None:
    beds, tap = kept / "garden/parameters/water/least_beds.yaml", kept / "garden/tables/tap.yaml"
    beds.write_text(beds.read_text().replace("value: 8", "value: 7") + "# a word\n")
    tap.write_text(tap.read_text().replace("- row: novice", "- row: beginner"))
    (kept / "garden/parameters/water/most_rent.yaml").unlink()
    (kept / "garden/parameters/water/new.yaml").write_text("means: x\n")
    (kept / "garden/amounts/plants.py").write_text("")
    (kept / "garden/facts.yaml").write_text((kept / "garden/facts.yaml").read_text() + "# note\n")
    said = differences(kept, "HEAD")
    assert "garden/parameters/water/least_beds.yaml: values 2020-07-01 value: 8 is now 7" in said
    assert any(line.startswith("garden/parameters/water/most_rent.yaml: removed, ") for line in said)
    assert "garden/parameters/water/new.yaml: new, x" in said
    assert "garden/amounts/plants.py: the arithmetic changed; compare with git diff" in said
    assert "garden/facts.yaml: only its comments or layout changed" in said
    assert any("editions 2015-01-01 rows beginner" in line and "new" in line for line in said)
    assert any("editions 2015-01-01 rows novice" in line and "removed" in line for line in said)


def test_two_long_sentences_are_told_where_they_differ_and_a_new_parameter_with_its_values(kept: Path) -> None:
    words, rent = kept / "garden/reasons.en.yaml", kept / "garden/parameters/water/most_rent.yaml"
    first = next(line for line in words.read_text().splitlines() if ": " in line and not line.startswith("#"))
    row = first.split(": ", 1)[0]
    old = words.read_text().replace(first, f"{row}: {'Water it well. ' * 9}Then wait.")
    words.write_text(old)
    git = ["git", "-C", str(kept), "-c", "user.name=Test", "-c", "user.email=test@hearth.example"]
    subprocess.run([*git, "commit", "-aqm", "A long sentence"], check=True)
    words.write_text(old.replace("Then wait.", "Then go."))
    (kept / "garden/parameters/water/other_rent.yaml").write_text(rent.read_text())
    said = differences(kept, "HEAD")
    assert f"garden/reasons.en.yaml: {row}: ...Water it well. Then wait. is now ...Water it well. Then go." in said
    assert any(line.startswith("garden/parameters/water/other_rent.yaml: new, ") and "20" in line for line in said)


@pytest.mark.parametrize("revision", ["nowhere", "--help", "", "HEAD~99", "-x", "a b"])
def test_a_revision_git_does_not_know_is_a_sentence(kept: Path, revision: str) -> None:
    with pytest.raises(FactError, match="git knows no revision"):
        differences(kept, revision)


def test_the_version_changes_with_any_letter_of_the_law(tmp_path: Path) -> None:
    shutil.copytree(GARDEN, tmp_path / "laws")
    before = Book(tmp_path / "laws").version
    assert before == Book(GARDEN).version
    path = tmp_path / "laws/garden/amounts/plants.py"
    path.write_text(path.read_text() + "\n")
    assert Book(tmp_path / "laws").version != before


def test_a_working_shows_each_item_with_its_figures() -> None:
    plants = [{"kind": "bean", "minutes_per_week": 9, "shared_minutes": 4}, {"kind": "nettle", "minutes_per_week": 2}]
    lines = working("garden.plants", ON, {"plants": plants, "rented_on": "2020-01-01"}, book_of("garden"))["plants"]
    assert [line.figures for line in lines] == [{"net_minutes": 5}, {"net_minutes": 2}]
    assert lines[1].given["shared_minutes"] == 0
    assert working("garden.plants", ON, {"plants": plants}, book_of("garden")) == {}


def test_the_commands_of_the_law_end_with_their_status() -> None:
    runner = CliRunner()
    assert runner.invoke(rules, ["check"]).exit_code == 0
    assert "program/cfco_need" in runner.invoke(rules, ["show", "program/cfco_need", "--on", "2026-03-15"]).stdout
    assert runner.invoke(rules, ["unverified"]).exit_code == 0
    for words in (
        ["show", "nothing", "--on", "2026-03-15"],
        ["show", "ihss.program", "--on", "x"],
        ["diff", "nowhere"],
    ):
        result = runner.invoke(rules, words)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.endswith(".\n")


def test_the_law_that_is_shipped_is_the_law_that_is_read() -> None:
    assert load_book().root == LAW


def test_a_question_over_a_list_is_shown_with_what_is_asked_of_each_item() -> None:
    words = show(book_of("garden"), "garden.round", ON)
    assert "each of plants is asked: garden.plant; first nettles_near" in words
    assert "kinds: a list of kind, minutes, sown, worked out by plants.by_kind" in words
    assert "pulled: how many answer treated pulled" in words
    assert "watering: the sum of watered_minutes" in words


def test_a_decision_over_a_list_keeps_the_answer_to_each_item_and_can_be_asked_again() -> None:
    book = book_of("garden")
    plants = [
        {"kind": "nettle", "minutes_per_week": 0, "sown": "2020-05-01"},
        {"kind": "rose", "minutes_per_week": 70, "shared_minutes": 5},
    ]
    decision = ask("garden.round", ON, {"plants": plants, "soil": "sand", "weeds": 8, "rank": 1}, book).as_decision()
    nettle, rose = decision["items"]["plants"]
    assert [reason["row"] for reason in nettle["because"]] == ["pulled"]
    assert rose["because"][0]["says"] == "The plant is dry and gets 1:05."
    assert [limit["name"] for limit in rose["limits"]] == ["least_beds"]
    assert [row["row"] for row in rose["rows"] if row["failed_on"]] == ["pulled", "crowded_out"]
    assert decision["derived"] == {"pulled": 1, "kept": 2, "watering": 65, "last_sown": "2020-05-01"}
    kinds = [{"kind": "rose", "minutes": 65, "sown": None}, {"kind": "nettle", "minutes": 0, "sown": "2020-05-01"}]
    assert decision["answer"] == {"round": "long", "minutes": 65, "sown": "2020-05-01", "kinds": kinds}
    assert ask("garden.round", ON, decision["facts"], book).as_decision() == decision
    assert decision_sentences(decision, "es", book) == ["Regar toma 1:05."]


def test_an_item_that_cannot_be_as_told_is_refused_by_name() -> None:
    plants = [{"kind": "rose", "minutes_per_week": 5, "shared_minutes": 6}]
    with pytest.raises(FactError, match="plants: shared_minutes: it is shared for longer than it takes"):
        ask("garden.round", ON, {"plants": plants, "soil": "sand", "rank": 1}, book_of("garden"))


def test_an_item_that_lacks_a_fact_is_asked_for_and_nothing_is_decided() -> None:
    answer = ask("garden.round", ON, {"plants": [{"kind": "rose"}], "soil": "sand", "rank": 1}, book_of("garden"))
    assert (answer.answer, answer.needs) == (None, ("plants[0].minutes_per_week",))
