"""The queries of standing orders; see `activities.pay_run.reading_sql` for how they are written."""

import polars as pl

from activities.pay_run.reading_sql import Query

ORDERS = Query(
    """
    select o.enrollment_id, o.id, o.assignment_id, o.kind, o.amount_cents, o.share_hundredths, o.dues_of,
        o.balance_cents, o.starts_on
    from pay_order o
    where o.enrollment_id between {first} and {last}
        and o.starts_on <= '{pay_date}' and coalesce(o.ends_on > '{pay_date}', true)
        and (o.overpayment_id is null or (
            select v.forgiven_at is null and coalesce(r.status = 'issued', true)
            from overpayment v left join pay_run r on r.id = v.run_id where v.id = o.overpayment_id))
    """,
    {
        "enrollment_id": pl.Int64,
        "order_id": pl.Int64,
        "order_assignment": pl.Int64,
        "kind": pl.String,
        "amount_cents": pl.Int64,
        "share_hundredths": pl.Int64,
        "dues_of": pl.String,
        "balance_cents": pl.Int64,
        "began_on": pl.Date,
    },
)
"""Orders in force on the pay date. What a run found overpaid is recovered once that run's payments are issued.

An overpayment is looked up for the few orders that have one: joined, all of them were gone through for each order.
"""

GIVEN = Query(
    """
    select t.order_id, sum(t.cents)::bigint from order_taken t join payment p on p.id = t.payment_id
    where t.order_id = any('{orders}') and p.run_id <> {run} group by t.order_id
    """,
    {"order_id": pl.Int64, "given": pl.Int64},
)

EARLIEST = """(select coalesce(min(r.first_payment_id), 0) from pay_run r where r.pay_date >= '{since}')"""
"""No payment of these pay dates has a lower number."""

RECENT = Query(
    f"""
    select t.order_id, p.period_begins, p.pay_date >= '{{month}}', sum(t.cents)::bigint
    from order_taken t join payment p on p.id = t.payment_id
    where t.order_id = any('{{orders}}') and t.payment_id >= {EARLIEST} and p.run_id <> {{run}}
    group by 1, 2, 3
    """,
    {"order_id": pl.Int64, "period_begins": pl.Date, "this_month": pl.Boolean, "cents": pl.Int64},
)
"""What earlier runs took for these half-months, and in the month of the pay date."""

MINUTES = Query(
    f"""
    select p.enrollment_id, p.assignment_id, sum(p.minutes)::bigint
    from assignment a join payment p on p.assignment_id = a.id and p.id >= {EARLIEST}
    where a.enrollment_id = any('{{providers}}') and p.pay_date >= '{{month}}' and p.run_id <> {{run}}
    group by 1, 2
    """,
    {"enrollment_id": pl.Int64, "assignment_id": pl.Int64, "minutes": pl.Int64},
)
"""The time of members that was paid in the month of the pay date."""
