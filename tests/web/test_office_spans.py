"""How long something has been ill or waiting, in words."""

import datetime as dt

import pytest

from web.staff.office.finding import span


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (59, "less than a minute"),
        (60, "1 minute"),
        (3_599, "59 minutes"),
        (3_600, "1 hour"),
        (86_399, "23 hours"),
        (172_800, "2 days"),
    ],
)
def test_a_length_of_time_is_told_in_its_largest_unit(seconds: int, words: str) -> None:
    assert span(dt.timedelta(seconds=seconds)) == words
