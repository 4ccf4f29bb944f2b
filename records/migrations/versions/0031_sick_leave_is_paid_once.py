"""Which payment paid a day of sick leave; sick leave that is held without a timesheet."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"

PAID_BEFORE = """
update sick_leave_claim s set payment_id = p.id
from payment p join pay_run r on r.id = p.run_id join timesheet t on t.id = p.timesheet_id
where p.assignment_id = s.assignment_id and p.replaces_id is null and p.adjusts_id is null
    and s.day between t.period_begins and t.period_ends and s.claimed_at <= coalesce(r.reckoned_at, r.touched_at)
    and s.outcome = 'pay' and s.payable_minutes > 0
    and exists (select from pay_line l where l.payment_id = p.id and l.kind = 'sick_leave')
"""
"""What was paid with timesheets until now."""


def upgrade() -> None:
    """Add the mark and the indexes that find what is owed and what a payment paid."""
    op.add_column("sick_leave_claim", sa.Column("payment_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_sick_leave_claim_owed",
        "sick_leave_claim",
        ["enrollment_id", "assignment_id", "day"],
        postgresql_where="outcome = 'pay' and payment_id is null",
    )
    op.create_index(
        "ix_sick_leave_claim_payment", "sick_leave_claim", ["payment_id"], postgresql_where="payment_id is not null"
    )
    op.execute(PAID_BEFORE)
    op.alter_column("pay_hold", "timesheet_id", existing_type=sa.BigInteger(), nullable=True)
    op.add_column("pay_hold", sa.Column("assignment_id", sa.BigInteger(), nullable=True))
    op.add_column("pay_hold", sa.Column("period_begins", sa.Date(), nullable=True))
    op.create_foreign_key(
        op.f("fk_pay_hold_assignment_id_assignment"), "pay_hold", "assignment", ["assignment_id"], ["id"]
    )
    op.create_index("ix_pay_hold_enrollment", "pay_hold", ["enrollment_id"])
    op.create_check_constraint(
        op.f("ck_pay_hold_about_something"),
        "pay_hold",
        "timesheet_id is not null or (assignment_id is not null and period_begins is not null)",
    )


def downgrade() -> None:
    """Take them away. What is held without a timesheet cannot be kept."""
    op.execute("delete from pay_hold where timesheet_id is null")
    op.drop_index("ix_pay_hold_enrollment", "pay_hold")
    op.drop_constraint(op.f("ck_pay_hold_about_something"), "pay_hold")
    for column in ("period_begins", "assignment_id"):
        op.drop_column("pay_hold", column)
    op.alter_column("pay_hold", "timesheet_id", existing_type=sa.BigInteger(), nullable=False)
    op.drop_index("ix_sick_leave_claim_payment", "sick_leave_claim")
    op.drop_index("ix_sick_leave_claim_owed", "sick_leave_claim")
    op.drop_column("sick_leave_claim", "payment_id")
