"""People: each is one row, whatever roles they hold."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from records.base import Base, Identified
from records.named import Named


class Person(Base, Identified, Named):
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
    made_at: Mapped[dt.datetime]
    roles: Mapped[list["PersonRole"]] = relationship(cascade="all, delete-orphan")

    __table_args__ = (
        Index("ix_person_ssn", "ssn_index", unique=True, postgresql_where="ssn_index is not null"),
        Index("ix_person_name_folded", "name_folded", postgresql_ops={"name_folded": "text_pattern_ops"}),
        Index("ix_person_name_keys", "name_keys", postgresql_using="gin"),
        Index("ix_person_phone", "phone"),
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
