"""Files of timesheets from the paper and telephone channels, their parts, and what each line came to."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "timesheet_file",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("layout", sa.String(length=8), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=True),
        sa.Column("sender", sa.String(length=40), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("kept_as", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_by_id", sa.BigInteger(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=True),
        sa.Column("timesheets", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("parts", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("layout in ('csv','fixed')", name=op.f("ck_timesheet_file_known_layout")),
        sa.CheckConstraint(
            "status in ('received','checked','deciding','done','refused')", name=op.f("ck_timesheet_file_known_status")
        ),
        sa.ForeignKeyConstraint(["received_by_id"], ["staff.id"], name=op.f("fk_timesheet_file_received_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timesheet_file")),
        sa.UniqueConstraint("sha256", name=op.f("uq_timesheet_file_sha256")),
    )
    op.create_table(
        "timesheet_file_part",
        sa.Column("file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["timesheet_file.id"], name=op.f("fk_timesheet_file_part_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timesheet_file_part")),
    )
    op.create_index("uq_timesheet_file_part", "timesheet_file_part", ["file_id", "number"], unique=True)
    op.create_table(
        "timesheet_line",
        sa.Column("file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("claimed_minutes", sa.BigInteger(), nullable=False),
        sa.Column("payable_minutes", sa.BigInteger(), nullable=False),
        sa.Column("timesheet_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "outcome in ('accepted','held','returned','awaiting','rejected')",
            name=op.f("ck_timesheet_line_known_outcome"),
        ),
        sa.ForeignKeyConstraint(["file_id"], ["timesheet_file.id"], name=op.f("fk_timesheet_line_file_id")),
        sa.ForeignKeyConstraint(["timesheet_id"], ["timesheet.id"], name=op.f("fk_timesheet_line_timesheet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timesheet_line")),
    )
    op.create_index("uq_timesheet_line", "timesheet_line", ["file_id", "number"], unique=True)


def downgrade() -> None:
    """Take them back."""
    for table in ("timesheet_line", "timesheet_file_part", "timesheet_file"):
        op.drop_table(table)
