"""The ways in which a snapshot's requests and letters are come at: by a provider, an organization, a letter.

An organization's are kept in the orders in which they are read (newest first, by status, by first day), so that a page
of a list costs the same whatever the state holds.
"""

import datetime as dt

from sqlalchemy import BigInteger, Index, String
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base

GONE = 0
"""Stands for a line that a letter tells of and its request does not have any more."""


class SnapshotParty(Base):
    """A provider number that opens a request: the authorized provider's, the group's or the facility's."""

    __tablename__ = "snapshot_party"

    snapshot_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(12), primary_key=True)
    changed_on: Mapped[dt.date] = mapped_column(primary_key=True)
    sar_id: Mapped[int] = mapped_column(primary_key=True)

    __table_args__ = (
        Index("ix_snapshot_party_sar", "sar_id"),
        {"postgresql_partition_by": "LIST (snapshot_id)"},
    )


class SnapshotRight(Base):
    """What opened requests to an organization when the snapshot was built: a provider number, or a plan code.

    Whoever searches is asked what opens them now; the difference is looked at apart.
    """

    __tablename__ = "snapshot_right"

    snapshot_id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(12), primary_key=True)

    __table_args__ = ({"postgresql_partition_by": "LIST (snapshot_id)"},)


class SnapshotReach(Base):
    """A request that was open to an organization when the snapshot was built; an order to look in, never a right.

    Status and days are those of the lines that it sees: of all for a provider's organization, for a plan of those on
    whose days the client was a member.
    """

    __tablename__ = "snapshot_reach"

    snapshot_id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(primary_key=True)
    changed_on: Mapped[dt.date] = mapped_column(primary_key=True)
    sar_id: Mapped[int] = mapped_column(primary_key=True)
    client_number: Mapped[str] = mapped_column(String(7))
    status: Mapped[str] = mapped_column(String(20))
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date]

    __table_args__ = (
        Index("ix_snapshot_reach_status", "snapshot_id", "organization_id", "status", "changed_on", "sar_id"),
        Index("ix_snapshot_reach_days", "organization_id", "starts_on", "sar_id"),
        {"postgresql_partition_by": "LIST (snapshot_id)"},
    )


class SnapshotLetter(Base):
    """A letter in a snapshot, by the version of `ccs_letter`; with its request, where it is about one that is there."""

    __tablename__ = "snapshot_letter"

    snapshot_id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(20))
    client_number: Mapped[str] = mapped_column(String(7))
    sar_number: Mapped[str | None] = mapped_column(String(11))
    line_ids: Mapped[list[int] | None] = mapped_column(ARRAY(BigInteger))  # GONE among them; none: the whole request
    changed_on: Mapped[dt.date]  # the day it was told as it stands

    __table_args__ = (
        Index("uq_snapshot_letter_number", "snapshot_id", "number", unique=True),
        Index("ix_snapshot_letter_sar", "sar_number"),
        Index("ix_snapshot_letter_client", "client_number"),
        Index("ix_snapshot_letter_changed", "changed_on"),
        {"postgresql_partition_by": "LIST (snapshot_id)"},
    )
