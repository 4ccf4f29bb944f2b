"""What users of organizations do is written down: one row for each thing looked at, with what opened it (rule A8)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from records.inquiry_log import InquiryLog
from records.organization_user import OrganizationUser
from records.snapshot import Snapshot

Basis = tuple[int | None, int | None]
"""What opened something: the id of a written permission, or of a plan membership."""

NOTHING: Basis = (None, None)


@dataclass(frozen=True)
class Deed:
    """One thing done. `what` names the page, never what was on it; `terms` are those of a search, `found` how many."""

    deed: str
    what: str
    sar_number: str | None = None
    client_number: str | None = None
    letter_number: str | None = None
    terms: dict[str, Any] | None = None
    found: int | None = None
    basis: Basis = NOTHING


def noted(session: Session, user: OrganizationUser, snapshot: Snapshot | None, at: dt.datetime, *done: Deed) -> None:
    """Write down what a user did, and as of which day it was shown."""
    whose = {"at": at, "organization_id": user.organization_id, "user_id": user.id}
    as_of = snapshot.as_of if snapshot else None
    rows = [{**whose, "as_of": as_of, **_told(each)} for each in done]
    if rows:
        session.execute(insert(InquiryLog), rows)


def _told(each: Deed) -> dict[str, Any]:
    permission, membership = each.basis
    return {
        **{"deed": each.deed, "what": each.what, "terms": each.terms, "found": each.found},
        **{"sar_number": _fits(each.sar_number, 11), "client_number": _fits(each.client_number, 7)},
        **{"letter_number": _fits(each.letter_number, 16)},
        **{"permission_id": permission, "membership_id": membership},
    }


def _fits(number: str | None, most: int) -> str | None:
    """A number as asked for; what is longer than any was none."""
    return number if number and len(number) <= most else None


def last_looked(session: Session, user_id: int, before: dt.date) -> dt.date | None:
    """The day whose close a user saw before the one that is shown: what changed since is new to them."""
    row = InquiryLog
    mine = select(row.as_of).where(row.user_id == user_id, row.as_of < before)
    return session.scalar(mine.order_by(row.at.desc()).limit(1))


def searched(wanted: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """The terms of a search as they are kept: days as text, what was not told left out."""
    return {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in wanted if value}
