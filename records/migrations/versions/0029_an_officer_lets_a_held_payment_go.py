"""An officer lets a held payment go: who, when and why; certificates of a range of providers are found by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Add the columns and the index."""
    op.add_column("pay_hold", sa.Column("released_by_id", sa.BigInteger(), nullable=True))
    op.add_column("pay_hold", sa.Column("released_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("pay_hold", sa.Column("release_reason", sa.Text(), nullable=True))
    op.create_foreign_key(op.f("fk_pay_hold_released_by_id_staff"), "pay_hold", "staff", ["released_by_id"], ["id"])
    op.create_check_constraint(
        op.f("ck_pay_hold_released_by_somebody"), "pay_hold", "(released_at is null) = (released_by_id is null)"
    )
    op.create_index(
        "ix_withholding_certificate_enrollment", "withholding_certificate", ["enrollment_id", "form", "starts_on"]
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_index("ix_withholding_certificate_enrollment", "withholding_certificate")
    for column in ("released_by_id", "released_at", "release_reason"):
        op.drop_column("pay_hold", column)
