"""The benefits identification card number: CIN, a check digit, and the day of issue as YDDD, 14 characters.

The card writes only the last digit of the year. The day of issue is the latest such day that is not after the day asked
about and not before cards carried the CIN (26 March 2003); where there is none, the number is not valid. How the check
digit is computed is not public, so any digit passes.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, boolean, day, text
from rules.columns_of_facts import Mask
from rules.law.id.amounts.cin import is_cin
from rules.law.id.amounts.written import written
from rules.rounding import IntArray

LENGTH = 14
CYCLES = 5  # a 366th day comes back with the same last digit of the year after 20 years, or 40 across 2100


def card(name: str, on: date, value: str, cin: str | None, issued: str | None) -> Example:
    """A card number looked at on a day; None and None where it is not valid."""
    return Example(name, on, {"value": value}, {"valid": cin is not None, "cin": cin, "issued": issued})


QUESTION = AmountQuestion(
    name="id.bic",
    asks="Can this be the number of a benefits identification card (BIC), whose, and issued when?",
    facts=("value",),
    limits={"letters": "cin/letters", "first_card": "bic/first_card"},
    gives={"valid": boolean(), "cin": text(nullable=True), "issued": day(nullable=True)},
    rows={"well_formed": "Medi-Cal identification card format", "malformed": "Medi-Cal identification card format"},
    since=date(2003, 3, 26),
    cite="LA County DMH bulletin NGA 12-041; Santa Clara County, identification card format",
    evidence="seen",
    examples=(
        card("the published card", date(2012, 6, 1), "91234567A2 9180", "91234567A", "2009-06-29"),
        card("without the space", date(2012, 6, 1), "91234567A29180", "91234567A", "2009-06-29"),
        card(
            "ten years on it is read as the later card", date(2026, 3, 15), "91234567A2 9180", "91234567A", "2019-06-29"
        ),
        card("issued on the day asked about", date(2019, 6, 29), "91234567A29180", "91234567A", "2019-06-29"),
        card(
            "the day before, it can only be the earlier card",
            date(2019, 6, 28),
            "91234567A29180",
            "91234567A",
            "2009-06-29",
        ),
        card("day 366 of a leap year", date(2026, 3, 15), "91234567A24366", "91234567A", "2024-12-31"),
        card("day 366 goes back to a year that had one", date(2020, 1, 1), "91234567A24366", "91234567A", "2004-12-31"),
        card("no year ending in 3 has a day 366", date(2026, 3, 15), "91234567A23366", None, None),
        card("there is no day 0", date(2026, 3, 15), "91234567A29000", None, None),
        card("there is no day 367", date(2026, 3, 15), "91234567A24367", None, None),
        card("the first day of cards with a CIN", date(2010, 1, 1), "91234567A23085", "91234567A", "2003-03-26"),
        card("the day before, cards carried the SSN", date(2010, 1, 1), "91234567A23084", None, None),
        card("a letter that is not used", date(2026, 3, 15), "91234567B29180", None, None),
        card("a CIN alone is no card number", date(2026, 3, 15), "91234567A", None, None),
        card("a digit long", date(2026, 3, 15), "91234567A291801", None, None),
    ),
)


def issued(digit: IntArray, day_of_year: IntArray, on: date, first_card: date) -> tuple[IntArray, Mask]:
    """The latest day YDDD not after `on` nor before the first card, as ordinals, and where there is one."""
    found = np.zeros(len(digit), dtype=np.int64)
    for cycle in reversed(range(CYCLES)):
        year = on.year - (on.year - digit) % 10 - 10 * cycle
        start = _new_year(year)
        possible = (day_of_year >= 1) & (day_of_year <= _new_year(year + 1) - start)
        candidate = start + day_of_year - 1
        possible &= (candidate <= on.toordinal()) & (candidate >= first_card.toordinal())
        found = np.where(possible, candidate, found)
    return found, found > 0


def _new_year(year: IntArray) -> IntArray:
    """The ordinal of 1 January, by the Gregorian count of leap years."""
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + 1


def answer(facts: Columns, limits: Limits) -> Result:
    """Each card number's form and parts."""
    number = written(facts["value"], LENGTH)
    formed = (number.length == LENGTH) & is_cin(number, limits.names("letters")) & number.digits(9, LENGTH)
    first_card = date.fromisoformat(limits.values()["first_card"])
    day_issued, possible = issued(number.number(10, 11), number.number(11, LENGTH), facts.on, first_card)
    valid = formed & possible
    return Result(
        {"valid": valid, "cin": number.cut(0, 9), "issued": day_issued},
        {"well_formed": valid, "malformed": ~valid},
        null={"cin": ~valid, "issued": ~valid},
    )
