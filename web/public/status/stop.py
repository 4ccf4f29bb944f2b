"""A stop on the way of an application, as its applicant reads it."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Stop:
    """One stop on the way. `state`: done, now, later. `by` is the day it should be over."""

    title: str
    state: str
    says: str
    by: dt.date | None = None
