"""The public authority's registry: enrolled providers who look for work, by county, language and availability.

W&I 12301.6(e). What it tells of a provider is a name, a phone number and what the provider said about the work wanted:
no number, no birth date, no record.
"""

import datetime as dt
from dataclasses import asdict, dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.enrollment import Enrollment, RegistryListing

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
    told = asdict(wanted) | {"days": sorted(wanted.days, key=DAYS.index)}  # as a week runs, however they were ticked
    for name, value in told.items():
        setattr(row, name, value)
    session.flush()
    return row


def unlist(session: Session, enrollment_id: int, on: dt.date) -> None:
    """Take a provider out of the registry; what was told is kept for the next time."""
    row = listing_of(session, enrollment_id)
    if row is not None and row.withdrawn_on is None:
        row.withdrawn_on = on
        session.flush()


def by_number(session: Session, enrollment_number: str, county_code: str | None) -> Enrollment | None:
    """A provider of a county who may be listed, by the number on the letters; of any county for the state.

    Of anybody else the registry learns nothing, not even that there is somebody with this number.
    """
    found = select(Enrollment).where(
        Enrollment.enrollment_number == enrollment_number.strip().upper(),
        Enrollment.status == MAY_BE_LISTED,
        Enrollment.ended_on.is_(None),
    )
    if county_code is not None:
        found = found.where(Enrollment.county_code == county_code)
    return session.scalar(found)
