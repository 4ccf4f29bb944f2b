"""The shape every table shares: typed declarative mapping, one naming scheme for constraints, exact column types."""

import datetime as dt
from typing import Any

from sqlalchemy import BigInteger, Date, DateTime, Integer, MetaData, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Every record of Hearth."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012 -- SQLAlchemy reads it from the class
        int: BigInteger,
        str: Text,
        dt.date: Date,
        dt.datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB,
        list[Any]: JSONB,
    }


class Identified:
    """A record with a number of its own; the number says nothing about the person."""

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=True)


Small = Integer
"""Column type for minutes of a month, days, ranks: they never outgrow 32 bits."""
