"""Ages of provider and recipient on the day asked about, in whole years."""

from rules.amounts import Columns, IntArray, Limits, Mask
from rules.law.clocks.amounts.days import whole_years

LATER = "it is after the day asked about; mend the date."


def recipient_age(facts: Columns, limits: Limits) -> IntArray:
    """The recipient's age."""
    return whole_years(facts["recipient_birth_date"], facts.on)


def provider_age(facts: Columns, limits: Limits) -> IntArray:
    """The provider's age."""
    return whole_years(facts["provider_birth_date"], facts.on)


def unborn(facts: Columns, limits: Limits) -> dict[str, Mask]:
    """A birth date still to come."""
    names = ("recipient_birth_date", "provider_birth_date")
    return {f"{name}: {LATER}": facts[name] > facts.on.toordinal() for name in names}
