"""What follows from a record."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "enrollment_appeal",
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("notice_on", sa.Date(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("against", sa.String(length=24), nullable=False),
        sa.Column("grounds", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("entered_by_id", sa.BigInteger(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_reason", sa.Text(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "outcome in ('received','late','granted','denied','overtaken')",
            name=op.f("ck_enrollment_appeal_known_outcome"),
        ),
        sa.CheckConstraint("decided_by_id <> entered_by_id", name=op.f("ck_enrollment_appeal_decider_is_not_enterer")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["staff.id"], name=op.f("fk_enrollment_appeal_decided_by_id")),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_enrollment_appeal_enrollment_id")),
        sa.ForeignKeyConstraint(["entered_by_id"], ["staff.id"], name=op.f("fk_enrollment_appeal_entered_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrollment_appeal")),
    )
    op.create_index(op.f("ix_enrollment_appeal_enrollment_id"), "enrollment_appeal", ["enrollment_id"], unique=False)
    op.create_table(
        "exception_request",
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("notice_on", sa.Date(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("offense_kind", sa.String(length=24), nullable=False),
        sa.Column("offenses", sa.BigInteger(), nullable=False),
        sa.Column("custody_ended_on", sa.Date(), nullable=True),
        sa.Column("standard", sa.String(length=24), nullable=True),
        sa.Column("evidence", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("statement", sa.Text(), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("entered_by_id", sa.BigInteger(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recommended_by_id", sa.BigInteger(), nullable=True),
        sa.Column("recommended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recommendation", sa.Text(), nullable=True),
        sa.Column("decided_by_id", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_reason", sa.Text(), nullable=True),
        sa.Column("decision_ids", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "outcome in ('received','returned','forwarded','granted','denied','late','overtaken')",
            name=op.f("ck_exception_request_known_outcome"),
        ),
        sa.CheckConstraint(
            "decided_by_id <> recommended_by_id and decided_by_id <> entered_by_id",
            name=op.f("ck_exception_request_state_is_nobody_else"),
        ),
        sa.CheckConstraint(
            "recommended_by_id <> entered_by_id", name=op.f("ck_exception_request_supervisor_is_not_enterer")
        ),
        sa.ForeignKeyConstraint(["decided_by_id"], ["staff.id"], name=op.f("fk_exception_request_decided_by_id")),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_exception_request_enrollment_id")),
        sa.ForeignKeyConstraint(["entered_by_id"], ["staff.id"], name=op.f("fk_exception_request_entered_by_id")),
        sa.ForeignKeyConstraint(
            ["recommended_by_id"], ["staff.id"], name=op.f("fk_exception_request_recommended_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exception_request")),
    )
    op.create_index(op.f("ix_exception_request_enrollment_id"), "exception_request", ["enrollment_id"], unique=False)
    op.create_table(
        "conviction",
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("inquiry_id", sa.BigInteger(), nullable=True),
        sa.Column("offense", sa.Text(), nullable=False),
        sa.Column("code_section", sa.String(length=40), nullable=True),
        sa.Column("tier", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.String(length=16), server_default="notice", nullable=False),
        sa.Column("out_of_state", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("convicted_on", sa.Date(), nullable=False),
        sa.Column("released_on", sa.Date(), nullable=True),
        sa.Column("relief", sa.String(length=32), nullable=True),
        sa.Column("entered_by_id", sa.BigInteger(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision_id", sa.BigInteger(), nullable=True),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("source in ('notice','court_papers')", name=op.f("ck_conviction_known_source")),
        sa.CheckConstraint("released_on >= convicted_on", name=op.f("ck_conviction_released_after_conviction")),
        sa.CheckConstraint("tier in (0, 1, 2)", name=op.f("ck_conviction_known_tier")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_conviction_decision_id")),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_conviction_enrollment_id")),
        sa.ForeignKeyConstraint(["entered_by_id"], ["staff.id"], name=op.f("fk_conviction_entered_by_id")),
        sa.ForeignKeyConstraint(["inquiry_id"], ["partner_inquiry.id"], name=op.f("fk_conviction_inquiry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conviction")),
    )
    op.create_index(op.f("ix_conviction_enrollment_id"), "conviction", ["enrollment_id"], unique=False)
    op.create_table(
        "reinstatement",
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=True),
        sa.Column("proposed_by_id", sa.BigInteger(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("reviewed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("review_reason", sa.Text(), nullable=True),
        sa.Column("decision_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("reviewed_by_id <> proposed_by_id", name=op.f("ck_reinstatement_approver_is_not_proposer")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_reinstatement_decision_id")),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_reinstatement_enrollment_id")),
        sa.ForeignKeyConstraint(["proposed_by_id"], ["staff.id"], name=op.f("fk_reinstatement_proposed_by_id")),
        sa.ForeignKeyConstraint(["reviewed_by_id"], ["staff.id"], name=op.f("fk_reinstatement_reviewed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reinstatement")),
    )
    op.create_index(op.f("ix_reinstatement_enrollment_id"), "reinstatement", ["enrollment_id"], unique=False)
    op.create_table(
        "waiver",
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("signed_by", sa.String(length=24), nullable=False),
        sa.Column("signer_is_applicant", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("entered_by_id", sa.BigInteger(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("review_reason", sa.Text(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=True),
        sa.Column("decision_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("outcome in ('accepted','refused','irregular')", name=op.f("ck_waiver_known_outcome")),
        sa.CheckConstraint("reviewed_by_id <> entered_by_id", name=op.f("ck_waiver_reviewer_is_not_enterer")),
        sa.ForeignKeyConstraint(["case_id"], ["care_case.id"], name=op.f("fk_waiver_case_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_waiver_decision_id")),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_waiver_enrollment_id")),
        sa.ForeignKeyConstraint(["entered_by_id"], ["staff.id"], name=op.f("fk_waiver_entered_by_id")),
        sa.ForeignKeyConstraint(["reviewed_by_id"], ["staff.id"], name=op.f("fk_waiver_reviewed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiver")),
    )
    op.create_index(op.f("ix_waiver_case_id"), "waiver", ["case_id"], unique=False)
    op.create_index(op.f("ix_waiver_enrollment_id"), "waiver", ["enrollment_id"], unique=False)
    op.create_index(
        "uq_waiver_in_force",
        "waiver",
        ["enrollment_id", "case_id"],
        unique=True,
        postgresql_where="outcome in ('accepted','irregular') and ended_on is null",
    )


def downgrade() -> None:
    """Take back."""
    op.drop_index(
        "uq_waiver_in_force",
        table_name="waiver",
        postgresql_where="outcome in ('accepted','irregular') and ended_on is null",
    )
    op.drop_index(op.f("ix_waiver_enrollment_id"), table_name="waiver")
    op.drop_index(op.f("ix_waiver_case_id"), table_name="waiver")
    op.drop_table("waiver")
    op.drop_index(op.f("ix_reinstatement_enrollment_id"), table_name="reinstatement")
    op.drop_table("reinstatement")
    op.drop_index(op.f("ix_conviction_enrollment_id"), table_name="conviction")
    op.drop_table("conviction")
    op.drop_index(op.f("ix_exception_request_enrollment_id"), table_name="exception_request")
    op.drop_table("exception_request")
    op.drop_index(op.f("ix_enrollment_appeal_enrollment_id"), table_name="enrollment_appeal")
    op.drop_table("enrollment_appeal")
