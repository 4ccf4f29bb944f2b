"""Organizations' systems read with tokens of their own; a question to the help desk may be passed on to the liaison."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"


def upgrade() -> None:
    """Make the table and the column."""
    op.create_table(
        "organization_token",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("made_by_id", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by_id", sa.BigInteger(), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("minute", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "(revoked_at is null) = (revoked_by_id is null)", name=op.f("ck_organization_token_revoked_by_somebody")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["organization_user.id"], name=op.f("fk_organization_token_made_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["revoked_by_id"], ["organization_user.id"], name=op.f("fk_organization_token_revoked_by_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["organization_user.id"], name=op.f("fk_organization_token_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_organization_token_token_hash")),
    )
    op.create_index(op.f("ix_organization_token_user_id"), "organization_token", ["user_id"], unique=False)
    op.add_column("help_ticket", sa.Column("passed_on_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_help_ticket_user_id", "help_ticket", ["user_id", "id"], unique=False)


def downgrade() -> None:
    """Take them away."""
    op.drop_index("ix_help_ticket_user_id", "help_ticket")
    op.drop_column("help_ticket", "passed_on_at")
    op.drop_table("organization_token")
