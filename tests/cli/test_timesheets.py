"""`hearth timesheets load` and `report` are the same road as the page, with an exit status for the nightly job."""

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from activities.database import transaction
from cli.seed.bulk.timesheet_file import as_file
from cli.timesheets import timesheets
from records import clock
from records.timesheet_file import TimesheetFile
from tests.activities.office import Office
from tests.journeys import filed


@pytest.fixture
def pairs(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pl.DataFrame:
    """Pairs of Sacramento, whose office is open."""
    monkeypatch.setenv("HEARTH_PAPERS", str(tmp_path / "papers"))
    Office()
    return filed.pairs_of(10)


@pytest.fixture
def scan(pairs: pl.DataFrame, tmp_path: Path) -> Path:
    """A file of two timesheets; nobody knows the second one's case."""
    return written(tmp_path / "scan.csv", pairs[1], pairs[2].with_columns(case_number=pl.lit("9999999")))


def written(file: Path, *pairs: pl.DataFrame) -> Path:
    ends = filed.period() + dt.timedelta(days=14)
    told = {"period": filed.period().isoformat(), "received": ends.isoformat(), "approved": ends.isoformat()}
    day = f"{filed.period().day:02}"
    lines = pl.concat(pairs).select(
        "provider",
        "case_number",
        **{name: pl.lit(value) for name, value in told.items()},
        minutes=pl.lit(240),
        entries=pl.lit(f"{day}08001200H0"),
    )
    file.write_bytes(as_file(lines, "csv", clock.county_today()))
    return file


def hearth(*words: str | Path) -> Result:
    return CliRunner().invoke(timesheets, [str(word) for word in words])


@contextmanager
def a_worker() -> Iterator[None]:
    """Somebody who takes in what was sent, as the worker does."""
    over = threading.Event()

    def work() -> None:
        while not over.wait(0.05):
            if filed.count("select count(*) from timesheet_file where status = 'received'"):
                filed.take_in(filed.count("select max(id) from timesheet_file"), clock.now())

    worker = threading.Thread(target=work)
    worker.start()
    try:
        yield
    finally:
        over.set()
        worker.join()


def test_a_file_is_waited_for_and_reported_with_its_rejected_lines(scan: Path) -> None:
    with a_worker():
        result = hearth("load", scan, "--wait", "--as", "Sue@hearth.example")
    assert result.exit_code == 1, "a line was rejected"
    assert "The file is kept as number 1, and is being taken in." in result.output
    assert "scan.csv: done, 2 timesheets of 480 minutes." in result.output
    found = {
        words[0]: words[1:]
        for words in map(str.split, result.output.splitlines())
        if words[-3:] == ["to", "be", "paid"]
    }
    assert found["accepted"][:4] == ["1", "lines", "240", "claimed"]
    assert found["rejected"][:5] == ["1", "lines", "240", "claimed", "0"]
    assert "line 3: No case has this number." in result.output


def test_without_waiting_the_file_is_only_kept(scan: Path) -> None:
    result = hearth("load", scan)
    assert (result.exit_code, result.output) == (0, "The file is kept as number 1, and is being taken in.\n")
    assert filed.count("select count(*) from outbox where workflow = 'TimesheetFileIntake'") == 1
    assert hearth("report", "1").output.startswith("scan.csv: received, 0 timesheets")


def test_the_same_file_again_changes_nothing_and_reports_the_first(scan: Path, tmp_path: Path) -> None:
    hearth("load", scan)
    filed.take_in(1, clock.now())
    again = hearth("load", scan.rename(tmp_path / "again.csv"), "--wait")
    assert "This file came before, as number 1. Nothing was done a second time." in again.output
    assert "scan.csv: done, 2 timesheets" in again.output
    assert again.exit_code == 1
    assert filed.count("select count(*) from timesheet") == 1
    assert filed.count("select count(*) from timesheet_file") == 1


def test_where_every_line_is_taken_it_ends_well(pairs: pl.DataFrame, tmp_path: Path) -> None:
    hearth("load", written(tmp_path / "good.csv", pairs[1], pairs[2]))
    filed.take_in(1, clock.now())
    result = hearth("report", "1")
    assert (result.exit_code, "line " in result.output.replace("lines ", "")) == (0, False)


def test_a_file_whose_totals_do_not_agree_is_refused_with_its_sentence(scan: Path) -> None:
    scan.write_bytes(scan.read_bytes().replace(b"TOTAL,2,", b"TOTAL,3,"))
    with a_worker():
        result = hearth("load", scan, "--wait")
    assert result.exit_code == 1
    assert "scan.csv: refused" in result.output
    assert "The TOTAL record says 3 timesheets and the file holds 2" in result.output
    assert filed.count("select count(*) from timesheet") == 0


def test_what_is_no_file_of_timesheets_is_one_sentence_and_nothing_is_kept(scan: Path) -> None:
    scan.write_text("provider,hours\n")
    result = hearth("load", scan)
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert "does not begin with a header record" in result.output
    assert filed.count("select count(*) from timesheet_file") == 0


def test_who_answers_for_a_file_is_known(scan: Path) -> None:
    result = hearth("load", scan, "--as", "nobody@hearth.example")
    assert (result.exit_code, "Nobody signs in as nobody@hearth.example" in result.output) == (1, True)
    assert filed.count("select count(*) from timesheet_file") == 0
    hearth("load", scan, "--as", "sue@hearth.example")
    with transaction() as session:
        assert session.get_one(TimesheetFile, 1).received_by_id is not None


def test_a_number_of_no_file_is_one_sentence(pairs: pl.DataFrame) -> None:
    result = hearth("report", "404")
    assert (result.exit_code, result.output) == (1, "Error: There is no file with the number 404.\n")


def test_a_file_that_is_not_there_is_told_apart_from_a_refused_one(tmp_path: Path) -> None:
    assert hearth("load", tmp_path / "missing.csv").exit_code == 2
