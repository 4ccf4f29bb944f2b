"""The steps of person clearance: who is this applicant?"""

from dataclasses import dataclass
from enum import StrEnum

from workflows.steps.step import Step, Told


class Clearance(StrEnum):
    """What came of a message about clearance."""

    CLEARED = "cleared"
    ASKED = "asked"
    REFUSED = "refused"


@dataclass(frozen=True)
class ClearanceAnswer:
    """Whether the applicant is now known to be a person of ours, old or new."""

    outcome: Clearance


CLEAR_PERSON = Step("clear_person", Told, ClearanceAnswer)
"""`cleared`: the same person or a new one, linked to the application. `asked`: a supervisor is to say."""

RULE_ON_CLEARANCE = Step("rule_on_clearance", Told, ClearanceAnswer)
"""The supervisor's answer: `cleared`; `refused` when the one who asked rules on it."""
