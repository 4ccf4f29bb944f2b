"""What the assessment alone says, before a program is known: severe impairment and the need of CFCO test 1, in minutes.

Assessed need is individual assessed need, after proration and before other resources, of every service but heavy
cleaning and yard hazard; protective supervision belongs to it where it is needed (ACL 14-60: total assessed need).
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Example, Limits, Result, boolean, minutes
from rules.law.ihss.amounts import needs
from rules.law.ihss.amounts.hours import protective_need
from rules.law.ihss.amounts.hours_examples import ON, month, week

QUESTION = AmountQuestion(
    name="ihss.assessed_need",
    asks="How much help does the person need, before anybody asks which program pays?",
    facts=("protective_supervision", "services"),
    limits={
        **needs.LIMITS,
        "protective_week": "hours/protective_supervision_week",
        "outside_cfco_test": "services/outside_cfco_test",
    },
    gives={
        "severely_impaired": boolean(),
        "severely_impaired_minutes_per_week": minutes(),
        "assessed_minutes_per_month": minutes(),
        "paramedical": boolean(),
    },
    rows={"severely_impaired": "W&I 12303.4(b); ACL 14-60, test 3", "not_severely_impaired": "W&I 12303.4(a)"},
    since=date(2014, 7, 1),
    cite="ACL 14-60; W&I 12303.4; MPP 30-763",
    evidence="derived",
    examples=(
        Example(
            "heavy cleaning and yard hazard are left out, other resources are not looked at",
            ON,
            {
                "protective_supervision": False,
                "services": [
                    month("domestic", 150),
                    month("heavy_cleaning", 600),
                    month("yard_hazard", 120),
                    month("snow_removal", 60),
                    week("bathing", 1200, alternative=1200),
                ],
            },
            {"severely_impaired": True, "assessed_minutes_per_month": 5346, "paramedical": False},
        ),
        Example(
            "protective supervision is part of the need; paramedical need is seen",
            ON,
            {"protective_supervision": True, "services": [week("paramedical", 600)]},
            {"severely_impaired": False, "assessed_minutes_per_month": 43646, "paramedical": True},
        ),
    ),
)


def answer(facts: Columns, limits: Limits) -> Result:
    """The facts that ihss.program asks for and that the services alone can tell."""
    need = needs.read(facts, limits)
    outside = need.items.within("service", limits.names("outside_cfco_test"))
    assessed = need.per_month(np.where(outside, 0, need.individual), limits)
    return Result(
        answer={
            "severely_impaired": need.severely_impaired,
            "severely_impaired_minutes_per_week": need.severe_week,
            "assessed_minutes_per_month": assessed + protective_need(need, facts, limits),
            "paramedical": need.items.any(need.items.equals("service", "paramedical") & (need.individual > 0)),
        },
        rows={"severely_impaired": need.severely_impaired, "not_severely_impaired": ~need.severely_impaired},
        needs=need.missing,
        refuse=need.refuse,
    )
