"""`hearth ccs` is the same road as the page, with an exit status for the nightly job; its examples are daily files."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.ccs import ccs
from records import clock
from tests.activities.ccs_files.written import CLI, MEM, csv_of, with_value
from tests.journeys import ccs_filed
from tests.journeys.filed import count


@pytest.fixture(autouse=True)
def county(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARTH_PAPERS", str(tmp_path / "papers"))
    ccs_filed.county()


def hearth(*words: str | Path) -> Result:
    return CliRunner().invoke(ccs, [str(word) for word in words])


@pytest.mark.parametrize("name", ["day.csv", "day.jsonl"])
def test_an_example_is_written_loaded_and_reported(tmp_path: Path, name: str) -> None:
    written = hearth("example", tmp_path / name, "--clients", "3", "--day", "2026-03-09")
    assert "tells of 2026-03-09" in written.output
    assert hearth("load", tmp_path / name).output == "The file is kept as number 1, and is being taken in.\n"
    ccs_filed.take_in(1, clock.now())
    again = hearth("load", tmp_path / name, "--wait")
    assert "This file came before, as number 1" in again.output
    assert f"{name}: done" in again.output
    assert again.exit_code == 0
    assert count("select count(*) from sar") == 6


def test_rejected_records_are_told_by_line_and_end_with_1(tmp_path: Path) -> None:
    file = tmp_path / "day.csv"
    file.write_bytes(csv_of(CLI, with_value("MEM", 1, "9"), MEM))
    hearth("load", file)
    ccs_filed.take_in(1, clock.now())
    result = hearth("report", "1")
    assert "line 3, client_number: A CCS number has seven digits." in result.output
    assert result.exit_code == 1


def test_a_report_that_does_not_show_all_says_where_the_rest_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "day.csv"
    file.write_bytes(csv_of(with_value("MEM", 1, "9"), with_value("MEM", 1, "8"), CLI))
    hearth("load", file)
    ccs_filed.take_in(1, clock.now())
    assert "more are on the page" not in hearth("report", "1").output
    monkeypatch.setattr("cli.ccs.SHOWN", 1)
    assert "1 more are on the page /ccs-files/1, and in its CSV." in hearth("report", "1").output


def test_what_cannot_be_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "day.txt").write_text("number,name\n")
    assert "does not begin with a header record" in hearth("load", tmp_path / "day.txt").output
    assert "neither .csv nor .jsonl" in hearth("example", tmp_path / "day.xml").output
    (tmp_path / "day.csv").write_text("mine")
    assert "is there already" in hearth("example", tmp_path / "day.csv").output
    assert (tmp_path / "day.csv").read_text() == "mine"
    assert "There is no file with the number 7." in hearth("report", "7").output
