"""Questions to the help desk: asked from any page, with the page's name and nothing of anybody's record."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified

TOPICS = ("password", "access", "missing_authorization", "printing", "account_request", "other")


class HelpTicket(Base, Identified):
    """One question, from its asking to its close."""

    __tablename__ = "help_ticket"

    number: Mapped[str] = mapped_column(String(12), unique=True)  # H-0000123
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("organization_user.id"))
    topic: Mapped[str] = mapped_column(String(24))
    page: Mapped[str] = mapped_column(String(80))  # the endpoint it was asked from
    as_of: Mapped[dt.date | None]  # of the snapshot that was looked at
    opened_at: Mapped[dt.datetime]
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    answered_at: Mapped[dt.datetime | None]
    read_at: Mapped[dt.datetime | None]  # answered_at of what whoever asked has seen: a later answer is announced
    passed_on_at: Mapped[dt.datetime | None]  # to the liaison: an account is reset through nobody else
    closed_at: Mapped[dt.datetime | None]

    __table_args__ = (
        CheckConstraint("topic in ('" + "','".join(TOPICS) + "')", name="known_topic"),
        Index("ix_help_ticket_open", "opened_at", postgresql_where="closed_at is null"),
        Index("ix_help_ticket_user_id", "user_id", "id"),
    )


class HelpMessage(Base, Identified):
    """A sentence of the user or of the desk."""

    __tablename__ = "help_message"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("help_ticket.id"), index=True)
    at: Mapped[dt.datetime]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("organization_user.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    text: Mapped[str]

    __table_args__ = (CheckConstraint("num_nonnulls(user_id, staff_id) = 1", name="said_by_one"),)
