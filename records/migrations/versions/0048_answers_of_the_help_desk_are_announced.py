"""When whoever asked the help desk read their question last: an answer is announced until then."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"


def upgrade() -> None:
    """Make the column; what is closed already is announced to nobody."""
    op.add_column("help_ticket", sa.Column("read_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("update help_ticket set read_at = closed_at where closed_at is not null")


def downgrade() -> None:
    """Take it away."""
    op.drop_column("help_ticket", "read_at")
