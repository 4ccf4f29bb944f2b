"""What organizations' users did, as liaisons and auditors read it: filtered, the latest first, from a place on."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select, tuple_
from sqlalchemy.orm import Session

from records.clock import PACIFIC, county_instant
from records.inquiry_log import InquiryLog
from records.listed import PAGE_LENGTH
from records.organization import Organization
from records.organization_user import OrganizationUser

Line = tuple[InquiryLog, OrganizationUser, Organization]
MOST = 10_000
"""Rows of one export; a narrower search gives the rest."""
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Wanted:
    """Which rows are looked for; all of what is told must fit."""

    organization_id: int | None = None
    user_id: int | None = None
    client_number: str | None = None
    sar_number: str | None = None
    deed: str | None = None
    from_day: dt.date | None = None
    until_day: dt.date | None = None
    before_id: int | None = None

    def conditions(self, within: ColumnElement[bool]) -> list[ColumnElement[bool]]:
        """The same for the database. A place in rows that are out of reach is none: it would tell when they came."""
        row = InquiryLog
        named = ("organization_id", "user_id", "client_number", "sar_number", "deed")
        which = [getattr(row, name) == getattr(self, name) for name in named if getattr(self, name) is not None]
        if self.from_day:
            which.append(row.at >= county_instant(self.from_day, dt.time()))
        if self.until_day:
            which.append(row.at < county_instant(self.until_day + DAY, dt.time()))
        if self.before_id is not None:
            at = select(row.at).where(row.id == self.before_id, within).scalar_subquery()
            which.append(tuple_(row.at, row.id) < tuple_(at, self.before_id))
        return which


def rows(session: Session, within: ColumnElement[bool], wanted: Wanted, most: int = PAGE_LENGTH) -> list[Line]:
    """So many rows in reach, latest first, each with its user and organization."""
    row = InquiryLog
    found = session.execute(
        select(row, OrganizationUser, Organization)
        .join(OrganizationUser, OrganizationUser.id == row.user_id)
        .join(Organization, Organization.id == row.organization_id)
        .where(within, *wanted.conditions(within))
        .order_by(row.at.desc(), row.id.desc())
        .limit(most)
    )
    return [(done, user, organization) for done, user, organization in found]


COLUMNS = (
    *("at", "organization", "user_id", "user", "deed", "page", "sar_number", "client_number", "letter_number"),
    *("terms", "found", "opened_by", "as_of"),
)


def cells(line: Line) -> Iterator[str]:
    """A row of the file, as `COLUMNS` names it."""
    row, user, organization = line
    yield row.at.astimezone(PACIFIC).isoformat(timespec="seconds")
    yield organization.number
    yield user.sign_in_name or ""
    yield f"{user.last_name}, {user.first_name}"
    yield from (row.deed, row.what, row.sar_number or "", row.client_number or "", row.letter_number or "")
    yield "; ".join(f"{name}: {value}" for name, value in sorted((row.terms or {}).items()))
    yield "" if row.found is None else str(row.found)
    yield basis(row)
    yield row.as_of.isoformat() if row.as_of else ""


def basis(row: InquiryLog) -> str:
    """What opened it: the number of a written permission, or of a membership."""
    if row.permission_id:
        return f"permission {row.permission_id}"
    return f"membership {row.membership_id}" if row.membership_id else ""
