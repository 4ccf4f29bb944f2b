"""People and enrollments that may be whoever wants to be a provider, shown before anybody is written down twice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from records.care_case import Case
from records.enrollment import Enrollment
from records.enrollment_view import open_like, open_of_people
from records.person import Person
from records.person_match import Match, Sought
from records.person_search import cases_of, find_people, likely
from records.secrets import unseal
from web import database
from web.staff.doubles import sought_of, visible_ids
from web.viewing import viewed
from web.wording import day

SHOWN = 8


@dataclass(frozen=True)
class Known:
    """Who may be the same. The whole state is searched; of another county's people little is shown."""

    matches: list[Match] = field(default_factory=list)
    cases: dict[int, Case] = field(default_factory=dict)
    enrolled: dict[int, Enrollment] = field(default_factory=dict)  # by person
    enrollments: list[Enrollment] = field(default_factory=list)  # not ended
    in_reach: frozenset[str] = frozenset()
    strong: frozenset[str] = frozenset()
    looked: bool = False

    @property
    def any(self) -> bool:
        """Whether there is anybody to look at."""
        return bool(self.matches or self.enrollments)

    @property
    def shown(self) -> str:
        """The ids on this page, for the form to carry: `p12 e3`."""
        return " ".join([f"p{each.person.id}" for each in self.matches] + [f"e{each.id}" for each in self.enrollments])

    def not_in(self, seen: str | None) -> bool:
        """Whether somebody likely is here whom the worker has not been shown yet."""
        return not self.strong <= set((seen or "").split())


def look_for(told: Mapping[str, Any]) -> Known:
    """Look for whoever was told of. Whoever is shown is noted as viewed."""
    return look(sought_of(told))


def look(sought: Sought, but: int | None = None) -> Known:
    """Look for somebody described; `but` is the enrollment that is looked at already."""
    session = database.session()
    likeliest = likely(session, sought)
    matches = likeliest + [
        each
        for each in find_people(session, sought, SHOWN)
        if each.person.id not in {one.person.id for one in likeliest}
    ]
    ids = [each.person.id for each in matches]
    enrolled = {who: row for who, row in open_of_people(session, ids).items() if row.id != but}
    alike = [row for row in open_like(session, sought, SHOWN) if row.id != but]
    enrollments = list({row.id: row for row in [*alike, *enrolled.values()]}.values())
    for each in matches:
        viewed(each.person.id, "search before enrolling")
    here = {f"p{each}" for each in visible_ids(Person, ids)}
    here |= {f"e{each}" for each in visible_ids(Enrollment, [row.id for row in enrollments])}
    same = {each.person.id for each in likeliest}  # who merely shares a telephone is shown, and holds nobody up
    strong = {f"p{who}" for who in same} | {f"e{row.id}" for row in alike}
    strong |= {f"e{row.id}" for who, row in enrolled.items() if who in same}
    cases = cases_of(session, ids)
    return Known(matches[:SHOWN], cases, enrolled, enrollments, frozenset(here), frozenset(strong), looked=True)


def as_told(row: Enrollment) -> Sought:
    """The applicant of an enrollment as somebody to look for."""
    ssn = unseal(row.ssn_cipher) if row.ssn_cipher else None
    names = ("first_name", "middle_name", "last_name", "birth_date", "phone")
    return sought_of({**{name: getattr(row, name) for name in names}, "ssn": ssn})


def choices(known: Known) -> list[tuple[str, str]]:
    """Whom a worker may choose as the applicant: those who are likely, and somebody new."""
    likely_ones = [each for each in known.matches if f"p{each.person.id}" in known.strong]
    return [(str(each.person.id), _words(each)) for each in likely_ones] + [("new", "Somebody new")]


def _words(match: Match) -> str:
    person = match.person
    name = " ".join(part for part in (person.first_name, person.middle_name, person.last_name) if part)
    roles = ", ".join(role.role for role in person.roles)
    agrees = {"ssn": "number", "cin": "Medi-Cal number", "birth_date": "birth date", "name": "name"}
    points = ", ".join(agrees[each] for each in match.matched) or "little"
    return f"{name}, born {day(person.birth_date)}{' – ' + roles if roles else ''} (alike: {points})"
