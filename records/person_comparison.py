"""An applicant and a candidate side by side: what each says on a point, and whether they agree, in a word."""

from dataclasses import dataclass

from records import secrets
from records.application import Application
from records.name_sounds import folded
from records.person import Person
from records.person_match import Match


@dataclass(frozen=True)
class Point:
    """One line of the comparison. `verdict`: same, sounds_alike, part, swapped, near, differs or unknown."""

    about: str
    applicant: str | None
    candidate: str | None
    verdict: str


def side_by_side(application: Application, match: Match, *, whole: bool) -> list[Point]:
    """Points on which either says something. Unless `whole`, how to reach the candidate is compared, not told."""
    person, like = match.person, match.facts
    points = [
        Point("Name", full(application), full(person), like["name_match"]),
        Point("Date of birth", _day(application), _day(person), like["birth_date_match"]),
        Point("SSN", last_four(application), last_four(person), like["ssn_match"]),
        Point("CIN", application.cin, person.cin, like["cin_match"]),
        _told("Sex", application.details.get("sex"), person.sex),
    ]
    where = [
        _told("Street", application.street, person.street),
        _told("City", application.city, person.city),
        _told("ZIP code", application.zip_code, person.zip_code),
        _told("Phone", application.phone, person.phone),
        _told("E-mail", application.email, person.email),
    ]
    shown = points + [each if whole else _veiled(each) for each in where]
    return [each for each in shown if each.applicant or each.candidate]


def full(row: Application | Person) -> str:
    """A name as written."""
    return " ".join(part for part in (row.first_name, row.middle_name, row.last_name) if part)


def last_four(row: Application | Person) -> str | None:
    """The end of an SSN; the rest is not shown where it is not needed."""
    return f"ends in {secrets.unseal(row.ssn_cipher)[-4:]}" if row.ssn_cipher else None


def _day(row: Application | Person) -> str | None:
    return f"{row.birth_date:%-d %b %Y}" if row.birth_date else None


def _told(about: str, one: str | None, other: str | None) -> Point:
    if not one or not other or "unknown" in (one, other):
        return Point(about, one, other, "unknown")
    return Point(about, one, other, "same" if folded(one) == folded(other) else "differs")


def _veiled(point: Point) -> Point:
    return Point(point.about, point.applicant, "not shown: another county" if point.candidate else None, point.verdict)
