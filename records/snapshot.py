"""Yesterday's authorizations as they stood at its close: built apart, swapped in whole.

The tables are partitioned by snapshot. A build fills partitions that nobody reads; one row that becomes `current`
makes them everybody's. A reader looks once which snapshot is current and asks for nothing else.
"""

import datetime as dt

from sqlalchemy import CheckConstraint, Index, String, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base, Identified

STATUSES = ("building", "current", "former", "failed", "dropped")


class Snapshot(Base, Identified):
    """One build. `as_of`: the day whose close it shows; `closes_at`: the first instant that it does not show."""

    __tablename__ = "snapshot"

    as_of: Mapped[dt.date]
    closes_at: Mapped[dt.datetime]
    status: Mapped[str] = mapped_column(String(10), default="building")
    began_at: Mapped[dt.datetime]
    finished_at: Mapped[dt.datetime | None]
    sars: Mapped[int] = mapped_column(default=0)
    lines: Mapped[int] = mapped_column(default=0)
    clients: Mapped[int] = mapped_column(default=0)
    letters: Mapped[int] = mapped_column(default=0)
    sentence: Mapped[str | None]  # why it failed

    __table_args__ = (
        CheckConstraint("status in ('" + "','".join(STATUSES) + "')", name="known_status"),
        Index("uq_snapshot_current", "status", unique=True, postgresql_where="status = 'current'"),
        Index("uq_snapshot_building", "status", unique=True, postgresql_where="status = 'building'"),
    )


class SnapshotClient(Base):
    """A client in a snapshot, as searched for."""

    __tablename__ = "snapshot_client"

    snapshot_id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(primary_key=True)  # the version of ccs_client
    number: Mapped[str] = mapped_column(String(7))
    cin: Mapped[str | None] = mapped_column(String(9))
    name_folded: Mapped[str]
    name_keys: Mapped[list[str]] = mapped_column(ARRAY(Text))
    birth_date: Mapped[dt.date]

    __table_args__ = (
        Index("uq_snapshot_client_number", "snapshot_id", "number", unique=True),
        Index("ix_snapshot_client_cin", "cin"),
        Index("ix_snapshot_client_name", "birth_date", "name_folded"),
        {"postgresql_partition_by": "LIST (snapshot_id)"},
    )


class SnapshotSar(Base):
    """A request in a snapshot: its headline status is rolled up from its lines, `mixed` where they differ."""

    __tablename__ = "snapshot_sar"

    snapshot_id: Mapped[int] = mapped_column(primary_key=True)
    sar_id: Mapped[int] = mapped_column(primary_key=True)  # the version of sar
    number: Mapped[str] = mapped_column(String(11))
    client_number: Mapped[str] = mapped_column(String(7))
    status: Mapped[str] = mapped_column(String(20))
    starts_on: Mapped[dt.date]  # of the earliest line
    ends_on: Mapped[dt.date]  # of the latest
    changed_on: Mapped[dt.date]  # the day it was told as it stands

    __table_args__ = (
        Index("uq_snapshot_sar_number", "snapshot_id", "number", unique=True),
        Index("ix_snapshot_sar_client", "client_number"),
        Index("ix_snapshot_sar_changed", "changed_on"),
        {"postgresql_partition_by": "LIST (snapshot_id)"},
    )


class SnapshotLine(Base):
    """A line in a snapshot, with its status on the snapshot's day: `expired` where its last day is before it."""

    __tablename__ = "snapshot_line"

    snapshot_id: Mapped[int] = mapped_column(primary_key=True)
    sar_id: Mapped[int] = mapped_column(primary_key=True)
    line_id: Mapped[int] = mapped_column(primary_key=True)
    client_number: Mapped[str] = mapped_column(String(7))
    status: Mapped[str] = mapped_column(String(20))
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date]

    __table_args__ = ({"postgresql_partition_by": "LIST (snapshot_id)"},)
