"""The pay date that a new run is offered: two business days on, one for the two words and one for the bank."""

import datetime as dt
from typing import Any

import numpy as np

from rules.book import load_book
from rules.law.clocks.amounts.days import add_business_days

SETTLES_AFTER = 2
"""Business days (Nacha's next-day settlement after a day for the two words)."""


def usual_pay_date(today: dt.date) -> dt.date:
    """The day on which a run that begins today settles; weekends and state holidays do not count."""
    kept = tuple(_calendar("kept_on_friday", today))
    begun = np.array([today.toordinal()], dtype=np.int64)
    settled = add_business_days(begun, SETTLES_AFTER, _calendar("state_holidays", today), kept)
    return dt.date.fromordinal(int(settled[0]))


def _calendar(name: str, on: dt.date) -> Any:
    return load_book().programmes["deadline"].parameter(f"calendar/{name}").at(on).value
