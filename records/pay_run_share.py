"""The shares of cost that a run divided when it was planned: of recipients whose providers may lie in several parts."""

import datetime as dt

from sqlalchemy import BigInteger, CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base


class PayRunShare(Base):
    """The most that one timesheet's payment bears of its case's share of cost in a run. No row where a case has one
    provider alone; none of the timesheets of a case and month that has any bears more than its row says."""

    __tablename__ = "pay_run_share"

    run_id: Mapped[int] = mapped_column(primary_key=True)
    timesheet_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    case_id: Mapped[int]
    month: Mapped[dt.date]  # its first day
    cents: Mapped[int]

    __table_args__ = (
        CheckConstraint("cents >= 0", name="no_less_than_nothing"),
        Index("ix_pay_run_share_case", "run_id", "case_id", "month"),
    )
