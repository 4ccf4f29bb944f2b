"""Where a conviction was read: a notice of the Department of Justice, or court papers, which alone deny nobody."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Apply."""
    op.add_column("conviction", sa.Column("source", sa.String(length=16), server_default="notice", nullable=False))
    op.add_column("conviction", sa.Column("out_of_state", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_check_constraint(op.f("ck_conviction_known_source"), "conviction", "source in ('notice','court_papers')")


def downgrade() -> None:
    """Take back."""
    op.drop_constraint(op.f("ck_conviction_known_source"), "conviction")
    op.drop_column("conviction", "out_of_state")
    op.drop_column("conviction", "source")
