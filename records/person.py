"""People: each is one row, whatever roles they hold."""

import datetime as dt

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.base import Base, Identified


class Person(Base, Identified):
    """A human being known to Hearth. The SSN is ciphertext; its blind index finds equals without telling it."""

    __tablename__ = "person"

    first_name: Mapped[str]
    middle_name: Mapped[str | None]
    last_name: Mapped[str]
    birth_date: Mapped[dt.date]
    sex: Mapped[str | None] = mapped_column(String(16))
    ssn_cipher: Mapped[bytes | None] = mapped_column(LargeBinary)
    ssn_index: Mapped[bytes | None] = mapped_column(LargeBinary)
    cin: Mapped[str | None] = mapped_column(String(9), unique=True)
    street: Mapped[str | None]
    city: Mapped[str | None]
    zip_code: Mapped[str | None] = mapped_column(String(10))
    phone: Mapped[str | None]
    email: Mapped[str | None]
    spoken_language: Mapped[str] = mapped_column(String(8), default="en")
    written_language: Mapped[str] = mapped_column(String(8), default="en")
    # Kept by records/person_search.py whenever a name is written: PostgreSQL here has no pg_trgm.
    first_sound: Mapped[str] = mapped_column(default="")
    last_sound: Mapped[str] = mapped_column(default="")
    last_folded: Mapped[str] = mapped_column(Computed("lower(last_name)", persisted=True))
    made_at: Mapped[dt.datetime]
    roles: Mapped[list["PersonRole"]] = relationship(cascade="all, delete-orphan")

    __table_args__ = (
        Index("ix_person_ssn", "ssn_index", unique=True, postgresql_where="ssn_index is not null"),
        Index("ix_person_sound", "last_sound", "first_sound"),
        Index("ix_person_name", "last_folded"),
        Index("ix_person_birth", "birth_date"),
        CheckConstraint("(ssn_cipher is null) = (ssn_index is null)", name="ssn_and_index_together"),
    )


class PersonRole(Base, Identified):
    """What a person is to the programs: applicant, recipient, provider."""

    __tablename__ = "person_role"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str] = mapped_column(String(16))
    since: Mapped[dt.date]

    __table_args__ = (
        UniqueConstraint("person_id", "role"),
        CheckConstraint("role in ('applicant','recipient','provider')", name="known_role"),
    )
