"""Whether somebody is a minor today, by the age at which the law has people grown up."""

import datetime as dt

from records.clock import county_today
from rules.book import load_book


def is_minor(birth_date: dt.date) -> bool:
    """Whether somebody is under age today; shown while a form is filled in, and decided by the law when it is sent."""
    today = county_today()
    adult: int = load_book().programmes["enrollment"].parameter("applicant/adult_age").at(today).value
    before = (today.month, today.day) < (birth_date.month, birth_date.day)
    return today.year - birth_date.year - before < adult
