"""What is worked out of an applicant's facts: age, the work permit, likeness to somebody on a list."""

import numpy as np

from rules.amounts import Columns, IntArray, Limits, Mask
from rules.law.clocks.amounts.days import whole_years

UNBORN = "birth_date: it is after the day asked about; mend the date."


def age_years(facts: Columns, limits: Limits) -> IntArray:
    """Whole years of age on the day asked about."""
    return whole_years(facts["birth_date"], facts.on)


def permit_stands(facts: Columns, limits: Limits) -> Mask:
    """Whether a work permit is there and has not run out on the day asked about; its last day counts."""
    held: Mask = facts.known("work_permit_until") & (facts["work_permit_until"] >= facts.on.toordinal())
    return held


def unborn(facts: Columns, limits: Limits) -> dict[str, Mask]:
    """A birth date still to come."""
    return {UNBORN: facts["birth_date"] > facts.on.toordinal()}


def alike(facts: Columns, limits: Limits) -> IntArray:
    """How many of name, Social Security number and birth date are the same."""
    same = [facts[name].astype(np.int64) for name in ("name_same", "ssn_same", "birth_date_same")]
    return same[0] + same[1] + same[2]
