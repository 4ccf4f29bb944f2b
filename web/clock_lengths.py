"""How long a clock of the law runs, for pages that say so."""

import re

from records.clock import county_today
from rules.book import load_book

NAMED = re.compile(r"\{([a-z_]+/[a-z_]+)\}")


def length(path: str) -> int:
    """How long a clock runs, such as "inquiry/request_review", in its own unit, as it stands today."""
    return int(load_book().programmes["deadline"].parameter(path).at(county_today()).value)


def with_lengths(sentence: str) -> str:
    """A sentence that names a clock, such as "{timesheets/payment} business days", with its length."""
    return NAMED.sub(lambda named: str(length(named[1])), sentence)
