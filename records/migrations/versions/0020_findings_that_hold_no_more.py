"""A finding may hold no more: the timesheet was corrected, or the county approved the hours after the fact."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Say when a finding was found to hold no more."""
    op.add_column("violation_finding", sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Forget it."""
    op.drop_column("violation_finding", "gone_at")
