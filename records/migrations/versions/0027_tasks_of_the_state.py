"""Tasks of the state: a pay run belongs to no county, and neither do the words it waits for."""

from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Let a task have no county."""
    op.alter_column("task", "county_code", nullable=True)


def downgrade() -> None:
    """Such tasks are closed and forgotten."""
    op.execute("delete from task_move where task_id in (select id from task where county_code is null)")
    op.execute("delete from task_comment where task_id in (select id from task where county_code is null)")
    op.execute("delete from task where county_code is null")
    op.alter_column("task", "county_code", nullable=False)
