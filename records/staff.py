"""The people who work here, their roles, and who stands in for them while they are out."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.base import Base, Identified

ROLES = (
    "caseworker",
    "supervisor",
    "intake_clerk",
    "public_authority",
    "state_reviewer",
    "policy_analyst",
    "auditor",
    "administrator",
    "payroll_officer",
    "regional_office",
    "information_technology",
    "help_desk",
)


class Staff(Base, Identified):
    """Someone who signs in to do the county's or the state's work."""

    __tablename__ = "staff"

    sign_in_name: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    county_code: Mapped[str | None] = mapped_column(ForeignKey("county.code"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    password_hash: Mapped[str]
    one_time_until: Mapped[dt.datetime | None]  # the password was made by somebody else, and opens once, until then
    phone: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)
    locked_until: Mapped[dt.datetime | None]
    out_from: Mapped[dt.date | None]
    out_until: Mapped[dt.date | None]
    redirect_to_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    roles: Mapped[list["StaffRole"]] = relationship(cascade="all, delete-orphan", lazy="selectin")

    __table_args__ = (
        CheckConstraint("redirect_to_id <> id", name="not_redirected_to_self"),
        CheckConstraint("out_until >= out_from", name="out_period_in_order"),
    )

    @property
    def role_names(self) -> frozenset[str]:
        """The names of the roles this person holds."""
        return frozenset(role.role for role in self.roles)


class StaffRole(Base, Identified):
    """A role held by a member of staff."""

    __tablename__ = "staff_role"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    role: Mapped[str] = mapped_column(String(24))

    __table_args__ = (
        UniqueConstraint("staff_id", "role"),
        CheckConstraint("role in ('" + "','".join(ROLES) + "')", name="known_role"),
    )
