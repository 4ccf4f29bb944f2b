"""Indexes for what pages look up; whoever makes a token for another system is on record."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Apply."""
    op.create_index(op.f("ix_task_case_id"), "task", ["case_id"])
    op.create_index(op.f("ix_notice_case_id"), "notice", ["case_id"])
    op.create_index("ix_task_move_batch", "task_move", ["batch"], postgresql_where="batch is not null")
    op.create_index(
        "ix_proposal_waiting", "proposal", ["id"], postgresql_where="needs_review is true and outcome is null"
    )
    op.add_column("api_token", sa.Column("made_by_id", sa.BigInteger(), nullable=True))
    op.execute("update api_token set made_by_id = staff_id")  # nobody wrote it down before
    op.alter_column("api_token", "made_by_id", nullable=False)
    op.create_foreign_key(op.f("fk_api_token_made_by_id"), "api_token", "staff", ["made_by_id"], ["id"])


def downgrade() -> None:
    """Take back."""
    op.drop_constraint(op.f("fk_api_token_made_by_id"), "api_token", type_="foreignkey")
    op.drop_column("api_token", "made_by_id")
    op.drop_index("ix_proposal_waiting", table_name="proposal")
    op.drop_index("ix_task_move_batch", table_name="task_move")
    op.drop_index(op.f("ix_notice_case_id"), table_name="notice")
    op.drop_index(op.f("ix_task_case_id"), table_name="task")
