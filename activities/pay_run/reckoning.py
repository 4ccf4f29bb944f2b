"""Reckoning one part of a run: read, decide, make sure, write; done as a whole or not begun."""

import datetime as dt

import polars as pl
from sqlalchemy.orm import Session

from activities.pay_run import clearing, deciding, overpaid, sick_days, sure, writing
from activities.pay_run.failed import PayFailed
from activities.pay_run.ledger_lines import with_shares
from activities.pay_run.reading import read
from records.pay_run import PayRun, PayRunPart


def reckon(session: Session, run: PayRun, part: PayRunPart, at: dt.datetime) -> None:
    """Reckon a part, once. Raises PayFailed, which undoes it, where the law has no answer or two that differ."""
    if part.reckoned_at is not None:
        return
    if part.payments or part.held:  # reckoned before, and something changed since (activities/pay_run/looking_again.py)
        clearing.clear(session, run, part)
    known = read(session, run, part)
    decided = deciding.decide(session, known)
    part.sampled = sure.make_sure(session, run, decided, at)
    paid = deciding.paid(decided).with_columns(payment_id=part.first_payment_id + pl.col("place"))
    _must_add_up(paid)
    clearing.forget_holds(session, run, part)
    writing.write(session, run, part, decided, with_shares(paid, decided.taken), at)
    sick_days.mark(session, known.sick_leave, paid)
    overpaid.record(session, run, paid, at)


def _must_add_up(paid: pl.DataFrame) -> None:
    """Every cent of the gross is taken or paid. Raises PayFailed."""
    whole = pl.sum_horizontal(*deciding.TAKEN_OFF, "net_cents")
    wrong = paid.filter((whole != pl.col("gross_cents")) | (pl.col("net_cents") < 0))
    if wrong.height:
        number = wrong["payment_id"][0]
        raise PayFailed(f"Payment {number}: what is taken and what is paid do not add up to its gross.")
