"""Signing in: sessions on the server's side, attempts counted against guessing, bearer tokens for other systems."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified


class SignInSession(Base, Identified):
    """One browser in which a member of staff is signed in; the cookie carries a random token, this row its hash."""

    __tablename__ = "sign_in_session"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    started_at: Mapped[dt.datetime]
    seen_at: Mapped[dt.datetime]
    ended_at: Mapped[dt.datetime | None]


class SignInAttempt(Base, Identified):
    """A try at signing in, kept to slow down guessing; name and address are hashes."""

    __tablename__ = "sign_in_attempt"

    name_hash: Mapped[bytes] = mapped_column(LargeBinary)
    address_hash: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[dt.datetime]
    succeeded: Mapped[bool]

    __table_args__ = (
        Index("ix_sign_in_attempt_name", "name_hash", "at"),
        Index("ix_sign_in_attempt_address", "address_hash", "at"),
    )


class ApiToken(Base, Identified):
    """A bearer token by which another system acts as a member of staff; only its hash is kept."""

    __tablename__ = "api_token"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    label: Mapped[str]
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    made_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    made_at: Mapped[dt.datetime]
    expires_on: Mapped[dt.date]
    revoked_at: Mapped[dt.datetime | None]
