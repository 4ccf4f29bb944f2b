"""Reading files of timesheets: both layouts alike, every line whole or refused for one reason, totals that tie."""

import datetime as dt
import re
from pathlib import Path

import polars as pl
import pytest

from activities.timesheet_files.reading import Read, read
from cli.office.home import CHECKOUT
from cli.seed.bulk.timesheet_file import as_file, timesheet_file
from records.timesheet_files import FileRefused
from records.timesheet_rejects import SENTENCES

TODAY = dt.date(2026, 3, 20)
GOOD = {
    "provider": "34-K7QX-9M2D",
    "case_number": "1000123",
    "period": "2026-03-01",
    "received": "2026-03-17",
    "approved": "2026-03-16",
    "minutes": "240",
    "entries": "0308001200H0",
}
LAYOUTS = pytest.mark.parametrize("layout", ["csv", "fixed"])


def csv_of(*lines: str, count: int | None = None, minutes: int | None = None, header: str = "paper") -> bytes:
    """A CSV file of these lines, its totals right unless told."""
    said = sum(int(line.split(",")[5]) for line in lines if line.count(",") == 6 and line.split(",")[5].isdecimal())
    total = f"TOTAL,{len(lines) if count is None else count},{said if minutes is None else minutes}"
    return "\n".join([f"HEADER,TS1,{header},SCAN CENTER,2026-03-18", *lines, total, ""]).encode()


def line(**other: str) -> str:
    return ",".join((GOOD | other).values())


def reasons(content: bytes, layout: str = "csv") -> list[tuple[int, str]]:
    return read(content, layout, TODAY, 1_000).rejected.select("number", "reason").rows()


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"provider": ""}, "value_missing"),
        ({"case_number": ""}, "value_missing"),
        ({"received": ""}, "value_missing"),
        ({"period": "March"}, "period_unreadable"),
        ({"period": "2026-02-30"}, "period_unreadable"),
        ({"period": "2026-03-02"}, "not_a_half_month"),
        ({"period": "2026-04-01"}, "period_to_come"),
        ({"period": "2016-12-16"}, "no_law"),
        ({"received": "17.03.2026"}, "day_unreadable"),
        ({"approved": "soon"}, "day_unreadable"),
        ({"received": "2026-03-21"}, "received_to_come"),
        ({"approved": "2026-03-21"}, "received_to_come"),
        ({"minutes": "4:00"}, "minutes_unreadable"),
        ({"minutes": "-240"}, "minutes_unreadable"),
        ({"entries": "0308001260H0"}, "entries_unreadable"),
        ({"entries": "0308002401H0"}, "entries_unreadable"),
        ({"entries": "3208001200H0"}, "entries_unreadable"),
        ({"entries": "0008001200H0"}, "entries_unreadable"),
        ({"entries": "0308001200X0"}, "entries_unreadable"),
        ({"entries": "0308001200H4"}, "entries_unreadable"),
        ({"entries": "03o8001200H0"}, "entries_unreadable"),
        ({"period": "2026-02-16", "entries": "2908001200H0"}, "entries_unreadable"),
        ({"minutes": "239"}, "minutes_differ"),
        ({"entries": "0308001200H"}, "wrong_length"),
        ({"provider": "34-K7QX-9M2D,"}, "wrong_length"),
        ({"provider": "34-K7QX-9M2\u00d0"}, "bad_characters"),
        ({"provider": "34-K7QX\0-9M2D"}, "bad_characters"),
    ],
)
def test_a_line_that_cannot_be_a_timesheet_is_refused_alone_and_for_one_reason(
    other: dict[str, str], reason: str
) -> None:
    bad, good = line(**other), line(case_number="1000124")
    said = 240 if reason in ("wrong_length", "minutes_unreadable") else None
    found = read(csv_of(good, bad, minutes=(said or 0) + 240 if said else None), "csv", TODAY, 1_000)
    assert found.rejected.select("number", "reason").rows() == [(3, reason)]
    assert found.good["number"].to_list() == [2]
    assert reason in SENTENCES


def test_a_timesheet_that_stands_twice_is_taken_once() -> None:
    again = line(minutes="60", entries="0408000900C0")
    assert reasons(csv_of(line(), again, line(period="2026-02-16"))) == [(3, "twice_in_file")]


def test_one_that_could_not_be_read_does_not_stand_in_the_way_of_the_mended_one() -> None:
    assert reasons(csv_of(line(minutes="239"), line())) == [(2, "minutes_differ")]


