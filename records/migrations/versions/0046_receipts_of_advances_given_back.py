"""That the money of a month in advance was given back is written down by one and confirmed by another."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"

RECEIPT = ("receipt_cents", "receipt_reason", "receipt_at", "receipt_by_id")
WHOLE = f"num_nulls({', '.join(RECEIPT)}) in (0, 4)"
BY_TWO = "settled_as <> 'given_back' or settled_by_id <> receipt_by_id"
WAITS = "receipt_at is not null and settled_at is null"
OPEN = "reconciled_cents < cents and settled_at is null"


def upgrade() -> None:
    """What was settled before by one word stays settled."""
    op.add_column("advance_payment", sa.Column("receipt_cents", sa.BigInteger(), nullable=True))
    op.add_column("advance_payment", sa.Column("receipt_reason", sa.Text(), nullable=True))
    op.add_column("advance_payment", sa.Column("receipt_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("advance_payment", sa.Column("receipt_by_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f("fk_advance_payment_receipt_by_id"), "advance_payment", "staff", ["receipt_by_id"], ["id"]
    )
    op.create_check_constraint(op.f("ck_advance_payment_whole_receipt"), "advance_payment", WHOLE)
    op.create_check_constraint(op.f("ck_advance_payment_given_back_by_two"), "advance_payment", BY_TWO)
    op.create_index("ix_advance_payment_open", "advance_payment", ["due_on", "id"], postgresql_where=OPEN)
    op.create_index("ix_advance_payment_receipt", "advance_payment", ["receipt_at"], postgresql_where=WAITS)


def downgrade() -> None:
    """Receipts that nobody has confirmed are lost; what two people settled stays settled."""
    op.drop_index("ix_advance_payment_receipt", "advance_payment")
    op.drop_index("ix_advance_payment_open", "advance_payment")
    for name in reversed(RECEIPT):
        op.drop_column("advance_payment", name)
