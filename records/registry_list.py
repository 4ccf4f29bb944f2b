"""The public authority's registry, searched: by county, language, days, hours wanted and city."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, select, true
from sqlalchemy.orm import Session

from records.enrollment import Enrollment, RegistryListing
from records.listed import PAGE_LENGTH, Page, counted
from records.registry import MAY_BE_LISTED


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


def eligible() -> ColumnElement[bool]:
    """Who stands in the registry on a day: enrolled, listed, not taken back."""
    return and_(
        Enrollment.status == MAY_BE_LISTED, Enrollment.ended_on.is_(None), RegistryListing.withdrawn_on.is_(None)
    )


def page(session: Session, within: ColumnElement[bool], asked: Asked, length: int = PAGE_LENGTH) -> Page[Line]:
    """The providers in reach who fit, by name."""
    joined = select(RegistryListing, Enrollment).join(Enrollment, Enrollment.id == RegistryListing.enrollment_id)
    wanted = joined.where(eligible(), within, *_filters(asked))
    total = counted(session, wanted.with_only_columns(RegistryListing.id))
    order = (Enrollment.last_name, Enrollment.first_name, Enrollment.id)
    rows = session.execute(wanted.order_by(*order).offset((asked.page - 1) * length).limit(length))
    return Page([_line(listing, enrollment) for listing, enrollment in rows], total, asked.page)


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
