"""Rows of the law that hold or return a timesheet, in the few words of a list."""

from web.staff.timesheets.words import SHORT

WORDS = SHORT | {
    "nothing_claimed": "No time was claimed",
    "end_not_after_start": "An entry ends before it starts",
    "day_outside_period": "A day outside the half-month",
    "future_day": "A day to come",
    "same_time_twice": "The same time stands twice",
    "nothing_remaining": "Nothing remains of the recipient's month",
    "nothing_assigned": "Nothing remains of the provider's share",
}


def law_words(row: str) -> str:
    """A row name in words."""
    return WORDS.get(row, row.replace("_", " ").capitalize())
