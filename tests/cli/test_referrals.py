"""`hearth referrals take` is the same road as the page."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cli.referrals import referrals
from records.application import Application
from records.clock import county_today
from tests.records.offices import open_offices

HEADING = "reference,county_code,requested_on,first_name,last_name,phone"


@pytest.fixture
def monday(session: Session, tmp_path: Path) -> Path:
    open_offices(session)
    session.commit()
    file = tmp_path / "monday.csv"
    good = f"R-1,34,{county_today().isoformat()},Ana,Li,9165550100"
    file.write_text(f"{HEADING}\n{good}\nR-2,34,yesterday,Bo,Xu,9165550101\n")
    return file


def take(file: Path, *more: str, county: str = "34", name: str = "cleo@hearth.example") -> Result:
    return CliRunner().invoke(referrals, ["take", str(file), "--county", county, "--as", name, *more])


def count(session: Session) -> int:
    session.rollback()
    return session.scalar(select(func.count()).select_from(Application)) or 0


def test_good_lines_are_registered_and_rejected_ones_said(monday: Path, session: Session, tmp_path: Path) -> None:
    result = take(monday, "--rejects", str(tmp_path / "rejects.csv"))
    assert result.exit_code == 1
    assert "line 3: requested_on is not a day" in result.output
    assert "2 lines: 1 accepted, 1 rejected, 0 repeated." in result.output
    assert "R-2" in (tmp_path / "rejects.csv").read_text("utf-8-sig")
    assert count(session) == 1


def test_the_same_file_again_changes_nothing(monday: Path, session: Session) -> None:
    take(monday)
    assert "This file was taken before." in take(monday).output
    assert count(session) == 1


def test_who_answers_for_a_file_works_for_its_county(monday: Path, session: Session) -> None:
    assert "does not work for county 34" in take(monday, name="yara@hearth.example").output
    assert "There is no county '99' here" in take(monday, county="99").output
    assert count(session) == 0


def test_a_file_that_cannot_be_read_is_one_sentence(monday: Path, session: Session) -> None:
    monday.write_bytes(b"\xff\xfe")
    result = take(monday)
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert "is not UTF-8" in result.output
    assert count(session) == 0
