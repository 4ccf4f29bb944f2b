"""Planning a run: which providers each part has, and which numbers its payments."""

import datetime as dt
import os

import polars as pl
from sqlalchemy.orm import Session

from activities.pay_run import numbers, shares_planned, statistics
from activities.pay_run.owed import owed
from activities.pay_run.reading import AGAIN
from activities.pay_run.sick_days import HALF, alone
from activities.timesheet_files.copying import fetched
from records.pay_run import PayRun, PayRunPart
from records.pay_running import one_by_one
from rules.book import load_book

PART_TIMESHEETS = 25_000
"""Timesheets of a part: enough for columns to pay, few enough for one transaction and for a kill to cost little.

HEARTH_PAY_PART_TIMESHEETS names another number; a run that is planned keeps its parts.
"""

DUE = """
with due as materialized (
    select t.enrollment_id, t.assignment_id, t.period_begins from timesheet t where {owed})
select enrollment_id from due
union all
select enrollment_id from (
    select distinct leave.enrollment_id, leave.assignment_id, {half} from sick_leave_claim leave where {alone}) as each
"""
"""A row for each payment that may come of it, with its provider."""


def plan(session: Session, run: PayRun, at: dt.datetime) -> int:
    """Set parts and payment numbers aside, once; how many parts. `at` is when it is planned."""
    if run.parts or run.first_payment_id is not None:
        return run.parts
    statistics.refresh(session)
    found = _parts(session, run)
    number = numbers.set_aside(session, run, sum(sheets for *_, sheets in found))
    for place, (first, last, sheets) in enumerate(found):
        session.add(
            PayRunPart(
                run_id=run.id,
                number=place,
                first_enrollment_id=first,
                last_enrollment_id=last,
                first_payment_id=number,
                timesheets=sheets,
            )
        )
        number += sheets
    shares_planned.plan(session, run)
    run.parts, run.law, run.touched_at = len(found), load_book().version, at
    session.flush()
    return run.parts


def _parts(session: Session, run: PayRun) -> list[tuple[int, int, int]]:
    """The first and the last provider of each part, and its timesheets. All of a provider's lie in one part, for
    overtime is a matter of the provider's whole week."""
    most = int(os.environ.get("HEARTH_PAY_PART_TIMESHEETS") or PART_TIMESHEETS)
    query = DUE.format(owed=owed(run), alone=alone(run, "due t where"), half=HALF)
    with one_by_one(session, run.kind in AGAIN):
        due = fetched(session, query, {"enrollment_id": pl.Int64})
    provider, sheets = pl.col("enrollment_id"), pl.col("len").cast(pl.Int64)
    in_order = due.group_by(provider).len().sort(provider)
    part = ((sheets.cum_sum() - 1) // most).alias("part")
    found = in_order.group_by(part, maintain_order=True).agg(
        provider.min().alias("first"), provider.max(), sheets.sum()
    )
    return found.drop("part").rows()
