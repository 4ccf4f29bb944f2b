"""What administrators repaired, steps that fail, and since when each part has been as it is."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "office_repair",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("about", sa.String(length=120), nullable=False),
        sa.Column("part", sa.String(length=120), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "what in ('try_message', 'try_step', 'pause', 'resume', 'trigger')",
            name=op.f("ck_office_repair_known_way"),
        ),
        sa.CheckConstraint("outcome in ('asked','gone','away')", name=op.f("ck_office_repair_known_outcome")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_office_repair_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_repair")),
    )
    op.create_index("ix_office_repair_at", "office_repair", ["at"])
    op.execute(
        "create trigger office_repair_is_added_to_only before update or delete on office_repair "
        "for each row execute function refuse_change()"
    )
    op.create_table(
        "step_fault",
        sa.Column("workflow_id", sa.Text(), nullable=False),
        sa.Column("step_id", sa.Text(), nullable=False),
        sa.Column("step", sa.String(length=60), nullable=False),
        sa.Column("fault", sa.String(length=80), nullable=False),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workflow_id", "step_id", name=op.f("pk_step_fault")),
    )
    op.create_index("ix_step_fault_last", "step_fault", ["last_at"])
    op.create_table(
        "part_watch",
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("part", name=op.f("pk_part_watch")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("part_watch")
    op.drop_index("ix_step_fault_last", table_name="step_fault")
    op.drop_table("step_fault")
    op.drop_index("ix_office_repair_at", table_name="office_repair")
    op.drop_table("office_repair")
