"""Shares of cost that providers in several parts may bear, divided when a run is planned.

Just these providers are reckoned, as their parts will be, and nothing of it is kept but what each timesheet bears at
most. So what is held takes none, no part waits for another's result, and the rows come to the share and never to more.
What a part finds held that was not when the run was planned bears nothing, and its part is left for the month's later
payments, as is what was paid after all.
"""

from dataclasses import replace

import polars as pl
from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from activities.pay_run.deciding import decide
from activities.pay_run.owed import owed
from activities.pay_run.reading import read
from activities.pay_run.shares_of_cost import CASE_AND_MONTH, MONTH, divided
from records.pay_run import PayRun, PayRunPart
from records.pay_run_share import PayRunShare

SHARED = """
with owing as materialized (
    select t.enrollment_id, t.case_id, date_trunc('month', t.period_begins)::date as month
    from (select distinct case_id from share_of_cost where cents > 0) s join timesheet t on t.case_id = s.case_id
    where {owed})
select o.enrollment_id, o.case_id, o.month from owing o where (o.case_id, o.month) in (
    select case_id, month from owing group by case_id, month having count(distinct enrollment_id) > 1)
"""
"""Recipients with a share of cost for whose month several providers are owed something, and these providers."""

SCHEMA = {"enrollment_id": pl.Int64, "case_id": pl.Int64, "month": pl.Date}
ALL = 1 << 30
"""More timesheets than these providers have."""


def plan(session: Session, run: PayRun) -> int:
    """Divide what several providers bear; how many timesheets it is divided among."""
    rows = session.execute(text(SHARED.format(owed=owed(run)))).all()
    if not rows:
        return 0
    shared = pl.DataFrame([tuple(row) for row in rows], schema=SCHEMA, orient="row")
    providers = shared["enrollment_id"].unique().sort()
    bounds = {"first_enrollment_id": providers[0], "last_enrollment_id": providers[-1]}
    these = PayRunPart(run_id=run.id, number=0, timesheets=ALL, **bounds)
    known = read(session, run, these, providers)
    sheets = decide(session, replace(known, with_orders=False)).sheets
    cases = shared.select(CASE_AND_MONTH).unique()
    mine = sheets.with_columns(MONTH).join(cases, on=CASE_AND_MONTH, how="semi").filter(pl.col("share_left_cents") > 0)
    bearing = mine.filter(pl.col("outcome") == "pay", pl.col("gross_cents") > 0)
    planned = mine.join(divided(bearing, run.pay_date), on="place", how="left").filter(
        pl.col("timesheet_id").is_not_null()
    )
    told = planned.select(
        "timesheet_id", *CASE_AND_MONTH, run_id=pl.lit(run.id), cents=pl.col("share_cents").fill_null(0)
    ).to_dicts()
    if told:
        session.execute(insert(PayRunShare), told)
    return len(told)
