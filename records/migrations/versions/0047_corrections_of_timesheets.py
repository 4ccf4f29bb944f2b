"""Corrections of timesheets are found among all timesheets, for the list of those that were not paid in time."""

from alembic import op

revision = "0047"
down_revision = "0046"


def upgrade() -> None:
    """An index that holds corrections alone."""
    op.create_index("ix_timesheet_correction", "timesheet", ["decided_at"], postgresql_where="corrects_id is not null")


def downgrade() -> None:
    """They are looked for among all again."""
    op.drop_index("ix_timesheet_correction", "timesheet")
