"""Which Regional Office of CCS is a county's, and who hears its first appeals."""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, one_of

OFFICES = ("sacramento", "san_francisco", "los_angeles")


def belongs(name: str, county: str, office: str, row: str) -> Example:
    """A county and its office; an independent one hears its own appeals."""
    independent = row == "independent"
    answer = {
        "office": office,
        "model": row,
        "appeals_to": "county" if independent else "regional_office",
    }
    return Example(name, date(2026, 3, 15), {"county": county}, answer, rows=(row,))


QUESTION = AmountQuestion(
    name="ccs.regional_office",
    asks="Which Regional Office of CCS is the county's, and who hears a first appeal?",
    facts=("county",),
    limits={"regional": "offices/regional", "independent": "offices/independent"},
    gives={
        "office": one_of(*OFFICES),
        "model": one_of("independent", "dependent"),
        "appeals_to": one_of("county", "regional_office"),
    },
    rows={"independent": "22 CCR 42160; H&SC 123850", "dependent": "22 CCR 42160; H&SC 123850"},
    since=date(2000, 1, 1),
    cite="22 CCR 42160; H&SC 123850; which county is which is recalled",
    evidence="recalled",
    examples=(
        belongs("Sacramento", "34", "sacramento", "independent"),
        belongs("Los Angeles", "19", "los_angeles", "independent"),
        belongs("San Francisco", "38", "san_francisco", "independent"),
        belongs("Alpine", "02", "sacramento", "dependent"),
        belongs("Lake", "17", "san_francisco", "dependent"),
        belongs("Imperial", "13", "los_angeles", "dependent"),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """Each county's office; places in the words of the answer."""
    codes = facts.facts["county"].one_of
    offices, own = limits.mapping("regional"), limits.names("independent")
    office = np.array([OFFICES.index(offices[code]) for code in codes], dtype=np.int64)[facts["county"]]
    independent = np.array([code in own for code in codes], dtype=np.bool_)[facts["county"]]
    shared = np.where(independent, 0, 1)
    return Result(
        {"office": office, "model": shared, "appeals_to": shared},
        {"independent": independent, "dependent": ~independent},
    )
