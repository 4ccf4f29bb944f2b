"""How a clock counts: from the day it starts to the day it is due, for columns of days.

A due day is the last day on which the thing is still in time. A due day on a weekend or holiday stays where it is:
none of the cited clocks was seen to say that it moves, and Hearth never gives a person a later day than the law may.
"""

from collections.abc import Callable
from datetime import date

from rules.amounts import Columns, Limits, Result
from rules.law.clocks.amounts.days import add_business_days, add_months
from rules.rounding import IntArray

LAST_DAY = date(2199, 12, 31).toordinal()
TOO_FAR = "from: the due day would be after 2199-12-31; give an earlier day."

Count = Callable[[IntArray, Limits], IntArray]


def whole_days(start: IntArray, limits: Limits) -> IntArray:
    """Calendar days: the starting day does not count, the due day does."""
    return start + limits["length"]


def whole_days_and_extension(start: IntArray, limits: Limits) -> IntArray:
    """Calendar days and those added for good cause, from the same start."""
    return start + limits["length"] + limits["extension"]


def days_between(start: IntArray, limits: Limits) -> IntArray:
    """The first day with so many whole days between it and the start; neither end counts (MPP 22-072)."""
    return start + limits["length"] + 1


def months(start: IntArray, limits: Limits) -> IntArray:
    """The same day of a later month, or the last day of a shorter one."""
    return add_months(start, limits["length"])


def business_days(start: IntArray, limits: Limits) -> IntArray:
    """Business days after the start; weekends and state holidays do not count (Gov. Code 19853)."""
    holidays, kept = limits.mapping("state_holidays"), limits.names("kept_on_friday")
    return add_business_days(start, limits["length"], holidays, kept)


def clock(count: Count) -> Callable[[Columns, Limits], Result]:
    """The arithmetic of a deadline question that counts so."""

    def answer(facts: Columns, limits: Limits) -> Result:
        due = count(facts["from"], limits)
        return Result(answer={"due": due}, rows={"counted": True}, refuse={TOO_FAR: due > LAST_DAY})

    return answer
