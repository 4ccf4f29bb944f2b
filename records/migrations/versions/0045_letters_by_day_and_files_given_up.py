"""Letters of a day are found without looking at all; a file from CCS that stands still is refused by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"


def upgrade() -> None:
    """Make the index and the column."""
    op.create_index("ix_snapshot_letter_changed", "snapshot_letter", ["changed_on"], unique=False)
    op.add_column("ccs_file", sa.Column("refused_by_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(op.f("fk_ccs_file_refused_by_id"), "ccs_file", "staff", ["refused_by_id"], ["id"])
    op.drop_constraint(op.f("uq_ccs_file_sha256"), "ccs_file")
    op.create_index(
        "uq_ccs_file_content", "ccs_file", ["sha256"], unique=True, postgresql_where="refused_by_id is null"
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_index("uq_ccs_file_content", "ccs_file")
    op.create_unique_constraint(op.f("uq_ccs_file_sha256"), "ccs_file", ["sha256"])
    op.drop_constraint(op.f("fk_ccs_file_refused_by_id"), "ccs_file")
    op.drop_column("ccs_file", "refused_by_id")
    op.drop_index("ix_snapshot_letter_changed", "snapshot_letter")
