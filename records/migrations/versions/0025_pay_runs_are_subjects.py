"""Records may be about a pay run; an accepted timesheet says what is payable of each day of its half-month."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"

MORE = {"clock": (), "decision": (), "document": (), "event": ("at",), "notice": (), "submission": ("id",), "task": ()}
"""The tables, and what follows the reference in the index."""


def upgrade() -> None:
    """Add the references, each with an index of the rows that have it, and the minutes of each day."""
    for table, more in MORE.items():
        op.add_column(table, sa.Column("pay_run_id", sa.BigInteger(), nullable=True))
        op.create_foreign_key(op.f(f"fk_{table}_pay_run_id"), table, "pay_run", ["pay_run_id"], ["id"])
        op.create_index(f"ix_{table}_pay_run", table, ["pay_run_id", *more], postgresql_where="pay_run_id is not null")
    op.add_column("timesheet", sa.Column("day_minutes", sa.ARRAY(sa.SmallInteger()), nullable=True))
    op.execute("""
        update timesheet t set day_minutes = array(
            select coalesce(sum(e.payable_minutes), 0)::smallint
            from generate_series(t.period_begins, t.period_ends, '1 day') as days (each)
            left join timesheet_entry e on e.timesheet_id = t.id and e.version = t.version and e.day = days.each::date
            group by days.each order by days.each
        ) where t.status = 'accepted'
    """)


def downgrade() -> None:
    """Take them back; the keys and indexes go with their columns."""
    op.drop_column("timesheet", "day_minutes")
    for table in MORE:
        op.drop_column(table, "pay_run_id")
