"""The needs of a list of services, in minutes: what was assessed, what proration leaves, what other resources leave.

Most services come by the week; domestic and the one-time ones come by the month (services/by_month). Each is taken in
whichever unit it was given, and brought to the other by 4.33 (W&I 12301.1(b)(1)) only where a sum asks for that.
Source: MPP 30-757, 30-763; the SOC 293 model: assessed, less adjustment = individual need, less alternatives = net.
"""

from dataclasses import dataclass

import numpy as np

from rules.amounts import Columns, Items, Limits
from rules.columns_of_facts import Mask
from rules.rounding import IntArray, divided

LIMITS = {
    "services_by_month": "services/by_month",
    "services_counting": "services/severely_impaired",
    "severely_impaired_week": "hours/severely_impaired_week",
    "weeks_per_month_hundredths": "hours/weeks_per_month_hundredths",
}
TWICE = "services: a service has both minutes_per_week and minutes_per_month; give its time once, in one of the two."


@dataclass(frozen=True)
class Needs:
    """Each item's need, one element an item in the unit it was given in, and each case's severe impairment.

    `by_month` tells which items were given by the month, `of_the_week` which services are part of a week at all.
    """

    items: Items
    by_month: Mask
    of_the_week: Mask
    individual: IntArray
    net: IntArray
    severe_week: IntArray
    severely_impaired: Mask
    missing: dict[str, Mask]
    refuse: dict[str, Mask]

    def per_month(self, minutes: IntArray, limits: Limits) -> IntArray:
        """Each case's month: what came by the week times 4.33, rounded once, and what came by the month as it is."""
        return divided(_month_hundredths(self.items, self.by_month, minutes, limits), 100)

    def of_the_week_hundredths(self, minutes: IntArray, limits: Limits) -> IntArray:
        """Each case's month of the services that are part of a week, in hundredths of a minute: nothing rounded yet."""
        return _month_hundredths(self.items, self.by_month, np.where(self.of_the_week, minutes, 0), limits)


def read(facts: Columns, limits: Limits) -> Needs:
    """The needs behind the fact `services`; a part taken off is never more than what it is taken from."""
    items = facts.items("services")
    by_week, by_month = items.known("minutes_per_week"), items.known("minutes_per_month")
    total = np.where(by_month, items["minutes_per_month"], items["minutes_per_week"])
    individual = np.maximum(total - items["prorated_minutes"], 0)
    counted = np.where(_counts(items, individual, limits), individual, 0)
    severe_month = _month_hundredths(items, by_month, counted, limits)
    severe_week = divided(severe_month, limits["weeks_per_month_hundredths"])
    return Needs(
        items=items,
        by_month=by_month,
        of_the_week=~items.within("service", limits.names("services_by_month")),
        individual=individual,
        net=np.maximum(individual - items["alternative_minutes"], 0),
        severe_week=severe_week,
        severely_impaired=severe_week >= limits["severely_impaired_week"],
        missing={"services": items.any(~by_week & ~by_month)},
        refuse={TWICE: items.any(by_week & by_month)},
    )


def _month_hundredths(items: Items, by_month: Mask, minutes: IntArray, limits: Limits) -> IntArray:
    """Each case's sum for the month in hundredths of a minute: by the week times 433, by the month times 100."""
    return items.sum(minutes * np.where(by_month, 100, limits["weeks_per_month_hundredths"]))


def _counts(items: Items, individual: IntArray, limits: Limits) -> Mask:
    """Which items count toward severe impairment; meal cleanup only beside needed meals and feeding (ACL 14-60)."""
    counting = limits.mapping("services_counting")
    needed = individual > 0
    both = items.any(items.equals("service", "meal_preparation") & needed) & items.any(
        items.equals("service", "feeding") & needed
    )
    beside = items.within("service", counting["with_meal_preparation_and_feeding"]) & items.spread(both)
    counts: Mask = items.within("service", counting["always"]) | beside
    return counts
