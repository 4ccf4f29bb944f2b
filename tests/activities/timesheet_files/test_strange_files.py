"""Files that no scanner should send: each is refused in a sentence or line by line, and none is left standing."""

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from records import clock
from tests.activities.office import Office
from tests.journeys import filed

AT = clock.county_instant(dt.date(2026, 3, 20))
HEADER = "HEADER,TS1,paper,SCAN CENTER,2026-03-18"


@pytest.fixture
def pairs(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pl.DataFrame:
    """Three pairs of Sacramento that have nobody in common."""
    monkeypatch.setenv("HEARTH_PAPERS", str(tmp_path / "papers"))
    Office()
    return filed.pairs_of(10)[1:4]


def line(pair: pl.DataFrame, received: str = "2026-03-17", approved: str = "2026-03-16", entries: str = "") -> str:
    packed = entries or "0308001200H0"
    minutes = 240 if not entries else 1440 * (len(entries) // 12)
    of = (pair["provider"].item(), pair["case_number"].item())
    return ",".join([*of, "2026-03-01", received, approved, str(minutes), packed])


def taken(*lines: str, header: str = HEADER, total: str | None = None) -> int:
    """The file of these lines, taken in."""
    minutes = sum(int(each.split(",")[5]) for each in lines)
    text = "\n".join([header, *lines, total or f"TOTAL,{len(lines)},{minutes}", ""])
    return filed.by_hand(text.encode(), AT)


def outcomes(file_id: int) -> list[tuple[str, str | None]]:
    return [(outcome, reason) for _, outcome, reason, *_ in filed.lines_of(file_id)]


@pytest.mark.parametrize("day", ["0000-01-01", "-0001-01-01", "1026-03-17", "+2026-03-17"])
def test_a_day_of_another_millennium_turns_away_its_line_and_no_other(pairs: pl.DataFrame, day: str) -> None:
    file_id = taken(line(pairs[0], received=day), line(pairs[1], approved=day), line(pairs[2]))
    assert outcomes(file_id) == [("rejected", "day_unreadable"), ("rejected", "day_unreadable"), ("accepted", None)]
    assert filed.status_of(file_id).status == "done"


def test_a_sender_longer_than_its_place_is_refused_in_a_sentence(pairs: pl.DataFrame) -> None:
    file = filed.status_of(taken(line(pairs[0]), header=HEADER.replace("SCAN CENTER", "S" * 41)))
    assert file.status == "refused"
    assert "at most 40 characters" in (file.sentence or "")


def test_a_sender_of_40_characters_is_taken(pairs: pl.DataFrame) -> None:
    assert filed.status_of(taken(line(pairs[0]), header=HEADER.replace("SCAN CENTER", "S" * 40))).status == "done"


@pytest.mark.parametrize("total", ["TOTAL,1," + "9" * 5_000, "TOTAL," + "1" * 5_000 + ",240"])
def test_a_total_of_thousands_of_digits_is_refused_in_a_sentence(pairs: pl.DataFrame, total: str) -> None:
    file = filed.status_of(taken(line(pairs[0]), total=total))
    assert file.status == "refused"
    assert len(file.sentence or "") < 300


def test_ninety_nine_whole_days_on_one_day_are_sent_back_and_hold_up_nobody(pairs: pl.DataFrame) -> None:
    file_id = taken(line(pairs[0], entries="0300002400H0" * 99), line(pairs[1]))
    assert outcomes(file_id) == [("returned", "same_time_twice"), ("accepted", None)]
