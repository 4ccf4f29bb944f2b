"""Which steps have had their effect: a step retried after a crash finds its result here instead of acting again."""

import datetime as dt
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from records.base import Base


class ActivityLog(Base):
    """One step of one workflow, done."""

    __tablename__ = "activity_log"

    workflow_id: Mapped[str] = mapped_column(primary_key=True)
    activity_id: Mapped[str] = mapped_column(primary_key=True)  # run id + activity id
    kind: Mapped[str]
    done_at: Mapped[dt.datetime]
    result: Mapped[dict[str, Any] | None]
