"""The benefits identification card number: CIN, a check digit, and the day of issue as YDDD, 14 characters.

The card writes only the last digit of the year, so that the same four digits come back every ten years. `issued` is the
first such day since cards carried the CIN (26 March 2003), whatever the day asked about: the published card
91234567A2 9180 is of 29 June 2009. `issued_at_latest` is the last such day not after the day asked about, null where
none has come yet; a card reissued with the same CIN may be of any of those between. Digits that are no day of any year
make the number wrong. How the check digit is computed is not public, so any digit passes.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, boolean, day, text
from rules.law.id.amounts.cin import is_cin
from rules.law.id.amounts.written import written
from rules.rounding import IntArray

LENGTH = 14
CIN, PUBLISHED = "91234567A", "91234567A2 9180"
YEARS = 50  # within which every day comes back: a 366th after 20 years with the same last digit, 40 across 2100


def card(
    name: str, on: date, value: str, cin: str | None, issued: str | None = None, latest: str | None = None
) -> Example:
    """A card number looked at on a day, with its CIN, first and last day of issue; no CIN where it is not valid."""
    answer = {"valid": cin is not None, "cin": cin, "issued": issued, "issued_at_latest": latest}
    return Example(name, on, {"value": value}, answer)


QUESTION = AmountQuestion(
    name="id.bic",
    asks="Can this be the number of a benefits identification card (BIC), whose, and issued when?",
    facts=("value",),
    limits={"letters": "cin/letters", "first_card": "bic/first_card"},
    gives={
        "valid": boolean(),
        "cin": text(nullable=True),
        "issued": day(nullable=True),
        "issued_at_latest": day(nullable=True),
    },
    rows={"well_formed": "Medi-Cal identification card format", "malformed": "Medi-Cal identification card format"},
    since=date(2003, 3, 26),
    cite="LA County DMH bulletin NGA 12-041; Santa Clara County, identification card format",
    evidence="seen",
    examples=(
        card("the published card", date(2012, 6, 1), PUBLISHED, CIN, "2009-06-29", "2009-06-29"),
        card("without the space", date(2012, 6, 1), "91234567A29180", CIN, "2009-06-29", "2009-06-29"),
        card("ten years on it may be a later card", date(2026, 3, 15), PUBLISHED, CIN, "2009-06-29", "2019-06-29"),
        card("later card possible from its own day", date(2019, 6, 29), PUBLISHED, CIN, "2009-06-29", "2019-06-29"),
        card("not the day before", date(2019, 6, 28), PUBLISHED, CIN, "2009-06-29", "2009-06-29"),
        card("asked before it can have been issued", date(2008, 3, 6), PUBLISHED, CIN, "2009-06-29", None),
        card("first day of a year", date(2026, 3, 15), "91234567A20001", CIN, "2010-01-01", "2020-01-01"),
        card("day 365", date(2026, 3, 15), "91234567A25365", CIN, "2005-12-31", "2025-12-31"),
        card("day 366 of a leap year", date(2026, 3, 15), "91234567A24366", CIN, "2004-12-31", "2024-12-31"),
        card(
            "day 366 waits for a year that has one",
            date(2026, 3, 15),
            "91234567A26366",
            CIN,
            "2016-12-31",
            "2016-12-31",
        ),
        card("no year ending in 3 has a day 366", date(2026, 3, 15), "91234567A23366", None),
        card("there is no day 0", date(2026, 3, 15), "91234567A29000", None),
        card("there is no day 367", date(2026, 3, 15), "91234567A24367", None),
        card("the first day of cards with a CIN", date(2010, 1, 1), "91234567A23085", CIN, "2003-03-26", "2003-03-26"),
        card("before it cards carried the SSN", date(2026, 1, 1), "91234567A23084", CIN, "2013-03-25", "2023-03-25"),
        card("a letter that is not used", date(2026, 3, 15), "91234567B29180", None),
        card("a CIN alone is no card number", date(2026, 3, 15), "91234567A", None),
        card("a digit long", date(2026, 3, 15), "91234567A291801", None),
    ),
)


def days_of_issue(digit: IntArray, day_of_year: IntArray, on: date, first_card: date) -> tuple[IntArray, IntArray]:
    """The first day YDDD since the first card, and the last of them not after `on`, as ordinals; 0 where none is."""
    first, latest = np.zeros(len(digit), dtype=np.int64), np.zeros(len(digit), dtype=np.int64)
    for decade in range(first_card.year // 10 * 10, max(on.year, first_card.year + YEARS) + 1, 10):
        start = _new_year(decade + digit)
        candidate = start + day_of_year - 1
        possible = (day_of_year >= 1) & (candidate < _new_year(decade + digit + 1))
        possible &= candidate >= first_card.toordinal()
        first = np.where(possible & (first == 0), candidate, first)
        latest = np.where(possible & (candidate <= on.toordinal()), candidate, latest)
    return first, latest


def _new_year(year: IntArray) -> IntArray:
    """The ordinal of 1 January, by the Gregorian count of leap years."""
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + 1


def answer(facts: Columns, limits: Limits) -> Result:
    """Each card number's form and parts."""
    number = written(facts["value"], LENGTH)
    formed = (number.length == LENGTH) & is_cin(number, limits.names("letters")) & number.digits(9, LENGTH)
    first_card = date.fromisoformat(limits.values()["first_card"])
    first, latest = days_of_issue(number.number(10, 11), number.number(11, LENGTH), facts.on, first_card)
    valid = formed & (first > 0)
    return Result(
        {"valid": valid, "cin": number.cut(0, 9), "issued": first, "issued_at_latest": latest},
        {"well_formed": valid, "malformed": ~valid},
        null={"cin": ~valid, "issued": ~valid, "issued_at_latest": ~valid | (latest == 0)},
    )
