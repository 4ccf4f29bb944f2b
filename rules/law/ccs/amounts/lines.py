"""Lines of authorizations that cannot be as told."""

from rules.amounts import Columns, Limits, Mask

WORKED_OUT = "status: expired and mixed are worked out and never told; give the status that CCS gave the line."
BACKWARD = "ends_on: the last day is before the first; mend one of them."
NO_DAY = "cancelled_on: a cancelled line has a day on which that takes effect; give it."
A_DAY_TOO_MANY = "cancelled_on: only a cancelled line has one; leave it out, or mend the status."


def impossible(facts: Columns, limits: Limits) -> dict[str, Mask]:
    """A line told with a status of ours, with its days turned round, or cancelled without a day."""
    cancelled, dated = facts.equals("status", "cancelled"), facts.known("cancelled_on")
    return {
        WORKED_OUT: facts.equals("status", "expired") | facts.equals("status", "mixed"),
        BACKWARD: facts["ends_on"] < facts["starts_on"],
        NO_DAY: cancelled & ~dated,
        A_DAY_TOO_MANY: dated & ~cancelled,
    }
