"""Counties and the units of staff that work in them."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified


class County(Base):
    """One of California's 58 counties, by its two-digit alphabetical code."""

    __tablename__ = "county"

    code: Mapped[str] = mapped_column(String(2), primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    phone: Mapped[str | None]
    address: Mapped[str | None]


class Unit(Base, Identified):
    """A group of staff under one supervisor. A unit without a county belongs to the state."""

    __tablename__ = "unit"

    county_code: Mapped[str | None] = mapped_column(ForeignKey("county.code"), index=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(String(16))  # intake, casework, state
