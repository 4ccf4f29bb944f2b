"""How much time a month is authorized for care at home, in minutes, and what need stays unmet.

The algorithm is that of the SOC 293, read so. Severe impairment looks at individual assessed need, after proration and
before other resources; exactly 20:00 a week qualifies. The week's net sum is multiplied by 4.33 once, then rounded;
a weekly service given by the month stays as given, and is divided by 4.33 only where the law looks at the week.
Protective supervision is needed for the 168 hours of the week less the individual need of the other weekly services and
less the weekly hours of other resources; it fills the month up to the maximum of the person's program. Last comes the
across-the-board reduction, where one is in force on the day.
"""

from datetime import date

import numpy as np

from rules.amounts import AmountQuestion, Columns, Limits, Result, boolean, minutes
from rules.columns_of_facts import Mask
from rules.law.ihss.amounts import needs
from rules.law.ihss.amounts.hours_examples import EXAMPLES
from rules.law.ihss.amounts.reduction import reduction
from rules.law.ihss.amounts.weekly_maximum import weekly_authorized, weekly_maximum
from rules.rounding import IntArray, divided

QUESTION = AmountQuestion(
    name="ihss.hours",
    asks="How much time a month is authorized, for what need, and how much stays unmet?",
    facts=("program", "protective_supervision", "services"),
    limits={
        **needs.LIMITS,
        "protective_week": "hours/protective_supervision_week",
        "protective_maximum": "hours/protective_supervision_not_severely_impaired",
        "federal_programs": "hours/federal_programs",
        "maximum_severely_impaired": "hours/maximum_severely_impaired",
        "maximum_federal_programs": "hours/maximum_federal_programs",
        "maximum_not_severely_impaired": "hours/maximum_not_severely_impaired",
        "weeks_for_maximum": "hours/weeks_for_maximum",
        "across_the_board_reduction": "hours/across_the_board_reduction",
    },
    gives={
        "severely_impaired": boolean(),
        "severely_impaired_minutes_per_week": minutes(),
        "protective_supervision_minutes_per_month": minutes(),
        "need_minutes_per_month": minutes(),
        "authorized_minutes_per_month": minutes(),
        "unmet_minutes_per_month": minutes(),
        "weekly_authorized_minutes": minutes(),
        "weekly_maximum_minutes": minutes(),
    },
    rows={
        "severely_impaired": "W&I 12303.4(b); MPP 30-701(s)(1)",
        "not_severely_impaired": "W&I 12303.4(a); MPP 30-701(s)(1)",
        "nothing_needed": "MPP 30-763",
        "authorized_in_full": "W&I 12301.1; MPP 30-763",
        "protective_supervision_limited": "MPP 30-757.17; MPP 30-765",
        "held_to_maximum_severely_impaired": "W&I 12303.4(b); MPP 30-765.11",
        "held_to_maximum_federal_programs": "W&I 14132.95; MPP 30-765",
        "held_to_maximum_not_severely_impaired": "W&I 12303.4(a); MPP 30-765.12",
        "reduced_across_the_board": "W&I 12301.02",
    },
    since=date(2014, 7, 1),
    cite="W&I 12300, 12301.1, 12303.4; MPP 30-757, 30-763, 30-765",
    evidence="derived",
    examples=EXAMPLES,
)


def protective_need(need: needs.Needs, facts: Columns, limits: Limits) -> IntArray:
    """Protective supervision needed a month where it is approved: 168 hours a week less those covered, times 4.33."""
    others = need.of_the_week_hundredths(need.individual + need.items["alternative_minutes"], limits)
    uncovered = np.maximum(limits["protective_week"] * limits["weeks_per_month_hundredths"] - others, 0)
    return np.where(facts["protective_supervision"], divided(uncovered, 100), 0)


def answer(facts: Columns, limits: Limits) -> Result:
    """Need, authorized and unmet time of each case."""
    need = needs.read(facts, limits)
    severe = need.severely_impaired
    federal = facts.within("program", limits.names("federal_programs")) & ~severe
    other = need.per_month(need.net, limits)
    needed_protection = protective_need(need, facts, limits)
    maximum = np.where(severe, limits["maximum_severely_impaired"], limits["maximum_not_severely_impaired"])
    maximum = np.where(federal, limits["maximum_federal_programs"], maximum)
    protection = np.minimum(needed_protection, np.maximum(maximum - other, 0))
    protection = np.where(federal, np.minimum(protection, limits["protective_maximum"]), protection)
    total = other + needed_protection
    fitting = np.minimum(other + protection, maximum)
    authorized = fitting - reduction(fitting, other, maximum, limits)
    return Result(
        answer={
            "severely_impaired": severe,
            "severely_impaired_minutes_per_week": need.severe_week,
            "protective_supervision_minutes_per_month": protection,
            "need_minutes_per_month": total,
            "authorized_minutes_per_month": authorized,
            "unmet_minutes_per_month": total - authorized,
            "weekly_authorized_minutes": weekly_authorized(authorized, limits),
            "weekly_maximum_minutes": weekly_maximum(authorized, limits),
        },
        rows={
            **_reasons(severe, federal, total, fitting, maximum, protection < needed_protection),
            "authorized_in_full": (total == authorized) & (total > 0),
            "reduced_across_the_board": authorized < fitting,
        },
        needs=need.missing,
        refuse=need.refuse,
        lines={"services": {"individual_minutes": need.individual, "net_minutes": need.net}},
    )


def _reasons(
    severe: Mask, federal: Mask, total: IntArray, fitting: IntArray, maximum: IntArray, limited: Mask
) -> dict[str, Mask]:
    """Why each case's time is as much as fits under its maximum, and no more."""
    held = (total > fitting) & (fitting == maximum)
    return {
        "severely_impaired": severe,
        "not_severely_impaired": ~severe,
        "nothing_needed": total == 0,
        "protective_supervision_limited": limited,
        "held_to_maximum_severely_impaired": held & severe,
        "held_to_maximum_federal_programs": held & federal,
        "held_to_maximum_not_severely_impaired": held & ~severe & ~federal,
    }
