"""People and running applications that may be the caller's own, shown before another one is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from records.application import Application
from records.care_case import Case
from records.person import Person
from records.person_match import Match, Sought, sought_by_number
from records.person_search import cases_of, find_people, likely, open_applications
from web import database
from web.reach import visible
from web.sign_in import guard
from web.viewing import viewed

SHOWN = 8


@dataclass(frozen=True)
class Doubles:
    """Who may be the same. The state's index is searched whole; of another county's people little is shown."""

    matches: list[Match] = field(default_factory=list)
    applications: list[Application] = field(default_factory=list)
    cases: dict[int, Case] = field(default_factory=dict)
    in_reach: frozenset[str] = frozenset()
    strong: frozenset[str] = frozenset()
    looked: bool = False

    @property
    def any(self) -> bool:
        """Whether there is anybody to look at."""
        return bool(self.matches or self.applications)

    @property
    def shown(self) -> str:
        """The ids on this page, for the form to carry: `p12 a3`."""
        people = [f"p{match.person.id}" for match in self.matches]
        return " ".join(people + [f"a{each.id}" for each in self.applications])

    def not_in(self, seen: str | None) -> bool:
        """Whether somebody likely is here whom the clerk has not been shown yet."""
        return not self.strong <= set((seen or "").split())


def look_for(told: Mapping[str, Any]) -> Doubles:
    """Look for the person told. Whoever is shown from within reach is noted as viewed."""
    sought = sought_of(told)
    session = database.session()
    matches = find_people(session, sought, SHOWN)
    running = open_applications(session, sought, limit=SHOWN)
    likely_people = likely(session, sought)
    matches += [match for match in likely_people if match.person.id not in {each.person.id for each in matches}]
    people_here = visible_ids(Person, [match.person.id for match in matches])
    here = visible_ids(Application, [each.id for each in running])
    for match in matches:
        viewed(match.person.id, "search before registering")
    strong = {f"p{match.person.id}" for match in likely_people} | {f"a{each.id}" for each in running}
    return Doubles(
        matches=matches,
        applications=running,
        cases=cases_of(session, [match.person.id for match in matches]),
        in_reach=frozenset({f"p{each}" for each in people_here} | {f"a{each}" for each in here}),
        strong=frozenset(strong),
        looked=True,
    )


def visible_ids(model: Any, ids: list[int]) -> set[int]:
    """Those of these rows that are within reach."""
    rows = select(model.id).where(model.id.in_(ids), visible(guard.the_staff(), model))
    return set(database.session().scalars(rows))


def sought_of(told: Mapping[str, Any]) -> Sought:
    """What was told, as far as it could be read, as somebody to look for."""
    ssn = told.get("ssn")
    return Sought(
        first_name=told.get("first_name") or "",
        middle_name=told.get("middle_name"),
        last_name=told.get("last_name") or "",
        birth_date=told.get("birth_date"),
        ssn_index=sought_by_number(ssn) if ssn else None,
        cin=told.get("cin"),
        phone=told.get("phone"),
    )
