"""The number of a CCS service authorization request: eleven digits with one of two prefixes, which mean nothing else.

The pattern is recalled, not seen. Treatment authorization (TAR) numbers have eleven digits too, those of long-term care
nine; neither is a SAR number, but an eleven-digit TAR number with such a prefix cannot be told apart by its form.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, boolean
from rules.law.id.amounts.written import written

ON = date(2026, 3, 15)
LONGEST = 20


def looked_at(name: str, value: str, valid: bool) -> Example:
    """A number and whether it can be a SAR number."""
    return Example(name, ON, {"value": value}, {"valid": valid})


QUESTION = AmountQuestion(
    name="id.sar",
    asks="Can this be the number of a CCS service authorization request (SAR)?",
    facts=("value",),
    limits={"prefixes": "sar/prefixes", "length": "sar/length"},
    gives={"valid": boolean()},
    rows={"well_formed": "CCS practice", "malformed": "CCS practice"},
    since=date(1998, 1, 1),
    cite="recalled from practice",
    evidence="recalled",
    examples=(
        looked_at("eleven digits from 97", "97000000012", True),
        looked_at("eleven digits from 91", "91000000012", True),
        looked_at("grouped with a space", "97 000000012", True),
        looked_at("another prefix", "92000000012", False),
        looked_at("ten digits", "9700000001", False),
        looked_at("twelve digits", "970000000123", False),
        looked_at("nine digits, a long-term care TAR", "970000000", False),
        looked_at("a letter", "9700000001A", False),
        looked_at("nothing", "", False),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """Each number's form."""
    length = limits["length"]
    number = written(facts["value"], LONGEST)
    prefix = np.isin(number.number(0, 2), [int(digits) for digits in limits.names("prefixes")])
    valid = (number.length == length) & number.digits(0, length) & prefix
    return Result({"valid": valid}, {"well_formed": valid, "malformed": ~valid})
