"""The steps of Medi-Cal eligibility: asked of the partner, answered later or by hand."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from workflows.steps.step import About, Readiness, Step, Told


class MediCal(StrEnum):
    """Where the question of Medi-Cal stands."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    BY_HAND = "by_hand"
    PENDING = "pending"
    GRANTED = "granted"
    DENIED = "denied"


@dataclass(frozen=True)
class MediCalAsked:
    """`asked`: the partner has the inquiry. `by_hand`: no partner takes it. `chase_at`: when to stop waiting."""

    standing: MediCal
    chase_at: dt.datetime | None


ASK_MEDI_CAL = Step("ask_medi_cal", About, MediCalAsked)
"""Put the inquiry to the Medi-Cal partner, once per application."""


class MediCalOutcome(StrEnum):
    """What came of an answer about Medi-Cal."""

    GRANTED = "granted"
    DENIED = "denied"
    PENDING = "pending"
    REFUSED = "refused"


@dataclass(frozen=True)
class MediCalAnswer:
    """The answer as recorded. While `pending` (a disability determination), `chase_at` says when to ask a person."""

    outcome: MediCalOutcome
    readiness: Readiness
    chase_at: dt.datetime | None = None


RECORD_MEDI_CAL = Step("record_medi_cal", Told, MediCalAnswer)
"""Record the partner's answer (told by nobody) or a worker's with proof."""
