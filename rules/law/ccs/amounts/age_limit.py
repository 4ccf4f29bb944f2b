"""Whether a line runs past the last day on which CCS may serve the child; its staff may have allowed it."""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, IntArray, Limits, Result, boolean, day
from rules.law.clocks.amounts.days import add_months, as_days

ON = date(2026, 3, 15)


def runs(name: str, born: str, ends: str, turns: str, past: bool) -> Example:
    """A birth date and a line's last day; the first day that is too late, and whether the line reaches it."""
    row = "past" if past else "within"
    answer = {"first_day_too_old": turns, "past": past}
    return Example(name, ON, {"birth_date": born, "ends_on": ends}, answer, rows=(row,))


QUESTION = AmountQuestion(
    name="ccs.age_limit",
    asks="Does the line run past the age to which CCS serves?",
    facts=("birth_date", "ends_on"),
    limits={"age_limit": "eligibility/age_limit"},
    gives={"first_day_too_old": day(), "past": boolean()},
    rows={"within": "H&SC 123800-123995", "past": "H&SC 123800-123995; DHCS 4513, SAR Override"},
    since=date(2000, 1, 1),
    cite="H&SC 123800-123995",
    evidence="seen",
    examples=(
        runs("to the end of the year of the 21st birthday", "1988-06-15", "2009-12-31", "2009-06-15", True),
        runs("to the birthday itself", "1988-06-15", "2009-06-15", "2009-06-15", True),
        runs("to the day before", "1988-06-15", "2009-06-14", "2009-06-15", False),
        runs("born on 29 February, to the 28th", "1988-02-29", "2009-02-28", "2009-03-01", False),
        runs("born on 1 March", "1987-03-01", "2008-02-29", "2008-03-01", False),
        runs("born on 29 February, to 1 March", "1988-02-29", "2009-03-01", "2009-03-01", True),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """The birthday on which the age is reached; who was born on 29 February has it on 1 March in other years."""
    born = facts["birth_date"]
    same_day = add_months(born, 12 * limits["age_limit"])
    birthday = same_day + (of_month(same_day) < of_month(born))
    past = facts["ends_on"] >= birthday
    return Result({"first_day_too_old": birthday, "past": past}, {"within": ~past, "past": past})


def of_month(ordinals: IntArray) -> IntArray:
    """The day of the month, from 0."""
    days = as_days(ordinals)
    place: IntArray = (days - days.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64)
    return place
