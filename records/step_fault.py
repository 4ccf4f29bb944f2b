"""Steps that failed by a fault: written by the worker beside the step's own transaction, which is undone."""

import datetime as dt

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base


class StepFault(Base):
    """One step of one process that failed at least once. It is over when `activity_log` has the step as done."""

    __tablename__ = "step_fault"

    workflow_id: Mapped[str] = mapped_column(primary_key=True)
    step_id: Mapped[str] = mapped_column(primary_key=True)  # as activity_log.activity_id
    step: Mapped[str] = mapped_column(String(60))
    fault: Mapped[str] = mapped_column(String(80))  # the kind of the error, never its message
    tries: Mapped[int]
    first_at: Mapped[dt.datetime]
    last_at: Mapped[dt.datetime]

    __table_args__ = (Index("ix_step_fault_last", "last_at"),)
