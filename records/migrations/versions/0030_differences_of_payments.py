"""Dues by a union's own table, what a run found overpaid, and which payment another adjusts."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Add columns and indexes, and let an order take what the union's dues come to."""
    op.add_column("pay_order", sa.Column("dues_of", sa.String(12), nullable=True))
    op.drop_constraint(op.f("ck_pay_order_amount_or_share"), "pay_order")
    op.create_check_constraint(
        op.f("ck_pay_order_amount_or_share"),
        "pay_order",
        "num_nonnulls(amount_cents, share_hundredths, dues_of) = 1",
    )
    op.create_check_constraint(
        op.f("ck_pay_order_known_union"),
        "pay_order",
        "dues_of is null or (dues_of in ('udw','seiu_2015') and kind = 'union_dues')",
    )
    op.drop_index("ix_order_taken_order", "order_taken")
    op.create_index("ix_order_taken_order", "order_taken", ["order_id", "payment_id"])
    op.add_column("payment", sa.Column("adjusts_id", sa.BigInteger(), nullable=True))
    op.create_index("ix_payment_adjusts", "payment", ["adjusts_id"], postgresql_where="adjusts_id is not null")
    op.add_column("overpayment", sa.Column("run_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(op.f("fk_overpayment_run_id_pay_run"), "overpayment", "pay_run", ["run_id"], ["id"])
    op.create_index("ix_overpayment_run", "overpayment", ["run_id"], postgresql_where="run_id is not null")
    op.add_column("overpayment", sa.Column("forgiven_by_id", sa.BigInteger(), nullable=True))
    op.add_column("overpayment", sa.Column("forgiven_reason", sa.Text(), nullable=True))
    op.create_foreign_key(
        op.f("fk_overpayment_forgiven_by_id_staff"), "overpayment", "staff", ["forgiven_by_id"], ["id"]
    )


def downgrade() -> None:
    """Take them away."""
    for column in ("forgiven_reason", "forgiven_by_id", "run_id"):
        op.drop_column("overpayment", column)
    op.drop_column("payment", "adjusts_id")
    op.drop_index("ix_order_taken_order", "order_taken")
    op.create_index("ix_order_taken_order", "order_taken", ["order_id"])
    op.drop_constraint(op.f("ck_pay_order_known_union"), "pay_order")
    op.drop_constraint(op.f("ck_pay_order_amount_or_share"), "pay_order")
    op.create_check_constraint(
        op.f("ck_pay_order_amount_or_share"), "pay_order", "(amount_cents is null) <> (share_hundredths is null)"
    )
    op.drop_column("pay_order", "dues_of")
