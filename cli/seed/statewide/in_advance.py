"""The month that some recipients were paid in advance, to be accounted for by timesheets (W&I 12304)."""

import datetime as dt

import numpy as np
import polars as pl

from cli.seed.statewide.days import Span
from cli.seed.statewide.recipients import Recipients
from cli.seed.statewide.writer import Writer
from rules.preview import preview

NET_OF_HOUR = 1_700
"""Cents that an hour comes to, about, after taxes."""

DUE = "deadline.advance_pay_reconciliation"


def write_advances(writer: Writer, span: Span, recipients: Recipients) -> None:
    """Write what was paid for the half-month's month on its first day."""
    some = np.flatnonzero(recipients.advance)
    month = span.begins.replace(day=1)
    rows = pl.DataFrame({"case_id": recipients.case_id[some], "cents": recipients.hours[some] * NET_OF_HOUR})
    told = {"month": pl.lit(month), "issued_on": pl.lit(month), "due_on": pl.lit(_due(month))}
    writer.write("advance_payment", rows.with_columns(reconciled_cents=pl.lit(0), **told))


def _due(month: dt.date) -> dt.date:
    answer = preview(DUE, month, {"from": month.isoformat()}).answer or {}
    return dt.date.fromisoformat(str(answer["due"]))
