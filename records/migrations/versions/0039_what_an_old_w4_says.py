"""A W-4 from before 2020 keeps what its paper says, and the decision that made it one of today."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"

WHOLE = "num_nonnulls(old_status, old_allowances, decision_id) in (0, 3)"


def upgrade() -> None:
    """Which certificates were such papers before, nobody knows."""
    op.add_column("withholding_certificate", sa.Column("old_status", sa.String(24)))
    op.add_column("withholding_certificate", sa.Column("old_allowances", sa.BigInteger()))
    op.add_column("withholding_certificate", sa.Column("decision_id", sa.BigInteger()))
    name = op.f("fk_withholding_certificate_decision_id")
    op.create_foreign_key(name, "withholding_certificate", "decision", ["decision_id"], ["id"])
    op.create_check_constraint(op.f("ck_withholding_certificate_old_paper_whole"), "withholding_certificate", WHOLE)


def downgrade() -> None:
    """The certificate stays as it is withheld by."""
    for name in ("decision_id", "old_allowances", "old_status"):
        op.drop_column("withholding_certificate", name)
