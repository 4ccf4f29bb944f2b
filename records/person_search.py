"""Finding people among a million and a half: by number, by birth date, by the sound of the name, each by its index."""

import datetime as dt

from sqlalchemy import ColumnElement, Select, and_, extract, or_, select, union
from sqlalchemy.orm import Session

from records.application import Application
from records.care_case import Case
from records.person import Person
from records.person_match import NEAR_DAYS, Match, Sought, compared, described, swapped

SHOWN = 20
LOOKED_AT = 300
"""Rows read by each way of looking before they are ranked; more people than that share only the commonest names."""


def candidates(session: Session, application: Application, limit: int = 10) -> list[Match]:
    """The people an applicant may already be, likeliest first. The same query serves the page and the step."""
    return likely(session, described(application), limit)


def likely(session: Session, sought: Sought, limit: int = 10) -> list[Match]:
    """People who may be the one described: worth a look before anybody is written down a second time."""
    return [match for match in _ranked(session, sought) if _may_be_the_same(match, sought)][:limit]


def _may_be_the_same(match: Match, sought: Sought) -> bool:
    """A candidate agrees in a number, or in name and birth date well enough to need a human look."""
    name, born = match.facts["name_match"], match.facts["birth_date_match"]
    if "same" in (match.facts["ssn_match"], match.facts["cin_match"]):
        return True
    if sought.birth_date is None:
        return name in ("same", "sounds_alike")
    alike = name in ("same", "sounds_alike") and born in ("same", "swapped", "near")
    return alike or (name == "part" and born == "same")


def find_people(session: Session, sought: Sought, limit: int = SHOWN) -> list[Match]:
    """People in the whole state for the ring-up screen, likeliest first."""
    named = bool(sought.last_name)
    found = _ranked(session, sought)
    return [match for match in found if not named or _more_than_a_birthday(match, sought)][:limit]


def _more_than_a_birthday(match: Match, sought: Sought) -> bool:
    """Where a name was told, people who share only the birth date are strangers."""
    by_phone = sought.phone is not None and match.person.phone == sought.phone
    return match.facts["name_match"] != "differs" or "ssn" in match.matched or "cin" in match.matched or by_phone


def _ranked(session: Session, sought: Sought) -> list[Match]:
    ways = _ways(sought)
    if not ways:
        return []
    ids = union(*(select(way.limit(LOOKED_AT).subquery().c.id) for way in ways))
    people = session.scalars(select(Person).where(Person.id.in_(ids)))
    ranked = [compared(sought, person) for person in people]
    return sorted(ranked, key=lambda match: (-match.score, match.person.id))


def _ways(sought: Sought) -> list[Select[int]]:
    """One query of ids for each index that what was told can use."""
    row = select(Person.id)
    numbers = (
        (Person.ssn_index, sought.ssn_index),
        (Person.cin, sought.cin),
        (Person.phone, sought.phone),
    )
    ways = [row.where(column == told) for column, told in numbers if told]
    if sought.birth_date is not None:
        days = [day for day in (sought.birth_date, swapped(sought.birth_date)) if day]
        ways.append(row.where(Person.birth_date.in_(days)))
    if sought.keys:
        sounding = row.where(Person.name_keys.overlap(sought.keys))
        ways += [sounding] if sought.birth_date is None else [sounding, sounding.where(_near(sought.birth_date))]
        ways.append(row.where(_begins(sought)))  # people told exactly so, however many sound alike
    return ways


def _begins(sought: Sought) -> ColumnElement[bool]:
    return Person.name_folded.startswith(sought.folded, autoescape=True)


def _near(day: dt.date) -> ColumnElement[bool]:
    """Within two years, or the same day of the year."""
    span = dt.timedelta(days=NEAR_DAYS)
    return or_(
        Person.birth_date.between(day - span, day + span),
        and_(extract("month", Person.birth_date) == day.month, extract("day", Person.birth_date) == day.day),
    )


def open_applications(
    session: Session, sought: Sought, but: int | None = None, limit: int = SHOWN
) -> list[Application]:
    """Applications that still run and may be this person's, in every county, newest first; `but` leaves one out."""
    ways: list[ColumnElement[bool]] = []
    if sought.ssn_index is not None:
        ways.append(Application.ssn_index == sought.ssn_index)
    if sought.cin:
        ways.append(Application.cin == sought.cin)
    if sought.phone:
        ways.append(Application.phone == sought.phone)
    if sought.keys:
        named = Application.name_keys.overlap(sought.keys)
        if sought.birth_date is not None:
            days = [day for day in (sought.birth_date, swapped(sought.birth_date)) if day]
            named = and_(named, or_(Application.birth_date.is_(None), Application.birth_date.in_(days)))
        ways.append(named)
    if not ways:
        return []
    ids = union(*(select(Application.id).where(way, Application.ended_on.is_(None)) for way in ways))
    newest = (
        select(Application)
        .where(Application.id.in_(ids), Application.id != (but or 0))
        .order_by(Application.id.desc())
        .limit(limit)
    )
    return list(session.scalars(newest))


def cases_of(session: Session, person_ids: list[int]) -> dict[int, Case]:
    """The case of each person who has one."""
    return {case.person_id: case for case in session.scalars(select(Case).where(Case.person_id.in_(person_ids)))}