def test_a_line_of_fixed_width_that_is_too_short_or_too_long_is_refused_alone() -> None:
    lines = pl.DataFrame([GOOD, GOOD | {"case_number": "1000124"}]).with_columns(pl.col("minutes").cast(pl.Int64))
    whole = as_file(lines, "fixed", TODAY).decode().splitlines()
    for broken in (whole[1][:-1], whole[1] + "0", "X" + whole[1][1:]):
        content = "\n".join([whole[0], broken, whole[2], whole[3]]).encode()
        assert reasons(content, "fixed") == [(2, "wrong_length")]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (csv_of(line(), count=2), "says 2 timesheets and the file holds 1"),
        (csv_of(line(), minutes=241), "says 241 minutes and the lines say 240"),
        (csv_of(line(), minutes=239), "says 239 minutes and the lines say 240"),
        (csv_of(line(), header="pigeon"), "names the channel"),
        (csv_of(line()).rsplit(b"\nTOTAL", 1)[0], "TOTAL record"),
        (csv_of(line()).replace(b"TOTAL,1", b"TOTAL,one"), "how many timesheets"),
        (csv_of(line()).replace(b"TS1", b"TS9"), "layout TS1"),
        (csv_of(line()).replace(b"2026-03-18", b"yesterday"), "header's day"),
    ],
)
def test_a_file_that_was_cut_or_changed_on_its_way_is_refused_whole(content: bytes, says: str) -> None:
    with pytest.raises(FileRefused, match=says):
        read(content, "csv", TODAY, 1_000)


def both(pairs: pl.DataFrame) -> tuple[Read, Read]:
    """The same timesheets in both layouts."""
    files = {layout: timesheet_file(pairs, dt.date(2026, 2, 16), 0.5, layout) for layout in ("csv", "fixed")}
    return read(files["csv"], "csv", dt.date(2026, 9, 1), 7), read(files["fixed"], "fixed", dt.date(2026, 9, 1), 7)


def test_both_layouts_give_the_same_to_the_last_entry() -> None:
    count = 60
    pairs = pl.DataFrame(
        {
            "provider": [f"34-{number % 50:04}-0000" for number in range(count)],
            "case_number": [str(1_000_000 + number % 55) for number in range(count)],
            "enrollment_id": [number % 50 for number in range(count)],
            "authorized_minutes_per_month": [6_000] * count,
        }
    )
    csv, fixed = both(pairs)
    assert csv.good.equals(fixed.good)
    assert csv.rejected.equals(fixed.rejected)
    assert csv.entries.frame.equals(fixed.entries.frame)
    assert (csv.lines, csv.minutes, csv.parts) == (fixed.lines, fixed.minutes, fixed.parts)
    assert csv.parts > 1


def test_quotes_spaces_and_windows_line_ends_change_nothing() -> None:
    plain = csv_of(line())
    dressed = plain.replace(b"34-K7QX-9M2D,1000123", b'"34-K7QX-9M2D", "1000123"').replace(b"\n", b"\r\n\r\n")
    dressed = b"\xef\xbb\xbf" + dressed
    first, second = (read(each, "csv", TODAY, 10) for each in (plain, dressed))
    assert first.good.drop("number").equals(second.good.drop("number"))
    assert first.entries.frame.equals(second.entries.frame)


@LAYOUTS
def test_the_examples_for_partners_are_read_as_they_stand(layout: str) -> None:
    page = (CHECKOUT / Path("docs/partners/timesheet-files.md")).read_text()
    example = re.findall(r"```(?:csv|text)\n(.*?)```", page, re.DOTALL)[("csv", "fixed").index(layout)]
    found = read(example.encode(), layout, TODAY, 10)
    assert found.rejected.height == 0
    assert found.good["minutes"].to_list() == [480, 150]
    assert found.entries.frame["place"].to_list() == ["home", "home", "community"]
    assert found.good["approved_on"].to_list() == [dt.date(2026, 3, 16), None]


def test_lines_of_one_recipient_or_provider_follow_each_other_and_stay_in_one_part() -> None:
    who = [("A", "1"), ("B", "2"), ("A", "3"), ("C", "3"), ("D", "4"), ("C", "5")]
    lines = [line(provider=provider, case_number=case) for provider, case in who]
    good = read(csv_of(*lines), "csv", TODAY, 1).good
    assert good["round"].to_list() == [0, 0, 1, 2, 0, 3]
    part = good["part"].to_list()
    assert part[0] == part[2] == part[3] == part[5]
    assert len({part[0], part[1], part[4]}) == 3
