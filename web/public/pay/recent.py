"""Bank accounts that were changed lately: told on every page of pay, since that is how pay is stolen."""

import datetime as dt
from collections import Counter

from records.assignment import Assignment
from records.bank_accounts import history
from records.clock import now
from records.pay_setup import DirectDeposit
from web import database

LATELY = dt.timedelta(days=60)


def changed_lately(rows: list[Assignment]) -> list[DirectDeposit]:
    """The accounts that took another's place in the last two months, the newest first, one for each change."""
    kept = [each for number in {row.enrollment_id for row in rows} for each in history(database.session(), number)]
    earlier = Counter(each.assignment_id for each in kept)
    found = [each for each in kept if earlier[each.assignment_id] > 1 and now() - each.made_at < LATELY]
    first = {min(own, key=lambda each: each.id).id for own in _by_assignment(kept)}
    return sorted((each for each in found if each.id not in first), key=lambda each: -each.id)


def _by_assignment(kept: list[DirectDeposit]) -> list[list[DirectDeposit]]:
    grouped: dict[int, list[DirectDeposit]] = {}
    for each in kept:
        grouped.setdefault(each.assignment_id, []).append(each)
    return list(grouped.values())
