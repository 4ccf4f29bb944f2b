"""What registering an application and beginning an enrollment have in common: form, number and unit."""

import datetime as dt
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, case, exists, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from records import secrets
from records.confirmation import new_confirmation
from records.place import Unit

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def columns_of(form: "DataclassInstance") -> dict[str, Any]:
    """A form as the row keeps it: every field by its name, the SSN sealed with its blind index."""
    told = asdict(form)
    ssn = told.pop("ssn")
    sealed = {"ssn_cipher": secrets.seal(ssn), "ssn_index": secrets.blind_index(ssn)} if ssn else {}
    return told | sealed


def payload_of(form: "DataclassInstance", channel: str) -> dict[str, Any]:
    """What was said, as plain JSON; of an SSN only whether one was given."""
    told = asdict(form)
    told["ssn_given"] = told.pop("ssn") is not None
    days = {name: value.isoformat() for name, value in told.items() if isinstance(value, dt.date)}
    return {**told, **days, "channel": channel}


def unused_number(session: Session, numbers: InstrumentedAttribute[str], county_code: str) -> str:
    """A fresh number that stands in no row of a column."""
    while True:
        number = new_confirmation(county_code)
        if not session.scalar(select(exists().where(numbers == number))):
            return number


def first_unit(session: Session, county_code: str, *kinds: str) -> int | None:
    """A county's unit of the first of these kinds that it has, else its first unit."""
    places: dict[ColumnElement[bool], int] = {Unit.kind == kind: place for place, kind in enumerate(kinds)}
    order = case(*places.items(), else_=len(kinds))
    return session.scalar(select(Unit.id).where(Unit.county_code == county_code).order_by(order, Unit.id).limit(1))
