"""The national provider identifier: ten digits, the first 1 or 2, the last a Luhn check as if 80840 stood in front."""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, boolean
from rules.law.id.amounts.written import ZERO, Written, written
from rules.rounding import IntArray

ON = date(2026, 3, 15)
LENGTH = 10


def looked_at(name: str, value: str, valid: bool) -> Example:
    """A number and whether it can be an NPI."""
    return Example(name, ON, {"value": value}, {"valid": valid})


QUESTION = AmountQuestion(
    name="id.npi",
    asks="Can this be a national provider identifier (NPI)?",
    facts=("value",),
    limits={"issuer_prefix": "npi/issuer_prefix"},
    gives={"valid": boolean()},
    rows={"well_formed": "45 CFR 162.406", "malformed": "45 CFR 162.406"},
    since=date(2005, 5, 23),
    cite="45 CFR 162.406",
    evidence="seen",
    examples=(
        looked_at("a published number", "1993999998", True),
        looked_at("the usual sample", "1234567893", True),
        looked_at("a wrong check digit", "1234567890", False),
        looked_at("grouped with spaces", "1234 567 893", True),
        looked_at("may start with 2", "2234567891", True),
        looked_at("may not start with 3, whatever its check digit", "3234567899", False),
        looked_at("nine digits", "123456789", False),
        looked_at("eleven digits", "12345678931", False),
        looked_at("a letter", "123456789X", False),
        looked_at("nothing", "", False),
    ),
)


def luhn_sum(number: Written, prefix: str) -> IntArray:
    """The Luhn sum of prefix and number: from the right every second digit doubled, digits of each product added."""
    total = np.zeros(len(number.codes), dtype=np.int64)
    for place, digit in enumerate(prefix):
        total += _weighed(np.int64(int(digit)), LENGTH + len(prefix) - 1 - place)
    for place in range(LENGTH):
        total += _weighed(number.codes[:, place] - ZERO, LENGTH - 1 - place)
    return total


def _weighed(digit: IntArray | np.int64, from_right: int) -> IntArray:
    doubled = np.asarray(digit * (2 if from_right % 2 else 1), dtype=np.int64)
    return doubled // 10 + doubled % 10


def answer(facts: Columns, limits: Limits) -> Result:
    """Each number's form and check digit."""
    number = written(facts["value"], LENGTH)
    first = (number.codes[:, 0] == ord("1")) | (number.codes[:, 0] == ord("2"))
    formed = (number.length == LENGTH) & first & number.digits(0, LENGTH)
    valid = formed & (luhn_sum(number, str(limits["issuer_prefix"])) % 10 == 0)
    return Result({"valid": valid}, {"well_formed": valid, "malformed": ~valid})
