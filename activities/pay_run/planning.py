"""Planning a run: which providers each part has, and which numbers its payments."""

import datetime as dt
import os

from sqlalchemy import text
from sqlalchemy.orm import Session

from activities.pay_run import numbers, shares_planned, statistics
from activities.pay_run.owed import owed
from activities.pay_run.reading import AGAIN
from activities.pay_run.sick_days import HALF, alone
from records.pay_run import PayRun, PayRunPart
from records.pay_running import one_by_one
from rules.book import load_book

PART_TIMESHEETS = 25_000
"""Timesheets of a part: enough for columns to pay, few enough for one transaction and for a kill to cost little.

HEARTH_PAY_PART_TIMESHEETS names another number; a run that is planned keeps its parts.
"""

PARTS = """
with due as materialized (
    select t.enrollment_id, t.assignment_id, t.period_begins from timesheet t where {owed})
select min(enrollment_id), max(enrollment_id), sum(sheets)::bigint from (
    select enrollment_id, sum(sheets) as sheets,
        ((sum(sum(sheets)) over (order by enrollment_id) - 1)::bigint / :most) as part
    from (
        select enrollment_id, count(*) as sheets from due group by enrollment_id
        union all
        select leave.enrollment_id, count(distinct (leave.assignment_id, {half}))
        from sick_leave_claim leave where {alone} group by leave.enrollment_id) as each
    group by enrollment_id) as provider
group by part order by part
"""
"""All of a provider's timesheets lie in one part, for overtime is a matter of the provider's whole week."""


def plan(session: Session, run: PayRun, at: dt.datetime) -> int:
    """Set parts and payment numbers aside, once; how many parts. `at` is when it is planned."""
    if run.parts or run.first_payment_id is not None:
        return run.parts
    statistics.refresh(session)
    most = int(os.environ.get("HEARTH_PAY_PART_TIMESHEETS") or PART_TIMESHEETS)
    with one_by_one(session, run.kind in AGAIN):
        found = session.execute(text(_parts(run)), {"most": most}).all()
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


def _parts(run: PayRun) -> str:
    return PARTS.format(owed=owed(run), alone=alone(run, "due t where"), half=HALF)
