"""Lengths of time as people type them."""

import pytest

from web.schemas.typed_time import read_time


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("2:30", 150),
        ("2.5", 150),
        ("2,5", 150),
        ("2", 120),
        ("2h", 120),
        ("2h30", 150),
        (":45", 45),
        ("45m", 45),
        ("45 min", 45),
        (".25", 15),
        ("3.02", 181),  # 181.2 minutes, as the guideline of 3.02 hours
        ("0.125", 8),  # 7.5 minutes round up
        (" 1:05 ", 65),
        ("0", 0),
    ],
)
def test_a_time_is_read_as_it_is_meant(typed: str, minutes: int) -> None:
    assert read_time(typed) == minutes


@pytest.mark.parametrize("typed", ["", "abc", "2:75", "-1", "1:2:3", "2..5", "1e3", "٣", "1000000", "12:345"])
def test_what_is_no_time_is_not_guessed_at(typed: str) -> None:
    assert read_time(typed) is None
