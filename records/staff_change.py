"""Who changed what about a member of staff: hired, roles, unit, passwords. Rows are only added."""

import datetime as dt
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from records.base import Base, Identified
from records.staff import Staff

WORDS = ("added", "roles", "unit", "left", "back", "one_time_password", "own_password", "let_in")


class StaffChange(Base, Identified):
    """One change. `roles_before` and `roles_after` where it was of roles; no password, no hash of one."""

    __tablename__ = "staff_change"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime]
    what: Mapped[str] = mapped_column(String(24))
    roles_before: Mapped[list[Any] | None]
    roles_after: Mapped[list[Any] | None]

    __table_args__ = (CheckConstraint("what in ('" + "','".join(WORDS) + "')", name="known_what"),)


def note(
    session: Session,
    staff: Staff,
    what: str,
    by_id: int,
    at: dt.datetime,
    roles: tuple[frozenset[str], frozenset[str]] | None = None,
) -> None:
    """Write a change down; `roles` are those before and after."""
    before, after = (sorted(each) for each in roles) if roles else (None, None)
    session.add(StaffChange(staff_id=staff.id, by_id=by_id, at=at, what=what, roles_before=before, roles_after=after))


def changes_of(session: Session, staff_id: int) -> list[tuple[StaffChange, str]]:
    """What was changed about a member of staff, newest first, with the name of who did it."""
    by = aliased(Staff)
    query = select(StaffChange, by.name).join(by, by.id == StaffChange.by_id).where(StaffChange.staff_id == staff_id)
    return [(row, name) for row, name in session.execute(query.order_by(StaffChange.id.desc()))]
