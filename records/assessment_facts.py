"""An assessment as facts for the law: what the screen previews and what the step asks is shaped here, once."""

from typing import Any

from records.assessment import Assessment
from records.assessment_draft import Content, content_of

CIRCUMSTANCES = (
    "federally_funded_medi_cal",
    "residual_eligible",
    "declined_cfco",
    "spouse_provider",
    "parent_of_minor_provider",
    "advance_pay",
    "restaurant_meals",
)
"""Facts of ihss.program that the worker states; the ranks and the services give the rest."""


def given(assessment: Assessment) -> dict[str, Any]:
    """What `rules.needs_assessment.determine` is given: services in minutes, ranks, circumstances; unknown is left out.

    A service's `minutes` are by the week or by the month, as the law counts that service.
    """
    return given_of(content_of(assessment))


def given_of(content: Content) -> dict[str, Any]:
    """The same for what is being typed and is not a row yet."""
    services = [
        {
            "service": line.service,
            "minutes": line.total_minutes,
            "prorated_minutes": line.prorated_minutes,
            "alternative_minutes": line.alternative_minutes,
        }
        for line in content.services
        if line.total_minutes > 0
    ]
    stated = {name: content.circumstances.get(name) for name in CIRCUMSTANCES}
    return {
        "services": services,
        "ranks": dict(content.ranks),
        "protective_supervision": bool(content.protective_supervision.get("needed", False)),
        "laundry_away_from_home": bool(content.household.get("laundry_away_from_home", False)),
        "circumstances": {name: value for name, value in stated.items() if value is not None},
    }
