"""What is done for the page of a new run: the run reckoned to the cent, and nothing of it kept."""

import datetime as dt
from dataclasses import dataclass

from workflows.steps.pay_run import Outcome

PREVIEW = "preview_pay_run"


@dataclass(frozen=True)
class PreviewOrder:
    """A run that nobody has made: what it would take, and of a changed rate the county."""

    kind: str
    period_begins: dt.date
    period_ends: dt.date
    pay_date: dt.date
    county_code: str | None
    at: dt.datetime


@dataclass(frozen=True)
class Previewed:
    """What such a run would come to, in cents.

    All nought where `outcome` is failed, as the law has no answer for it, or not_now, as another is being reckoned.
    """

    outcome: Outcome
    timesheets: int = 0
    payments: int = 0
    providers: int = 0
    gross_cents: int = 0
    net_cents: int = 0
    held: int = 0
    overpaid: int = 0
    overpaid_cents: int = 0
