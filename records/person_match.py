"""How alike two descriptions of a person are, in the words that rules and pages use. Nothing here decides."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property

from records import secrets
from records.application import Application
from records.name_sounds import given_parts, name_folded, sought_keys, sounds, surname_parts
from records.person import Person

NEAR_DAYS = 731
"""Two years: a birth year remembered wrongly is seldom further off."""
WEIGHTS = {
    "ssn_match": {"same": 100, "differs": -40},
    "cin_match": {"same": 90, "differs": -10},
    "birth_date_match": {"same": 30, "swapped": 22, "near": 15},
    "name_match": {"same": 30, "sounds_alike": 22, "part": 3},
}


@dataclass(frozen=True)
class Sought:
    """Somebody described: what was told, as far as it was told. The SSN is here only as its blind index."""

    first_name: str = ""
    last_name: str = ""
    middle_name: str | None = None
    birth_date: dt.date | None = None
    ssn_index: bytes | None = field(default=None, repr=False)
    cin: str | None = None
    phone: str | None = None

    @cached_property
    def keys(self) -> list[str]:
        """Keys of the name's sound, in either order: given name and surname are often told the other way round."""
        if not self.last_name:
            return []
        swapped = sought_keys(self.last_name, self.first_name) if self.first_name else []
        return sorted({*sought_keys(f"{self.first_name} {self.middle_name or ''}", self.last_name), *swapped})

    @cached_property
    def folded(self) -> str:
        """The name as it begins in `name_folded`."""
        return name_folded(self.first_name, self.last_name)

    @cached_property
    def surname_sounds(self) -> frozenset[str]:
        """How each surname sounds."""
        return frozenset(sound for part in surname_parts(self.last_name) for sound in sounds(part))

    @cached_property
    def given_sounds(self) -> frozenset[str]:
        """How each given name sounds."""
        parts = given_parts(self.first_name, self.middle_name)
        return frozenset(sound for part in parts for sound in sounds(part))


def sought_by_number(ssn: str) -> bytes:
    """The blind index of an SSN as typed, hyphens or not."""
    return secrets.blind_index("".join(c for c in ssn if c.isdigit()))


def described(application: Application) -> Sought:
    """The applicant as told at registration."""
    return Sought(
        first_name=application.first_name,
        last_name=application.last_name,
        middle_name=application.middle_name,
        birth_date=application.birth_date,
        ssn_index=application.ssn_index,
        cin=application.cin,
        phone=application.phone,
    )


@dataclass(frozen=True)
class Match:
    """A person who may be the one sought, and how alike they are, point by point, in words."""

    person: Person
    facts: dict[str, str]  # ssn_match, cin_match, name_match, birth_date_match

    @property
    def score(self) -> int:
        """For order on the page only."""
        return sum(WEIGHTS[fact].get(word, 0) for fact, word in self.facts.items())

    @property
    def matched(self) -> list[str]:
        """What agrees, strongest first: points without their ending, as kept in `clearance.candidates`."""
        return [fact.removesuffix("_match") for fact in WEIGHTS if WEIGHTS[fact].get(self.facts[fact], 0) > 0]


def clearance_facts(match: Match, *, other_county: bool) -> dict[str, bool]:
    """The facts of the question `intake.clearance` about one candidate; `other_county`: a case is open elsewhere."""
    like = match.facts
    alike = like["name_match"] in ("same", "sounds_alike")
    return {
        "ssn_match": like["ssn_match"] == "same",
        "cin_match": like["cin_match"] == "same",
        "name_birth_match": like["name_match"] == "same" and like["birth_date_match"] == "same",
        "name_phonetic_match": alike and like["birth_date_match"] != "differs",
        "ssn_conflict": like["ssn_match"] == "differs",
        "other_county": other_county,
    }


def compared(sought: Sought, person: Person) -> Match:
    """How alike one candidate is."""
    return Match(
        person,
        {
            "ssn_match": _number(sought.ssn_index, person.ssn_index),
            "cin_match": _number(sought.cin, person.cin),
            "name_match": name_match(sought, person),
            "birth_date_match": birth_date_match(sought.birth_date, person.birth_date),
        },
    )


def _number(told: object, known: object) -> str:
    if told is None or known is None:
        return "unknown"
    return "same" if told == known else "differs"


def name_match(sought: Sought, person: Person) -> str:
    """same, sounds_alike (also the other way round), part (a surname or a given name agrees), or differs."""
    if sought.folded == person.name_folded:
        return "same"
    known = frozenset(person.name_keys)
    if not known.isdisjoint(sought.keys):
        return "sounds_alike"
    if sought.folded and person.name_folded.startswith(sought.folded):
        return "part"
    known_given = {key[0] + key.partition(" ")[2] for key in known if " " in key}
    return "part" if sought.surname_sounds & known or sought.given_sounds & known_given else "differs"


def swapped(day: dt.date) -> dt.date | None:
    """The same date with day and month exchanged; none when that is no date or the same one."""
    return day.replace(day=day.month, month=day.day) if day.day <= 12 and day.day != day.month else None


def birth_date_match(told: dt.date | None, known: dt.date | None) -> str:
    """same, swapped (day and month), near (one part differs, or within two years), differs, unknown."""
    if told is None or known is None:
        return "unknown"
    if told == known:
        return "same"
    if swapped(told) == known:
        return "swapped"
    alike = sum((told.year == known.year, told.month == known.month, told.day == known.day))
    return "near" if alike == 2 or abs((told - known).days) <= NEAR_DAYS else "differs"
