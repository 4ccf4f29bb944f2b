"""Why the county decided as it did on extra hours: kept, and told to the recipient who is refused."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Add the column."""
    op.add_column("extra_hours", sa.Column("decision_reason", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("extra_hours", "decision_reason")
