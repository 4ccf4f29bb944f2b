"""Shares of cost that several providers bear are divided when a run is planned; an overpayment knows its gross."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One row a timesheet of a run, of cases with several providers."""
    op.create_table(
        "pay_run_share",
        sa.Column("run_id", sa.BigInteger(), nullable=False),
        sa.Column("timesheet_id", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("cents >= 0", name="ck_pay_run_share_no_less_than_nothing"),
        sa.PrimaryKeyConstraint("run_id", "timesheet_id", name="pk_pay_run_share"),
    )
    op.create_index("ix_pay_run_share_case", "pay_run_share", ["run_id", "case_id", "month"])
    op.add_column("overpayment", sa.Column("gross_cents", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """As before."""
    op.drop_column("overpayment", "gross_cents")
    op.drop_table("pay_run_share")
