"""An assessment's draft keeps the form as typed, and counts its saves so that two tabs do not overwrite each other."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Apply."""
    empty = sa.text("'{}'::jsonb")
    op.add_column("assessment", sa.Column("typed", postgresql.JSONB(), nullable=False, server_default=empty))
    op.add_column("assessment", sa.Column("saves", sa.BigInteger(), nullable=False, server_default="0"))
    op.alter_column("assessment", "typed", server_default=None)
    op.alter_column("assessment", "saves", server_default=None)


def downgrade() -> None:
    """Take back."""
    op.drop_column("assessment", "saves")
    op.drop_column("assessment", "typed")
