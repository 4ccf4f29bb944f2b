"""Accounts of the public: one person's own door to what is kept about them, apart from the staff's sign-in."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified


class Account(Base, Identified):
    """A sign-in name and password of one person.

    `person_id` is known once the county has seen the person; until then the account belongs to the enrollment that was
    begun online (`enrollment_id`) and to nothing else.
    """

    __tablename__ = "account"

    sign_in_name: Mapped[str] = mapped_column(unique=True)  # an e-mail address, folded
    password_hash: Mapped[str]  # argon2id
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    enrollment_id: Mapped[int | None] = mapped_column(ForeignKey("enrollment.id"))
    language: Mapped[str] = mapped_column(String(8), default="en")
    made_at: Mapped[dt.datetime]
    last_seen_at: Mapped[dt.datetime | None]
    password_changed_at: Mapped[dt.datetime]

    __table_args__ = (
        CheckConstraint("person_id is not null or enrollment_id is not null", name="of_somebody"),
        Index("uq_account_person", "person_id", unique=True, postgresql_where="person_id is not null"),
        Index("uq_account_enrollment", "enrollment_id", unique=True, postgresql_where="enrollment_id is not null"),
    )


class AccountSession(Base, Identified):
    """One browser in which an account is signed in; the cookie carries a random token, this row its hash."""

    __tablename__ = "account_session"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    started_at: Mapped[dt.datetime]
    seen_at: Mapped[dt.datetime]
    ended_at: Mapped[dt.datetime | None]
