"""The queries of what is reckoned again; see `activities.pay_run.reading_sql` for how they are written."""

import polars as pl

from activities.pay_run.reading_sql import Query
from records.made_void import MADE_VOID

ROOTS = Query(
    """
    select t.id, t.corrects_id is not null and not exists (
            select from payment p where p.timesheet_id = t.id and p.replaces_id is null), r.id, r.run_id
    from timesheet t cross join lateral (
        select p.id, p.run_id from timesheet s join payment p on p.timesheet_id = s.id and p.replaces_id is null
        where s.assignment_id = t.assignment_id and s.period_begins = t.period_begins and p.run_id <> {run}
        order by p.id limit 1) r
    where t.id = any('{timesheets}')
    """,
    {"timesheet_id": pl.Int64, "corrects": pl.Boolean, "adjusts_id": pl.Int64, "turn": pl.Int64},
)
"""The first payment of a pair's half-month: in its run's turn the time is counted again, however often it changes."""

PAID_LINES = Query(
    f"""
    select coalesce(p.adjusts_id, p.id), l.kind, l.rate_cents, l.regular_rate_cents, sum(l.minutes)::bigint,
        sum(l.cents)::bigint
    from payment p join pay_line l on l.payment_id = p.id
    where (p.id = any('{{roots}}') or p.adjusts_id = any('{{roots}}')) and p.run_id <> {{run}} and l.rate_cents > 0
        and not {MADE_VOID}
    group by 1, 2, 3, 4
    """,
    {
        "adjusts_id": pl.Int64,
        "kind": pl.String,
        "rate_cents": pl.Int64,
        "regular_rate_cents": pl.Int64,
        "minutes": pl.Int64,
        "cents": pl.Int64,
    },
)
"""What was settled for a half-month so far: paid, or found overpaid and to be recovered; not what was made void."""

ALONE = "num_nonnulls(p.timesheet_id, p.adjusts_id, p.replaces_id) = 0"
ALONE_ROOTS = Query(
    f"""
    select s.assignment_id, p.period_begins, false, min(p.id), min(p.run_id)
    from sick_leave_claim s join payment p on p.id = s.payment_id
    where s.assignment_id = any('{{pairs}}') and {ALONE} and p.run_id <> {{run}}
    group by s.assignment_id, p.period_begins
    """,
    {
        "assignment_id": pl.Int64,
        "period_begins": pl.Date,
        "corrects": pl.Boolean,
        "adjusts_id": pl.Int64,
        "turn": pl.Int64,
    },
)
"""The first payment of a pair's half-month that was for sick leave alone."""

ALONE_LINES = Query(
    f"""
    select r.id, l.kind, l.rate_cents, l.regular_rate_cents, sum(l.minutes)::bigint, sum(l.cents)::bigint
    from payment r join payment p on p.assignment_id = r.assignment_id and p.period_begins = r.period_begins
            and (p.adjusts_id = r.id
                or {ALONE} and exists (select from sick_leave_claim s where s.payment_id = p.id))
        join pay_line l on l.payment_id = p.id
    where r.id = any('{{roots}}') and p.run_id <> {{run}} and l.rate_cents > 0
        and not {MADE_VOID}
    group by 1, 2, 3, 4
    """,
    PAID_LINES.columns,
)
"""As `PAID_LINES`, of sick leave that was paid alone, also where several payments of the half-month were such."""
