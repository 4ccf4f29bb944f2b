"""A needs assessment put to the law: which questions, in which order, with which facts. Used by screen and step alike.

The order is that of the SOC 293 (handbook 3.10): the need and severe impairment first, from them the program, and the
hours in that program; beside each service its hourly task guideline.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rules.answer import Answer
from rules.book import Book, load_book

Ask = Callable[[str, date, Mapping[str, Any]], Answer]
"""`rules.ask.ask` where it counts, `rules.preview.preview` where it is shown."""

RANKS_OF_PROGRAM = (
    "eating",
    "bathing",
    "dressing",
    "mobility",
    "transfer",
    "respiration",
    "memory",
    "orientation",
    "judgment",
)
FROM_NEED = ("severely_impaired", "assessed_minutes_per_month", "paramedical")
"""What ihss.assessed_need answers and ihss.program asks."""


@dataclass(frozen=True)
class Determined:
    """What the law says of an assessment. `hours` is None while the program is unknown, or when no program pays."""

    need: Answer
    program: Answer
    hours: Answer | None
    guidelines: Mapping[str, Answer]

    @property
    def needs(self) -> tuple[str, ...]:
        """Facts still missing before hours can be authorized."""
        found = (*self.need.needs, *self.program.needs, *(self.hours.needs if self.hours else ()))
        named = [name for answer in self.guidelines.values() for name in answer.needs]
        return tuple(dict.fromkeys((*found, *named)))

    @property
    def outside(self) -> tuple[str, ...]:
        """The services whose time is outside the guideline for their rank."""
        return tuple(
            service
            for service, answer in self.guidelines.items()
            if answer.answer is not None and answer.answer["within"] != "within"
        )

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Every answer, in the order asked."""
        return (self.need, self.program, *((self.hours,) if self.hours else ()), *self.guidelines.values())


def by_month(on: date, book: Book | None = None) -> tuple[str, ...]:
    """The services whose time is by the month on a day; all others are by the week (MPP 30-757)."""
    return tuple((book or load_book()).programmes["ihss"].parameter("services/by_month").at(on).value)


def adults_only(on: date, book: Book | None = None) -> tuple[str, ...]:
    """The services that a minor is never given (ACL 23-106; MPP 30-757)."""
    catalogue = (book or load_book()).programmes["ihss"].parameter("services/catalogue").at(on).value
    return tuple(service for service, words in catalogue.items() if not words["minors"])


def rank_behind(on: date, book: Book | None = None) -> Mapping[str, str | None]:
    """The function whose rank leads to a service's guideline on a day; None where there is none (MPP 30-757.1)."""
    found: Mapping[str, str | None] = (
        (book or load_book()).programmes["ihss"].parameter("services/rank_behind").at(on).value
    )
    return found


def service_facts(services: list[dict[str, Any]], on: date, book: Book | None = None) -> list[dict[str, Any]]:
    """Services as the law's fact `services`: their `minutes` named by the week or by the month."""
    monthly = by_month(on, book)
    return [
        {
            "service": each["service"],
            "minutes_per_month" if each["service"] in monthly else "minutes_per_week": each["minutes"],
            "prorated_minutes": each["prorated_minutes"],
            "alternative_minutes": each["alternative_minutes"],
        }
        for each in services
    ]


def determine(ask: Ask, on: date, given: Mapping[str, Any], book: Book | None = None) -> Determined:
    """Put an assessment (`records.assessment_facts.given`) to the law. Errors: LawError, a sentence."""
    services = service_facts(given["services"], on, book)
    protected = given["protective_supervision"]
    need = ask("ihss.assessed_need", on, {"protective_supervision": protected, "services": services})
    program = ask("ihss.program", on, _program_facts(given, need))
    pays = program.answer["program"] if program.answer else None
    hours = None
    if pays not in (None, "none"):
        facts = {"program": pays, "protective_supervision": protected, "services": services}
        hours = ask("ihss.hours", on, facts)
    return Determined(need, program, hours, _guidelines(ask, on, given, book))


def _program_facts(given: Mapping[str, Any], need: Answer) -> dict[str, Any]:
    found = {f"rank_{name}": given["ranks"][name] for name in RANKS_OF_PROGRAM if name in given["ranks"]}
    known = need.answer or {}
    return {
        **given["circumstances"],
        **found,
        **{name: known[name] for name in FROM_NEED if name in known},
    }


def _guidelines(ask: Ask, on: date, given: Mapping[str, Any], book: Book | None) -> dict[str, Answer]:
    """The guideline of each service that has one; a service whose rank is not known yet is not asked about."""
    behind, monthly = rank_behind(on, book), by_month(on, book)
    found = {}
    for each in given["services"]:
        service, function = each["service"], behind.get(each["service"])
        if service == "domestic":
            found[service] = ask("ihss.domestic_limit", on, {"minutes_per_month": each["minutes"]})
        if service in monthly or (function is not None and function not in given["ranks"]):
            continue
        facts = {"service": service, "minutes_per_week": each["minutes"]}
        facts["rank"] = given["ranks"][function] if function else None
        if service == "laundry":
            facts["laundry_away_from_home"] = given.get("laundry_away_from_home", False)
        found[service] = ask("ihss.guideline", on, facts)
    return found
