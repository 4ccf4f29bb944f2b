"""Where an enrollment stands between its steps: denied, or how many are left (SOC 426; W&I 12305.81, 12305.87)."""

import numpy as np

from rules.amounts import Columns, IntArray, Limits, Mask


def denied(facts: Columns, limits: Limits) -> Mask:
    """Whether the record or the list stands in the way, no waiver and no appeal having cleared it."""
    record = facts.equals("background", "waiver_possible") & ~facts["waiver_in_force"]
    barred = facts.equals("list", "match") | facts.equals("background", "ineligible") | record
    held: Mask = barred & ~facts["appeal_won"]
    return held


def steps_left(facts: Columns, limits: Limits) -> IntArray:
    """How many steps are still open; a record or a match on the list that an appeal cleared is none."""
    open_steps = (
        ~facts["application_received"],
        facts["application_received"] & ~facts["applicant_may_enroll"],
        ~facts.equals("ssn", "verified"),
        facts.within("background", ("not_asked", "asked", "delayed", "record")),
        facts.within("list", ("not_asked", "asked", "by_hand")),
        ~facts["orientation_attended"],
        ~facts["agreement_signed"],
    )
    left = np.zeros(facts.rows, dtype=np.int64)
    for mask in open_steps:
        left += mask
    return left
