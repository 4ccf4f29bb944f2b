"""The public authority's registry: enrolled providers who look for work, by county, language and availability.

W&I 12301.6(e). What it tells of a provider is a name, a phone number and what the provider said about the work wanted:
no number, no birth date, no record.
"""

import datetime as dt
from dataclasses import asdict, dataclass, field

from sqlalchemy import ColumnElement, and_, func, select, true
from sqlalchemy.orm import Session

from records.enrollment import Enrollment, RegistryListing

PAGE_LENGTH = 50
COUNTED_UP_TO = 1_000
MAY_BE_LISTED = "enrolled"
"""Only a provider who may work for anybody is referred to anybody."""

DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")


@dataclass(frozen=True)
class Wanted:
    """The work that a provider looks for; minutes a week, none: as it comes."""

    languages: list[str]
    days: list[str]
    minutes_per_week: int | None = None
    areas: list[str] = field(default_factory=list)
    note: str | None = None


class CannotList(Exception):
    """The provider may not stand in the registry. The sentence says why."""


@dataclass(frozen=True)
class Asked:
    """What the registry is searched for."""

    county: str | None = None
    language: str | None = None
    day: str | None = None
    least_minutes: int | None = None
    area: str | None = None
    page: int = 1


@dataclass(frozen=True)
class Line:
    """One provider as the registry tells of them."""

    enrollment_id: int
    enrollment_number: str
    county_code: str
    name: str
    phone: str | None
    city: str | None
    listing: RegistryListing


@dataclass(frozen=True)
class Page:
    """One page of providers; counting stops at a thousand."""

    lines: list[Line]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are, as far as they were counted."""
        return max(1, -(-self.total // PAGE_LENGTH))


def listing_of(session: Session, enrollment_id: int) -> RegistryListing | None:
    """What a provider told the registry, also when it was taken back since."""
    return session.scalar(select(RegistryListing).where(RegistryListing.enrollment_id == enrollment_id))


def list_provider(session: Session, enrollment: Enrollment, wanted: Wanted, on: dt.date) -> RegistryListing:
    """Put a provider into the registry, or change what stands there. Raises CannotList."""
    if enrollment.status != MAY_BE_LISTED or enrollment.ended_on is not None:
        raise CannotList("Only a provider who is enrolled for any recipient can stand in the registry.")
    row = listing_of(session, enrollment.id)
    if row is None:
        row = RegistryListing(enrollment_id=enrollment.id, listed_on=on)
        session.add(row)
    elif row.withdrawn_on is not None:
        row.listed_on, row.withdrawn_on = on, None
    for name, value in asdict(wanted).items():
        setattr(row, name, value)
    session.flush()
    return row


def unlist(session: Session, enrollment_id: int, on: dt.date) -> None:
    """Take a provider out of the registry; what was told is kept for the next time."""
    row = listing_of(session, enrollment_id)
    if row is not None and row.withdrawn_on is None:
        row.withdrawn_on = on
        session.flush()


def eligible() -> ColumnElement[bool]:
    """Who stands in the registry on a day: enrolled, listed, not taken back."""
    return and_(
        Enrollment.status == MAY_BE_LISTED, Enrollment.ended_on.is_(None), RegistryListing.withdrawn_on.is_(None)
    )


def page(session: Session, within: ColumnElement[bool], asked: Asked, length: int = PAGE_LENGTH) -> Page:
    """The providers in reach who fit, by name."""
    joined = select(RegistryListing, Enrollment).join(Enrollment, Enrollment.id == RegistryListing.enrollment_id)
    wanted = joined.where(eligible(), within, *_filters(asked))
    counted = wanted.with_only_columns(RegistryListing.id).limit(COUNTED_UP_TO + 1).subquery()
    total = session.scalar(select(func.count()).select_from(counted)) or 0
    order = (Enrollment.last_name, Enrollment.first_name, Enrollment.id)
    rows = session.execute(wanted.order_by(*order).offset((asked.page - 1) * length).limit(length))
    return Page([_line(listing, enrollment) for listing, enrollment in rows], total, asked.page)


def by_number(session: Session, enrollment_number: str, county_code: str | None) -> Enrollment | None:
    """A provider of a county, by the number on the enrollment's letters; of any county for the state's staff."""
    found = select(Enrollment).where(Enrollment.enrollment_number == enrollment_number.strip().upper())
    if county_code is not None:
        found = found.where(Enrollment.county_code == county_code)
    return session.scalar(found)


def _filters(asked: Asked) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if asked.county:
        found.append(Enrollment.county_code == asked.county)
    if asked.language:
        found.append(RegistryListing.languages.contains([asked.language]))
    if asked.day:
        found.append(RegistryListing.days.contains([asked.day]))
    if asked.area:
        found.append(RegistryListing.areas.contains([asked.area]))
    if asked.least_minutes:
        found.append(func.coalesce(RegistryListing.minutes_per_week, asked.least_minutes) >= asked.least_minutes)
    return found


def areas(session: Session, within: ColumnElement[bool]) -> list[str]:
    """The cities that providers in reach named, for the filter."""
    named = func.jsonb_array_elements_text(RegistryListing.areas).table_valued("area").render_derived()
    joined = (
        select(named.c.area)
        .select_from(RegistryListing)
        .join(Enrollment, Enrollment.id == RegistryListing.enrollment_id)
        .join(named, true())
    )
    return list(session.scalars(joined.where(eligible(), within).distinct().order_by(named.c.area).limit(200)))


def _line(listing: RegistryListing, enrollment: Enrollment) -> Line:
    return Line(
        enrollment_id=enrollment.id,
        enrollment_number=enrollment.enrollment_number,
        county_code=enrollment.county_code,
        name=f"{enrollment.last_name}, {enrollment.first_name}",
        phone=enrollment.phone,
        city=enrollment.city,
        listing=listing,
    )
