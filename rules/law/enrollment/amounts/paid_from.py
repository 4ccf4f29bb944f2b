"""From what day a provider is paid who served before being cleared (ACIN I-30-19)."""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, boolean, day

ON = date(2026, 3, 15)
SERVED = {
    "enrolled": True,
    "application_on": "2026-01-10",
    "cleared_on": "2026-03-01",
    "served_from": "2026-01-20",
    "authorized_from": "2025-06-01",
}


def _example(name: str, payable: bool, paid_from: str | None, row: str, **facts: object) -> Example:
    return Example(name, ON, SERVED | facts, {"payable": payable, "paid_from": paid_from}, row=row)


QUESTION = AmountQuestion(
    name="enrollment.paid_from",
    asks="From what day may this provider be paid for services to this recipient?",
    facts=("enrolled", "application_on", "cleared_on", "served_from", "authorized_from"),
    gives={"payable": boolean(), "paid_from": day(nullable=True)},
    rows={
        "not_enrolled": "ACIN I-30-19; W&I 12305.81",
        "from_application": "ACIN I-30-19",
        "from_authorization": "ACIN I-30-19",
        "from_service": "ACIN I-30-19",
        "from_clearance": "ACIN I-30-19",
    },
    since=date(2009, 11, 1),
    cite="ACIN I-30-19",
    evidence="summary",
    examples=(
        _example("served after the application", True, "2026-01-20", "from_service"),
        _example("served on the day of it", True, "2026-01-10", "from_service", served_from="2026-01-10"),
        _example("served the day before", True, "2026-01-10", "from_application", served_from="2026-01-09"),
        _example("nothing before enrollment", True, "2026-03-01", "from_clearance", served_from=None),
        _example("authorized later", True, "2026-02-01", "from_authorization", authorized_from="2026-02-01"),
        _example("authorized that day", True, "2026-01-20", "from_service", authorized_from="2026-01-20"),
        _example("not known since when authorized", True, "2026-01-20", "from_service", authorized_from=None),
        _example("never enrolled", False, None, "not_enrolled", enrolled=False, cleared_on=None),
        Example("enrolled, the day unknown", ON, SERVED | {"cleared_on": None}, needs=("cleared_on",)),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """The later of three days: the application, the recipient's authorization, the first day of service."""
    enrolled, application = facts["enrolled"], facts["application_on"]
    served = facts.known("served_from")
    start = np.where(served, facts["served_from"], facts["cleared_on"])
    authorized = np.where(facts.known("authorized_from"), facts["authorized_from"], 0)
    paid = np.maximum(np.maximum(application, authorized), start)
    early, held = enrolled & (start < application), enrolled & (start < authorized) & (authorized > application)
    own = enrolled & ~early & ~held
    return Result(
        answer={"payable": enrolled, "paid_from": paid},
        rows={
            "not_enrolled": ~enrolled,
            "from_application": early & ~held,
            "from_authorization": held,
            "from_service": own & served,
            "from_clearance": own & ~served,
        },
        null={"paid_from": ~enrolled},
        needs={"cleared_on": enrolled & ~facts.known("cleared_on")},
    )
