"""What is done when a limit of a month in advance is over. No step about a subject: an advance is a case's."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

WORKFLOW = "AdvancePay"
LIMIT_OVER = "advance_limit_over"


class Limit(StrEnum):
    """The two limits from the issuance of advance pay (MPP 30-769.73; ACL 24-38)."""

    RECONCILIATION = "reconciliation"  # 45 days: what is missing is presumed overpaid
    ARREARS = "arrears"  # 90 days: the county may move the recipient to payment in arrears


@dataclass(frozen=True)
class BeginAdvance:
    """A month was paid out; the instants at which the days of its limits are over in California."""

    advance_id: int
    due_at: dt.datetime
    arrears_at: dt.datetime


@dataclass(frozen=True)
class AdvanceDay:
    """A limit of an advance is over at an instant."""

    advance_id: int
    limit: Limit
    at: dt.datetime


@dataclass(frozen=True)
class AdvanceSeen:
    """Whether anything is left that timesheets do not account for."""

    left: bool
