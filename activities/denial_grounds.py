"""Whether the record bears out a cause for denial: it may show it, contradict it, or say nothing about it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

SHOWN_BY: Mapping[str, tuple[str, Any]] = {
    "medi_cal_ineligible": ("medi_cal", "denied"),
    "certification_missing": ("certification", "late"),
    "certification_negative": ("certification", "in_negative"),
    "not_resident": ("california_resident", False),
    "not_own_home": ("own_home", False),
    "not_aged_blind_or_disabled": ("aged_blind_or_disabled", False),
    "no_program": ("program", "none"),
    "no_assessed_need": ("authorized_minutes", 0),
    "met_by_alternatives": ("authorized_minutes", 0),
}
"""The fact of intake.readiness that shows a cause. Other causes rest on the worker's word."""

CONTRADICTED = {
    "medi_cal_ineligible": "Medi-Cal has not said no. This cause needs its answer on record.",
    "certification_missing": "The certification is not late: its last day has not gone by, or it is in.",
    "certification_negative": "The certification on record does not say no.",
    "not_resident": "The record shows an address in California. Correct it first if it is wrong.",
    "not_own_home": "The record shows that the person lives in a home of their own. Correct it first if it is wrong.",
    "not_aged_blind_or_disabled": "The record shows that the person is aged, blind or disabled.",
    "no_program": "A program pays for this person, by the assessment on record.",
    "no_assessed_need": "The assessment on record comes to authorized hours.",
    "met_by_alternatives": "The assessment on record leaves hours that nobody else meets.",
}


class Ground(StrEnum):
    """What the record says of a cause."""

    SHOWN = "shown"
    UNKNOWN = "unknown"
    CONTRADICTED = "contradicted"


def ground_of(cause: str, facts: Mapping[str, Any]) -> Ground:
    """Compare a cause with the facts of intake.readiness."""
    if cause not in SHOWN_BY:
        return Ground.UNKNOWN
    fact, value = SHOWN_BY[cause]
    known = facts.get(fact)
    if known is None:
        return Ground.UNKNOWN
    return Ground.SHOWN if known == value else Ground.CONTRADICTED
