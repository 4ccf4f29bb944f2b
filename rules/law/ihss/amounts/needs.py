"""The needs of a list of services, in minutes: what was assessed, what proration leaves, what other resources leave.

Weekly services stay weekly here; services that come by the month (domestic and the one-time ones) stay monthly.
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
BY_MONTH = (
    "services: domestic, heavy_cleaning, yard_hazard, snow_removal and teaching come by the month; "
    "give their time as minutes_per_month."
)
BY_WEEK = "services: this service comes by the week; give its time as minutes_per_week, not minutes_per_month."


@dataclass(frozen=True)
class Needs:
    """Each item's need, one element an item, and each case's severe impairment; `monthly` items come by the month."""

    items: Items
    monthly: Mask
    individual: IntArray
    net: IntArray
    severe_week: IntArray
    severely_impaired: Mask
    missing: dict[str, Mask]
    refuse: dict[str, Mask]

    def per_week(self, minutes: IntArray) -> IntArray:
        """Each case's sum over its weekly services."""
        return self.items.sum(np.where(self.monthly, 0, minutes))

    def per_month(self, minutes: IntArray, limits: Limits) -> IntArray:
        """Each case's month: the weekly sum times 4.33, rounded once, and what comes by the month as it is."""
        weekly = divided(self.per_week(minutes) * limits["weeks_per_month_hundredths"], 100)
        return weekly + self.items.sum(np.where(self.monthly, minutes, 0))


def read(facts: Columns, limits: Limits) -> Needs:
    """The needs behind the fact `services`; a part taken off is never more than what it is taken from."""
    items = facts.items("services")
    monthly = items.within("service", limits.names("services_by_month"))
    total = np.where(monthly, items["minutes_per_month"], items["minutes_per_week"])
    individual = np.maximum(total - items["prorated_minutes"], 0)
    net = np.maximum(individual - items["alternative_minutes"], 0)
    severe_week = items.sum(np.where(_counts(items, individual, limits), individual, 0))
    by_week, by_month = items.known("minutes_per_week"), items.known("minutes_per_month")
    return Needs(
        items=items,
        monthly=monthly,
        individual=individual,
        net=net,
        severe_week=severe_week,
        severely_impaired=severe_week >= limits["severely_impaired_week"],
        missing={"services": items.any(~by_week & ~by_month)},
        refuse={BY_MONTH: items.any(monthly & by_week), BY_WEEK: items.any(~monthly & by_month)},
    )


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
