"""An answer keeps the file that it came in, by which whoever sent that up is found."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    """Answers of before came in files that nobody knows any more."""
    op.add_column("payment_answer", sa.Column("file_name", sa.String(120)))
    op.add_column("payment_answer", sa.Column("file_sha256", sa.String(64)))
    where = sa.text("kind = 'send_answers'")
    op.create_index("ix_submission_answers", "submission", [sa.text("(payload ->> 'sha256')")], postgresql_where=where)


def downgrade() -> None:
    """Who sent a file up stays on record."""
    op.drop_index("ix_submission_answers", "submission")
    op.drop_column("payment_answer", "file_sha256")
    op.drop_column("payment_answer", "file_name")
