"""Who changed what about staff, and passwords that open once."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make the record, and refuse any change of it."""
    op.add_column("staff", sa.Column("one_time_until", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "staff_change",
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(length=24), nullable=False),
        sa.Column("roles_before", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("roles_after", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "what in ('added','roles','unit','left','back','one_time_password','own_password','let_in')",
            name=op.f("ck_staff_change_known_what"),
        ),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_staff_change_by_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_change_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_change")),
    )
    op.create_index(op.f("ix_staff_change_staff_id"), "staff_change", ["staff_id"], unique=False)
    op.execute(
        "create trigger staff_change_is_added_to_only before update or delete on staff_change "
        "for each row execute function refuse_change()"
    )


def downgrade() -> None:
    """Take it back; the trigger goes with its table."""
    op.drop_table("staff_change")
    op.drop_column("staff", "one_time_until")
