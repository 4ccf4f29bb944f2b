"""The hourly task guidelines in minutes against the hours the regulation prints."""

from fractions import Fraction

import pytest

from tests.law.asking import answer_to

BY_RANK = {
    "meal_preparation": ("3.02-7.00", "3.50-7.00", "5.25-7.00", "7.00-7.00"),
    "meal_cleanup": ("1.17-3.50", "1.75-3.50", "1.75-3.50", "2.33-3.50"),
    "bowel_bladder": ("0.58-2.00", "1.17-3.33", "2.91-5.83", "4.08-8.00"),
    "feeding": ("0.70-2.30", "1.17-3.50", "3.50-7.00", "5.25-9.33"),
    "bed_baths": ("0.50-1.75", "1.00-2.33", "1.17-3.50", "1.75-3.50"),
    "dressing": ("0.56-1.20", "1.00-1.86", "1.50-2.33", "1.90-3.50"),
    "ambulation": ("0.58-1.75", "1.00-2.10", "1.75-3.50", "1.75-3.50"),
    "transfer": ("0.50-1.17", "0.58-1.40", "1.10-2.33", "1.17-3.50"),
    "bathing": ("0.50-1.92", "1.27-3.15", "2.35-4.08", "3.00-5.10"),
}
WITHOUT_RANK = {"repositioning": "0.75-2.80", "prosthetics": "0.47-1.12", "menstrual": "0.28-0.80"}
CASES = [(service, rank, hours) for service, ranges in BY_RANK.items() for rank, hours in enumerate(ranges, 2)]
CASES += [(service, None, hours) for service, hours in WITHOUT_RANK.items()]


def in_minutes(hours: str) -> int:
    return int(Fraction(hours) * 60 + Fraction(1, 2))


@pytest.mark.parametrize(("service", "rank", "hours"), CASES)
def test_a_printed_range_holds_to_the_minute_on_both_sides(service: str, rank: int | None, hours: str) -> None:
    low, high = map(in_minutes, hours.split("-"))
    expected = {low - 1: "below", low: "within", high: "within", high + 1: "above"}
    for time, within in expected.items():
        answer = answer_to("ihss.guideline", service=service, rank=rank, minutes_per_week=time)
        assert answer == {"within": within, "low_minutes": low, "high_minutes": high}
