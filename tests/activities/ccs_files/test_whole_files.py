"""Files as wholes: totals that must tie, parts that begin with a record."""

import datetime as dt

import pytest

from cli.seed.ccs.file_example import day_told
from cli.seed.ccs.file_writing import as_file
from records.kept_files import FileRefused
from tests.activities.ccs_files.written import CLI, COD, DXS, LIN, MEM, PRV, SAR, checked, csv_of, read

GOOD = (CLI, MEM, SAR, DXS, PRV, LIN, COD)
DAY = dt.date(2026, 3, 9)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (csv_of(*GOOD, totals="TRL,1,1,1,1,1,1,1,0,4"), "says hash total 4, and the file holds 3"),
        (csv_of(*GOOD, totals="TRL,2,1,1,1,1,1,1,0,3"), "says clients 2, and the file holds 1"),
        (csv_of(*GOOD, totals="TRL,1,1,1,1,1,2,1,0,3"), "says lines 2, and the file holds 1"),
        (csv_of(*GOOD, totals="TRL,1,1,1,1,1,1,1,0"), "has 8 values, and not 9"),
        (csv_of(*GOOD, totals="TRL,one,1,1,1,1,1,1,0,3"), "clients as a whole number"),
        (csv_of(*GOOD, totals="TRL," + "9" * 5_000 + ",1,1,1,1,1,1,0,3"), "clients as a whole number"),
        (csv_of(*GOOD, totals=CLI), "cut on its way"),
        (b"HDR,CCS1,2026-03-09\n", "cut on its way"),
        (csv_of(*GOOD, header="HDR,CCS9,2026-03-09"), "header record is not"),
        (csv_of(*GOOD, header="HDR,CCS1,yesterday"), "header's day is not a day"),
        (csv_of(*GOOD, header="HDR,CCS1,2026-03-11"), "yet to come"),
        (csv_of(*GOOD, "XYZ,1"), "Line 9 is of no type"),
        (csv_of(CLI, LIN), r"Line 3 \(LIN\) follows no record"),
        (csv_of(SAR, COD), r"Line 3 \(COD\) follows no record"),
        (csv_of(LIN), r"Line 2 \(LIN\) follows no record"),
    ],
)
def test_a_file_that_does_not_tie_is_refused_whole(content: bytes, says: str) -> None:
    with pytest.raises(FileRefused, match=says):
        checked(content)


@pytest.mark.parametrize(
    ("place", "line", "says"),
    [
        (1, "not json", "Line 2 is no JSON object"),
        (1, "[1]", "Line 2 is no JSON object"),
        (1, "[" * 100_000, "Line 2 is no JSON object"),
        (1, '{"record": "claim"}', "Line 2 is of no type"),
        (0, '{"record": "header", "layout": "CCS9"}', "first object is no header"),
        (-1, '{"record": "client"}', "cut on its way"),
    ],
)
def test_lines_of_json_that_cannot_be_are_refused_whole(place: int, line: str, says: str) -> None:
    lines = as_file(day_told(1, DAY), "jsonl", DAY).decode().splitlines()
    lines[place] = line
    with pytest.raises(FileRefused, match=says):
        checked("\n".join(lines).encode(), "jsonl")


def test_a_part_begins_with_a_record_and_keeps_what_belongs_to_it() -> None:
    told = day_told(9, DAY)
    for layout in ("csv", "jsonl"):
        content = as_file(told, layout, DAY)
        parts = checked(content, layout, 4).parts
        assert [part.records for part in parts[:-1]] == [4] * (len(parts) - 1)
        assert [one.ends_at for one in parts[:-1]] == [two.starts_at for two in parts[1:]]
        assert read(content, layout, 4) == told


def test_windows_line_ends_blank_lines_and_a_byte_order_mark_change_nothing() -> None:
    plain = csv_of(*GOOD)
    assert read(b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n\r\n")) == read(plain)


def test_what_is_no_utf8_is_found_in_its_record_alone() -> None:
    found = read(csv_of(CLI, MEM).replace(b"Testcase", b"Test\xe9"))
    assert [isinstance(each, list) for each in found] == [True, False]
