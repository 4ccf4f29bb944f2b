"""The steps of the health care certification (SOC 873; W&I 12309.1): issued, extended, received, excepted, overdue."""

from dataclasses import dataclass
from enum import StrEnum

from workflows.steps.step import AboutClock, Readiness, RunningClock, Step, Told


class Certification(StrEnum):
    """Where the certification stands. `returned`: negative at first, sent back to its signer once."""

    NOT_ISSUED = "not_issued"
    ISSUED = "issued"
    RETURNED = "returned"
    OVERDUE = "overdue"
    ACCEPTED = "accepted"
    NEGATIVE = "negative"
    LATE = "late"


class CertificationOutcome(StrEnum):
    """What came of a message about the certification, or of its clock."""

    ISSUED = "issued"
    EXTENDED = "extended"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    NEGATIVE = "negative"
    LATE = "late"
    OVERDUE = "overdue"
    REFUSED = "refused"


@dataclass(frozen=True)
class CertificationAnswer:
    """`standing` and `clock` as they are now (no clock: none runs any more), whatever the message was."""

    outcome: CertificationOutcome
    standing: Certification
    readiness: Readiness
    clock: RunningClock | None = None


ISSUE_CERTIFICATION = Step("issue_certification", Told, CertificationAnswer)
"""The form was given: `issued`, clock `deadline.health_certification` (45 calendar days; ACL 16-78)."""

EXTEND_CERTIFICATION = Step("extend_certification", Told, CertificationAnswer)
"""Good cause (ACIN I-28-20): `extended`, the clock gives way to `deadline.health_certification_good_cause` (90 days in
all). Asked of a form that came late, or of a clock that ran out, `standing` is what `intake.certification_receipt` says
with the longer limit: `accepted`, `negative`, or `issued` with the clock running again. `refused` as the law has it."""

RECEIVE_CERTIFICATION = Step("receive_certification", Told, CertificationAnswer)
"""The form came back. `intake.certification_receipt` decides by `received_on`, not by the day it is keyed: a form that
came on day 45 and is keyed on day 47 is in time, also after `certification_overdue`. `accepted`, `late`, `negative`, or
`returned` to the signer once when the county disagrees (the clock goes on)."""

CERTIFICATION_OVERDUE = Step("certification_overdue", AboutClock, CertificationAnswer)
"""The clock ran out: end it as missed, on the timeline; `overdue`. A clock that has ended otherwise changes nothing and
answers the standing as it is."""


class CertificationException(StrEnum):
    """The two statutory exceptions: services may be authorized before the form is in (W&I 12309.1)."""

    NONE = "none"
    DISCHARGE = "discharge"
    PLACEMENT_RISK = "placement_risk"


@dataclass(frozen=True)
class ExceptionAnswer:
    """`exception` none: refused. The clock of the form goes on; a supervisor reviews what is then proposed."""

    exception: CertificationException
    readiness: Readiness


CLAIM_EXCEPTION = Step("claim_certification_exception", Told, ExceptionAnswer)
"""Record that services are needed before the form: discharge home, or risk of out-of-home placement."""
