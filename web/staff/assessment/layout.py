"""What stands on the assessment screen, in the order of the law's own catalogue of services and functions."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from rules.book import load_book

GROUPS = {
    "domestic": "Domestic and heavy cleaning",
    "meal_preparation": "Related services",
    "respiration": "Personal care",
    "medical_accompaniment": "Accompaniment",
    "yard_hazard": "Yard and snow",
    "protective_supervision": "Supervision, teaching, paramedical",
}
"""The heading that stands before a service; the services are in the order of the notice of action."""

BY_PEOPLE = ("meal_preparation", "meal_cleanup", "laundry", "food_shopping", "errands")
"""Related services are divided by the people whose need is met together (MPP 30-763.32)."""

MENTAL = ("memory", "orientation", "judgment")
MENTAL_RANKS = {1: "No problem", 2: "Moderate, or now and then", 5: "Severe"}
"""What the three mental ranks say (MPP 30-756.372)."""
HOME = {
    "rooms": "Rooms in the home",
    "sole_use_rooms": "Rooms only the recipient uses",
    "shared_rooms": "Shared rooms",
    "people": "People who share",
}

CIRCUMSTANCES = (
    ("california_resident", "Lives in California"),
    ("own_home", "Lives in a home of own choosing"),
    ("aged_blind_or_disabled", "Is 65 or older, blind or disabled"),
    ("federally_funded_medi_cal", "Full-scope Medi-Cal, federally funded"),
    ("residual_eligible", "Otherwise eligible for IHSS-R"),
    ("declined_cfco", "Has declined CFCO"),
    ("spouse_provider", "The provider is the spouse"),
    ("parent_of_minor_provider", "A minor whose provider is a parent"),
    ("advance_pay", "Advance pay"),
    ("restaurant_meals", "Restaurant meal allowance"),
    ("presumptive_requested", "Disability pending at Medi-Cal, and the need is urgent"),
)
"""What the program and the readiness of the application rest on beside the needs."""


@dataclass(frozen=True)
class Service:
    """One of the 25 services as the law lists it. `by` says how its part shared with others is typed."""

    code: str
    name: str
    section: str
    unit: str
    by: str
    for_minors: bool
    group: str | None


@dataclass(frozen=True)
class Function:
    """A function that is ranked, with the ranks that exist for it and what each means."""

    code: str
    name: str
    ranks: tuple[tuple[int, str], ...]
    mental: bool


def _parameter(path: str, on: date) -> Any:
    return load_book().programmes["ihss"].parameter(path).at(on).value


def services(on: date) -> tuple[Service, ...]:
    """The services in the order of the notice of action (handbook 3.1)."""
    return tuple(
        Service(
            code=code,
            name=words["en"],
            section=words["section"],
            unit=words["unit"],
            by=_by(code, words["proratable"]),
            for_minors=words["minors"],
            group=GROUPS.get(code),
        )
        for code, words in _parameter("services/catalogue", on).items()
    )


def _by(code: str, proratable: bool) -> str:
    """`people`, `time`, or `` where the need is the person's own and is never shared (MPP 30-763.3)."""
    if code in BY_PEOPLE:
        return "people"
    return "time" if proratable else ""


def _means(code: str, rank: int, meanings: Any) -> str:
    return MENTAL_RANKS[rank] if code in MENTAL else str(meanings[rank]["en"])


def functions(on: date) -> tuple[Function, ...]:
    """The ranked functions in the order of the SOC 293, each with its usable ranks (MPP 30-756)."""
    meanings = _parameter("functions/ranks", on)
    return tuple(
        Function(
            code=code,
            name=words["en"],
            ranks=tuple((rank, _means(code, rank, meanings)) for rank in words["ranks"]),
            mental=code in MENTAL,
        )
        for code, words in _parameter("functions/catalogue", on).items()
    )
