"""Issuing rewrites no payment: its status is its run's, until something happens to it alone

Revision ID: 0032
Revises: 0031
"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"

KEPT = "status in ('returned','void','stale','replaced') or status = 'paid' and method = 'warrant'"
BACK = "('returned','void','stale')"
OWN = "own_status in ('paid','returned','void','stale','replaced')"
THEN = "status in ('reckoned','issued','paid','returned','void','stale','replaced')"

SETTLED = f"""
update payment_file f set settled_on = p.day from (
    select p.run_id, coalesce(max(p.status_on) filter (where p.status = 'paid'), min(b.day)) as day
    from payment p left join lateral (select min(a."on") as day from payment_answer a
        where a.payment_id = p.id and a.answer = 'returned') b on true
    where p.method = 'direct_deposit' group by p.run_id
    having bool_or(p.status = 'paid') or bool_and(p.status in ({BACK[1:-1]}, 'replaced'))) p
where p.run_id = f.run_id and f.kind = 'ach'"""
"""The day stood in what was paid. A file whose entries all came back was settled before the first of them did."""


def upgrade() -> None:
    """What stands in a payment is what happened to it alone; the settlement of a file stands in the file."""
    op.add_column("payment_file", sa.Column("settled_on", sa.Date()))
    op.execute(SETTLED)
    op.drop_index("ix_payment_open", table_name="payment")
    op.drop_constraint(op.f("ck_payment_known_status"), "payment")
    op.alter_column("payment", "status", new_column_name="own_status", nullable=True)
    op.alter_column("payment", "status_on", new_column_name="own_status_on")
    kept = KEPT.replace("status", "own_status")
    op.execute(f"update payment set own_status = null, own_status_on = null where not ({kept})")
    op.create_check_constraint(op.f("ck_payment_known_status"), "payment", OWN)
    where = sa.text(f"own_status in {BACK}")
    op.create_index("ix_payment_open", "payment", ["own_status", "run_id"], postgresql_where=where)


def downgrade() -> None:
    """Each payment says again by itself where it stands."""
    op.drop_index("ix_payment_open", table_name="payment")
    op.drop_constraint(op.f("ck_payment_known_status"), "payment")
    op.alter_column("payment", "own_status", new_column_name="status")
    op.alter_column("payment", "own_status_on", new_column_name="status_on")
    op.execute("""update payment p set status = case when q.issued_at is null then 'reckoned'
            when p.method in ('direct_deposit', 'warrant') and f.settled_on is null then 'issued' else 'paid' end,
            status_on = coalesce(f.settled_on, (q.issued_at at time zone 'America/Los_Angeles')::date)
        from pay_run_part q, (select o.id, a.settled_on from payment o
            left join payment_file a on a.run_id = o.run_id and a.kind = 'ach' and o.method = 'direct_deposit') f
        where f.id = p.id and q.run_id = p.run_id and q.number = p.part and p.status is null""")
    op.execute("update payment set status = 'reckoned' where status is null")
    op.alter_column("payment", "status", nullable=False)
    op.create_check_constraint(op.f("ck_payment_known_status"), "payment", THEN)
    where = sa.text(f"status in {BACK}")
    op.create_index("ix_payment_open", "payment", ["status", "run_id"], postgresql_where=where)
    op.drop_column("payment_file", "settled_on")
