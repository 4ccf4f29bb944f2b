"""Who a person is, put right: the record of each correction, which is only added to."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the record, and refuse any change of it."""
    op.create_table(
        "person_correction",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("form_key", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=False),
        sa.Column("changed", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("before", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("after", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("ssn_before", sa.LargeBinary(), nullable=True),
        sa.Column("reason", sa.String(length=24), nullable=False),
        sa.Column("proof", sa.String(length=24), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "reason in ('mistyped','marriage','court','ssa_letter','told_wrongly')",
            name=op.f("ck_person_correction_known_reason"),
        ),
        sa.CheckConstraint(
            "proof in ('ssn_card','ssa_letter','drivers_license','passport','birth_certificate',"
            "'marriage_certificate','court_order','immigration_document')",
            name=op.f("ck_person_correction_known_proof"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_correction_person_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_person_correction_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_correction")),
        sa.UniqueConstraint("form_key", name=op.f("uq_person_correction_form_key")),
    )
    op.create_index(op.f("ix_person_correction_person_id"), "person_correction", ["person_id"], unique=False)
    op.execute(
        "create trigger person_correction_is_added_to_only before update or delete on person_correction "
        "for each row execute function refuse_change()"
    )


def downgrade() -> None:
    """Take it back; the trigger goes with its table."""
    op.drop_table("person_correction")
